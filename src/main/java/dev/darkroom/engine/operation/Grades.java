package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;

/** Looks that change each pixel's colour by itself. */
final class Grades {
  private Grades() {}

  static ColourKernel blackAndWhite() {
    ToneCurve curve = ToneCurve.contrast(1.1);
    return (lab, _, _) -> {
      lab[0] = curve.at(lab[0]);
      lab[1] = 0;
      lab[2] = 0;
    };
  }

  static ColourKernel sepia() {
    return (lab, _, _) -> {
      float tint = 4 * lab[0] * (1 - lab[0]);
      lab[1] = 0.02f * tint;
      lab[2] = 0.052f * tint;
    };
  }

  /** Lifted blacks and less colour; lights go warm, shadows green; the corners darken. */
  static ColourKernel vintage(Bitmap picture) {
    ColourKernel vignette = vignette(picture, 0.35);
    return (lab, x, y) -> {
      float light = lab[0];
      lab[0] = 0.1f + 0.86f * light;
      lab[1] = 0.72f * lab[1] + 0.008f * (2 * light - 1);
      lab[2] = 0.72f * lab[2] + 0.035f * light;
      vignette.apply(lab, x, y);
    };
  }

  /** Towards red (a) and yellow (b); black stays black. */
  static ColourKernel cast(float a, float b) {
    return (lab, _, _) -> {
      lab[1] += a * lab[0];
      lab[2] += b * lab[0];
    };
  }

  /** Day for night: a third of the light and little colour but blue. */
  static ColourKernel night() {
    return (lab, _, _) -> {
      float light = lab[0];
      lab[0] = 0.62f * light * (0.75f + 0.25f * light);
      lab[1] = 0.4f * lab[1] - 0.006f * light;
      lab[2] = 0.4f * lab[2] - 0.055f * light;
    };
  }

  /** Greens and yellow-greens turn towards ochre; other hues only warm a little. */
  static ColourKernel autumn() {
    return (lab, _, _) -> {
      double chroma = Math.hypot(lab[1], lab[2]);
      double hue = Math.toDegrees(Math.atan2(lab[2], lab[1]));
      double green = Math.clamp(1 - Math.abs(hue - 128) / 48, 0.0, 1.0);
      double turned = Math.toRadians(hue - 66 * Math.sqrt(green));
      double strong = chroma * (1 + 0.25 * green);
      lab[1] = (float) (strong * Math.cos(turned)) + 0.008f * lab[0];
      lab[2] = (float) (strong * Math.sin(turned)) + 0.022f * lab[0];
    };
  }

  static ColourKernel fade() {
    return (lab, _, _) -> {
      lab[0] = 0.16f + 0.8f * lab[0];
      lab[1] *= 0.7f;
      lab[2] *= 0.7f;
    };
  }

  /** Darkens towards the corners, by the fourth power of the cosine as a plain lens does. */
  static ColourKernel vignette(Bitmap picture, double strength) {
    double middleX = (picture.width() - 1) / 2.0;
    double middleY = (picture.height() - 1) / 2.0;
    double corner = Math.max(1, middleX * middleX + middleY * middleY);
    return (lab, x, y) -> {
      double away = ((x - middleX) * (x - middleX) + (y - middleY) * (y - middleY)) / corner;
      double light = 1 / ((1 + strength * away) * (1 + strength * away));
      float factor = (float) Math.cbrt(light);
      lab[0] *= factor;
      lab[1] *= factor;
      lab[2] *= factor;
    };
  }
}

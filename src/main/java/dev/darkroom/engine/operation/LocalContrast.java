package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;

/**
 * The look of merged exposures: the picture's large forms lose contrast, its details gain, told
 * apart by an edge-keeping filter so that no halos show.
 */
final class LocalContrast {
  private static final float FORMS = 0.65f;
  private static final float DETAILS = 2f;
  private static final float COLOUR = 1.12f;

  private LocalContrast() {}

  static ColourKernel of(Bitmap picture, Monitor monitor) {
    Bitmap small = Thumbnail.of(picture, 512);
    monitor.check();
    float[] light = Thumbnail.lightness(small);
    int radius = Math.max(2, Math.max(small.width(), small.height()) / 24);
    GuidedField forms = GuidedField.fit(picture, light, light, small.width(), radius, 0.012);
    return (lab, x, y) -> {
      float before = lab[0];
      float form = forms.at(x, y, before);
      float pivot = 0.58f;
      float fade = Math.min(1, before / 0.12f);
      lab[0] = pivot + FORMS * (form - pivot) + DETAILS * (before - form);
      lab[0] = fade * lab[0] + (1 - fade) * before;
      float chroma = COLOUR * (before > 0.05f ? Math.clamp(lab[0] / before, 0.6f, 1.6f) : 1);
      lab[1] *= chroma;
      lab[2] *= chroma;
    };
  }
}

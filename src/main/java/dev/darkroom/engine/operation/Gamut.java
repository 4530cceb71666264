package dev.darkroom.engine.operation;

import dev.darkroom.engine.colour.Oklab;

/** From OKLab back to 8-bit sRGB, giving up chroma where a colour does not fit. */
final class Gamut {
  private static final int STEPS = 1 << 16;
  private static final float[] ENCODED = encoded();
  private static final double SLACK = 1e-4;

  private Gamut() {}

  /** Writes the linear red, green and blue of a colour, with as much of its chroma as fits. */
  static void toLight(float[] lab, double[] light) {
    double lightness = Math.clamp(lab[0], 0f, 1f);
    Oklab.toLinear(lightness, lab[1], lab[2], light);
    if (fits(light)) {
      return;
    }
    double low = 0;
    double high = 1;
    for (int i = 0; i < 8; i++) {
      double share = (low + high) / 2;
      Oklab.toLinear(lightness, share * lab[1], share * lab[2], light);
      if (fits(light)) {
        low = share;
      } else {
        high = share;
      }
    }
    Oklab.toLinear(lightness, low * lab[1], low * lab[2], light);
  }

  /** Moves a blue-green-red-alpha pixel towards a light by a share from 0 to 1; alpha stays. */
  static void blend(byte[] pixels, int at, double[] light, double share) {
    for (int c = 0; c < 3; c++) {
      int old = pixels[at + c] & 255;
      pixels[at + c] = (byte) Math.round(old + share * (encode(light[2 - c]) - old));
    }
  }

  /** The sRGB value, 0 to 255, of a light. */
  static float encode(double light) {
    return ENCODED[(int) (Math.clamp(light, 0.0, 1.0) * STEPS + 0.5)];
  }

  private static boolean fits(double[] light) {
    return Math.min(light[0], Math.min(light[1], light[2])) >= -SLACK
        && Math.max(light[0], Math.max(light[1], light[2])) <= 1 + SLACK;
  }

  private static float[] encoded() {
    float[] table = new float[STEPS + 1];
    for (int i = 0; i <= STEPS; i++) {
      double c = i / (double) STEPS;
      table[i] =
          (float) (255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055));
    }
    return table;
  }
}

package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.colour.Oklab;

/**
 * Takes a cast of the light away: shades of grey (Finlayson and Trezzi, 2004), which expects the
 * sixth-power mean of a scene to be neutral. Strong colours hardly count: they belong to things,
 * not to the light.
 */
final class WhiteBalance {
  private static final double POWER = 6;

  /** The OKLab chroma at which a pixel's weight has fallen to a third. */
  private static final double CHROMA = 0.07;

  /** A stronger cast is likelier the colour of the things than of the light. */
  private static final double GAIN_MAX = 1.6;

  private WhiteBalance() {}

  /** Measured on a small copy of the picture. */
  static ColourKernel of(Bitmap small) {
    double[] gains = gains(small);
    return (lab, _, _) -> {
      double[] light = new double[3];
      Oklab.toLinear(lab[0], lab[1], lab[2], light);
      for (int c = 0; c < 3; c++) {
        light[c] = Math.max(0, light[c] * gains[c]);
      }
      Perceived.from(light, lab);
    };
  }

  /** For red, green and blue; together they keep a grey's lightness. */
  static double[] gains(Bitmap small) {
    double[] sums = new double[3];
    byte[] p = small.pixels();
    float[] lab = new float[3];
    for (int i = 0; i < p.length; i += 4) {
      boolean clipped = (p[i] & p[i + 1] & p[i + 2] & 255) >= 250;
      if (p[i + 3] != 0 && !clipped) {
        Oklab.from(p[i + 2] & 255, p[i + 1] & 255, p[i] & 255, lab, 0);
        double chroma = Math.hypot(lab[1], lab[2]) / CHROMA;
        double weight = Math.exp(-chroma * chroma);
        for (int c = 0; c < 3; c++) {
          sums[c] += weight * Math.pow(Oklab.linear(p[i + 2 - c] & 255), POWER);
        }
      }
    }
    double[] gains = {1, 1, 1};
    double mean = 0;
    for (int c = 0; c < 3; c++) {
      gains[c] = Math.pow(Math.max(sums[c], 1e-12), 1 / POWER);
      mean += gains[c] / 3;
    }
    double luminance = 0;
    double[] weights = {0.2126, 0.7152, 0.0722};
    for (int c = 0; c < 3; c++) {
      gains[c] = Math.clamp(mean / gains[c], 1 / GAIN_MAX, GAIN_MAX);
      luminance += weights[c] * gains[c];
    }
    for (int c = 0; c < 3; c++) {
      gains[c] /= luminance;
    }
    return gains;
  }
}

package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.colour.Oklab;

/** The colour of a region next to a pixel on its outline: an estimate of its unmixed foreground. */
final class Surroundings {
  private static final int SURE = 250;

  /** Samples to each side, so that a large window costs no more than a small one. */
  private static final int SAMPLES = 3;

  private Surroundings() {}

  /** Writes the mean linear red, green, blue; leaves the values where nothing sure is near. */
  static void mean(Bitmap picture, Mask mask, int x, int y, double[] rgb) {
    int step = Math.max(1, Math.max(picture.width(), picture.height()) / 700);
    double red = 0;
    double green = 0;
    double blue = 0;
    double sum = 0;
    for (int dy = -SAMPLES; dy <= SAMPLES; dy++) {
      int v = y + dy * step;
      for (int dx = -SAMPLES; dx <= SAMPLES && v >= 0 && v < picture.height(); dx++) {
        int u = x + dx * step;
        if (u >= 0 && u < picture.width() && mask.at(u, v) >= SURE) {
          int i = 4 * (v * picture.width() + u);
          double weight = 1.0 / (1 + dx * dx + dy * dy);
          blue += weight * Oklab.linear(picture.pixels()[i] & 255);
          green += weight * Oklab.linear(picture.pixels()[i + 1] & 255);
          red += weight * Oklab.linear(picture.pixels()[i + 2] & 255);
          sum += weight;
        }
      }
    }
    if (sum > 0) {
      rgb[0] = red / sum;
      rgb[1] = green / sum;
      rgb[2] = blue / sum;
    }
  }
}

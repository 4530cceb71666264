package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.colour.Oklab;
import java.util.Arrays;

/**
 * Takes haze away: the dark channel prior (He, Sun and Tang, 2009). Where no channel of a
 * neighbourhood is dark, the air adds light; how much is measured small and fitted to the edges.
 */
final class Haze {
  private static final double LEFT = 0.12;
  private static final int SIDE = 512;

  private Haze() {}

  static ColourKernel of(Bitmap picture, double strength) {
    Bitmap small = Thumbnail.of(picture, SIDE);
    int radius = Math.max(1, Math.max(small.width(), small.height()) / 60);
    double[] air = air(small, radius);
    float[] clear = darkChannel(small, radius, air);
    for (int i = 0; i < clear.length; i++) {
      clear[i] = 1 - (float) (strength * 0.95) * clear[i];
    }
    GuidedField transmission =
        GuidedField.fit(
            picture, Thumbnail.lightness(small), clear, small.width(), 4 * radius, 0.002);
    return (lab, x, y) -> {
      double passed = Math.clamp(transmission.at(x, y, lab[0]), LEFT, 1.0);
      double[] light = new double[3];
      Oklab.toLinear(lab[0], lab[1], lab[2], light);
      for (int c = 0; c < 3; c++) {
        light[c] = Math.max(0, (light[c] - air[c]) / passed + air[c]);
      }
      Perceived.from(light, lab);
    };
  }

  /** The linear light of the haze: the mean of the pixels with the brightest dark channel. */
  private static double[] air(Bitmap small, int radius) {
    float[] dark = darkChannel(small, radius, new double[] {1, 1, 1});
    float[] sorted = dark.clone();
    Arrays.sort(sorted);
    float from = sorted[(int) (sorted.length * 0.995)];
    double[] air = new double[3];
    int count = 0;
    for (int i = 0; i < dark.length; i++) {
      if (dark[i] >= from) {
        count++;
        for (int c = 0; c < 3; c++) {
          air[c] += Oklab.linear(small.pixels()[4 * i + 2 - c] & 255);
        }
      }
    }
    for (int c = 0; c < 3; c++) {
      air[c] = Math.max(0.05, air[c] / count);
    }
    return air;
  }

  /** The least of red, green and blue, each against the air's, within a square. */
  private static float[] darkChannel(Bitmap small, int radius, double[] air) {
    int count = small.width() * small.height();
    float[] least = new float[count];
    for (int i = 0; i < count; i++) {
      double value = 1;
      for (int c = 0; c < 3; c++) {
        value = Math.min(value, Oklab.linear(small.pixels()[4 * i + 2 - c] & 255) / air[c]);
      }
      least[i] = (float) value;
    }
    return Boxes.least(least, small.width(), radius);
  }
}

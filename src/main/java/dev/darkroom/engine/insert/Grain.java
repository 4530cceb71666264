package dev.darkroom.engine.insert;

import dev.darkroom.engine.Bitmap;
import java.util.Arrays;

/**
 * How soft and how noisy a photo is.
 *
 * @param blur the deviation of a Gaussian that would make a sharp picture as soft, in pixels
 * @param noise the deviation of its noise, in 8-bit levels
 */
record Grain(double blur, double noise) {
  private static final int WORKING = 1 << 20;
  private static final int BLOCK = 16;
  private static final double BLUR_MAX = 2.5;
  private static final double NOISE_MAX = 9;

  /** Measured in the middle of the photo, as much of it as is needed. */
  static Grain of(Bitmap photo) {
    int width = Math.min(photo.width(), 1 << 10);
    int height = Math.min(photo.height(), WORKING / Math.max(1, width));
    if (width < BLOCK || height < BLOCK) {
      return new Grain(0, 0);
    }
    float[] light = new float[width * height];
    int left = (photo.width() - width) / 2;
    int top = (photo.height() - height) / 2;
    for (int i = 0; i < light.length; i++) {
      int at = 4 * ((top + i / width) * photo.width() + left + i % width);
      byte[] p = photo.pixels();
      light[i] = 0.114f * (p[at] & 255) + 0.587f * (p[at + 1] & 255) + 0.299f * (p[at + 2] & 255);
    }
    return new Grain(blur(light, width, height), noise(light, width, height));
  }

  /**
   * From how much a little more blur weakens the sharpest edges: Zhuo and Sim, "Defocus map
   * estimation from a single image", 2011.
   */
  private static double blur(float[] light, int width, int height) {
    float[] softer = binomial(light, width);
    float[] slopes = new float[width * height];
    double[] ratios = new double[width * height];
    int count = 0;
    for (int y = 2; y < height - 2; y++) {
      for (int x = 2; x < width - 2; x++) {
        int i = y * width + x;
        float slope = slope(light, i, width);
        if (slope > 12) {
          slopes[count] = slope;
          ratios[count++] = slope / Math.max(1e-3, slope(softer, i, width));
        }
      }
    }
    if (count < 50) {
      return 0;
    }
    double[] seen = Arrays.copyOf(ratios, count);
    Arrays.sort(seen);
    double ratio = seen[(int) (0.85 * (count - 1))];
    // The binomial kernel has a variance of one pixel; a rendered edge one of about a quarter.
    double variance = 1 / Math.max(1e-3, ratio * ratio - 1);
    return Math.min(BLUR_MAX, Math.sqrt(Math.max(0, variance - 0.6)));
  }

  private static float slope(float[] light, int i, int width) {
    return (float)
        Math.hypot((light[i + 1] - light[i - 1]) / 2, (light[i + width] - light[i - width]) / 2);
  }

  /** 1 4 6 4 1 both ways. */
  private static float[] binomial(float[] light, int width) {
    float[] rows = light.clone();
    float[] all = light.clone();
    for (int i = 2; i < light.length - 2; i++) {
      rows[i] =
          (light[i - 2] + 4 * light[i - 1] + 6 * light[i] + 4 * light[i + 1] + light[i + 2]) / 16;
    }
    for (int i = 2 * width; i < light.length - 2 * width; i++) {
      all[i] =
          (rows[i - 2 * width]
                  + 4 * rows[i - width]
                  + 6 * rows[i]
                  + 4 * rows[i + width]
                  + rows[i + 2 * width])
              / 16;
    }
    return all;
  }

  /**
   * What is left after differences of differences (Immerkaer, "Fast noise variance estimation",
   * 1996), in the calmest tenth of the blocks that are neither black nor white.
   */
  private static double noise(float[] light, int width, int height) {
    double[] blocks = new double[(width / BLOCK) * (height / BLOCK)];
    int count = 0;
    for (int top = 1; top + BLOCK < height; top += BLOCK) {
      for (int left = 1; left + BLOCK < width; left += BLOCK) {
        double sum = 0;
        double level = 0;
        for (int i = 0; i < BLOCK * BLOCK; i++) {
          int at = (top + i / BLOCK) * width + left + i % BLOCK;
          sum += Math.abs(mixed(light, at, width));
          level += light[at];
        }
        level /= BLOCK * BLOCK;
        if (level > 16 && level < 240 && count < blocks.length) {
          blocks[count++] = Math.sqrt(Math.PI / 2) / 6 * sum / (BLOCK * BLOCK);
        }
      }
    }
    if (count < 4) {
      return 0;
    }
    double[] seen = Arrays.copyOf(blocks, count);
    Arrays.sort(seen);
    return Math.min(NOISE_MAX, seen[count / 10]);
  }

  private static double mixed(float[] v, int i, int w) {
    return v[i - w - 1]
        - 2 * v[i - w]
        + v[i - w + 1]
        - 2 * (v[i - 1] - 2 * v[i] + v[i + 1])
        + v[i + w - 1]
        - 2 * v[i + w]
        + v[i + w + 1];
  }
}

package dev.darkroom.engine.mask;

import java.util.stream.IntStream;

/** Means over squares, in constant time a pixel; at the frame only what lies inside counts. */
final class BoxFilter {
  private static final int STRIP = 64;

  private BoxFilter() {}

  /** The mean of each pixel's square of the radius, as a new array. */
  static float[] mean(float[] values, int width, int height, int radius) {
    float[] across = new float[values.length];
    float[] result = new float[values.length];
    IntStream.range(0, height)
        .parallel()
        .forEach(y -> line(values, across, y * width, width, radius));
    IntStream.range(0, (width + STRIP - 1) / STRIP)
        .parallel()
        .forEach(k -> strip(across, result, k * STRIP, width, height, radius));
    return result;
  }

  /** Some columns side by side, row by row, so that memory is read in its order. */
  private static void strip(float[] from, float[] to, int left, int width, int height, int radius) {
    int columns = Math.min(STRIP, width - left);
    double[] sum = new double[columns];
    for (int y = 0; y < Math.min(radius, height); y++) {
      add(sum, from, y * width + left, 1);
    }
    for (int y = 0; y < height; y++) {
      if (y + radius < height) {
        add(sum, from, (y + radius) * width + left, 1);
      }
      if (y - radius > 0) {
        add(sum, from, (y - radius - 1) * width + left, -1);
      }
      int count = Math.min(height - 1, y + radius) - Math.max(0, y - radius) + 1;
      for (int k = 0; k < columns; k++) {
        to[y * width + left + k] = (float) (sum[k] / count);
      }
    }
  }

  private static void add(double[] sum, float[] from, int start, int sign) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += sign * from[start + k];
    }
  }

  private static void line(float[] from, float[] to, int start, int n, int radius) {
    double sum = 0;
    for (int k = 0; k < Math.min(radius, n); k++) {
      sum += from[start + k];
    }
    for (int k = 0; k < n; k++) {
      if (k + radius < n) {
        sum += from[start + k + radius];
      }
      if (k - radius > 0) {
        sum -= from[start + k - radius - 1];
      }
      int count = Math.min(n - 1, k + radius) - Math.max(0, k - radius) + 1;
      to[start + k] = (float) (sum / count);
    }
  }
}

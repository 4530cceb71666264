package dev.darkroom.engine.mask;

import java.util.stream.IntStream;

/** Means over squares, in constant time a pixel; at the frame only what lies inside counts. */
final class BoxFilter {
  private BoxFilter() {}

  /** The mean of each pixel's square of the radius, as a new array. */
  static float[] mean(float[] values, int width, int height, int radius) {
    float[] across = new float[values.length];
    float[] result = new float[values.length];
    IntStream.range(0, height)
        .parallel()
        .forEach(y -> line(values, across, y * width, 1, width, radius));
    IntStream.range(0, width)
        .parallel()
        .forEach(x -> line(across, result, x, width, height, radius));
    return result;
  }

  private static void line(float[] from, float[] to, int start, int stride, int n, int radius) {
    double sum = 0;
    for (int k = 0; k < Math.min(radius, n); k++) {
      sum += from[start + k * stride];
    }
    for (int k = 0; k < n; k++) {
      if (k + radius < n) {
        sum += from[start + (k + radius) * stride];
      }
      if (k - radius > 0) {
        sum -= from[start + (k - radius - 1) * stride];
      }
      int count = Math.min(n - 1, k + radius) - Math.max(0, k - radius) + 1;
      to[start + k * stride] = (float) (sum / count);
    }
  }
}

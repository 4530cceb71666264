package dev.darkroom.engine.operation;

/** Means and least values over squares. */
final class Boxes {
  private Boxes() {}

  /** The mean of each value's square neighbourhood as far as it lies inside. */
  static float[] mean(float[] values, int width, int radius) {
    int height = values.length / width;
    float[] rows = new float[values.length];
    for (int y = 0; y < height; y++) {
      line(values, rows, y * width, 1, width, radius);
    }
    float[] result = new float[values.length];
    for (int x = 0; x < width; x++) {
      line(rows, result, x, width, height, radius);
    }
    return result;
  }

  /** The least of each value's square neighbourhood as far as it lies inside. */
  static float[] least(float[] values, int width, int radius) {
    int height = values.length / width;
    float[] rows = new float[values.length];
    float[] result = new float[values.length];
    for (int y = 0; y < height; y++) {
      leastOfLine(values, rows, y * width, 1, width, radius);
    }
    for (int x = 0; x < width; x++) {
      leastOfLine(rows, result, x, width, height, radius);
    }
    return result;
  }

  private static void leastOfLine(
      float[] from, float[] to, int start, int step, int count, int radius) {
    for (int i = 0; i < count; i++) {
      float least = Float.POSITIVE_INFINITY;
      for (int k = Math.max(0, i - radius); k <= Math.min(count - 1, i + radius); k++) {
        least = Math.min(least, from[start + k * step]);
      }
      to[start + i * step] = least;
    }
  }

  private static void line(float[] from, float[] to, int start, int step, int count, int radius) {
    double sum = 0;
    int inside = 0;
    for (int i = 0; i < Math.min(radius, count); i++, inside++) {
      sum += from[start + i * step];
    }
    for (int i = 0; i < count; i++) {
      if (i + radius < count) {
        sum += from[start + (i + radius) * step];
        inside++;
      }
      if (i - radius - 1 >= 0) {
        sum -= from[start + (i - radius - 1) * step];
        inside--;
      }
      to[start + i * step] = (float) (sum / inside);
    }
  }
}

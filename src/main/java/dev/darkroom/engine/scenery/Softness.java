package dev.darkroom.engine.scenery;

import java.util.stream.IntStream;

/** Blurs plates: three means in a row come close to a Gaussian. */
final class Softness {
  private Softness() {}

  /** A blurred copy; the deviation is in pixels. */
  static Plate of(Plate plate, double deviation) {
    Plate result = plate.blank();
    System.arraycopy(plate.light, 0, result.light, 0, plate.light.length);
    if (deviation < 0.3) {
      return result;
    }
    double radius = Math.max(0.25, deviation - 0.1);
    float[] other = new float[plate.light.length];
    for (int pass = 0; pass < 3; pass++) {
      plate.monitor.check();
      along(result.light, other, plate.height, plate.width, 3 * plate.width, 3, radius);
      along(other, result.light, plate.width, plate.height, 3, 3 * plate.width, radius);
    }
    return result;
  }

  /**
   * Means over 2 radius + 1 along each line; what lies beyond the end is as the end.
   *
   * @param radius may have a fraction
   */
  private static void along(
      float[] from, float[] to, int lines, int length, int lineStep, int step, double radius) {
    int whole = (int) radius;
    float part = (float) (radius - whole);
    float scale = (float) (1 / (2 * radius + 1));
    IntStream.range(0, lines)
        .parallel()
        .forEach(
            line -> {
              for (int c = 0; c < 3; c++) {
                int start = line * lineStep + c;
                double sum = 0;
                for (int k = -whole; k <= whole; k++) {
                  sum += from[start + step * Math.clamp(k, 0, length - 1)];
                }
                for (int i = 0; i < length; i++) {
                  float before = from[start + step * Math.max(0, i - whole - 1)];
                  float behind = from[start + step * Math.min(length - 1, i + whole + 1)];
                  to[start + step * i] = (float) (sum + part * (before + behind)) * scale;
                  sum += behind - from[start + step * Math.max(0, i - whole)];
                }
              }
            });
  }

  /** Fills the smaller plate with means of the larger. */
  static void shrink(Plate large, Plate small) {
    IntStream.range(0, small.height)
        .parallel()
        .forEach(
            y -> {
              int top = (int) ((long) y * large.height / small.height);
              int bottom = (int) ((y + 1L) * large.height / small.height);
              for (int x = 0; x < small.width; x++) {
                int left = (int) ((long) x * large.width / small.width);
                int right = (int) ((x + 1L) * large.width / small.width);
                mean(large, left, top, right, bottom, small.light, 3 * (y * small.width + x));
              }
            });
  }

  private static void mean(
      Plate large, int left, int top, int right, int bottom, float[] to, int at) {
    float scale = 1f / ((right - left) * (bottom - top));
    for (int c = 0; c < 3; c++) {
      float sum = 0;
      for (int y = top; y < bottom; y++) {
        for (int x = left; x < right; x++) {
          sum += large.light[3 * (y * large.width + x) + c];
        }
      }
      to[at + c] = sum * scale;
    }
  }
}

package dev.darkroom.engine.mask;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How sharply the picture changes at each pixel. What changes as fast over nine pixels as over
 * three, the penumbra of a shadow or the sweep of a backdrop, counts for nothing.
 *
 * @param value of each pixel, in OKLab a pixel
 * @param near the largest value within a pixel, since an outline may run beside its edge
 * @param noise what most of the picture stays below
 */
@SuppressWarnings("ArrayRecordComponent") // Large buffers, never compared as values.
record SharpEdges(int width, int height, float[] value, float[] near, double noise) {
  /** A change of colour is as visible as one of lightness this many times as large. */
  private static final float TINT_WEIGHT = 1.6f;

  private static final int FINE = 1;
  private static final int COARSE = 4;

  /** What rounding to bytes makes of an even area. */
  private static final double NOISE_MIN = 0.0008;

  static SharpEdges of(Thumbnail picture) {
    int width = picture.width();
    int height = picture.height();
    float[] fine = new float[picture.count()];
    float[] coarse = new float[picture.count()];
    for (int c = 0; c < 3; c++) {
      float[] plane = new float[picture.count()];
      float weight = c == 0 ? 1 : TINT_WEIGHT;
      for (int i = 0; i < plane.length; i++) {
        plane[i] = weight * picture.lab()[3 * i + c];
      }
      addSlope(plane, width, height, FINE, fine);
      addSlope(plane, width, height, COARSE, coarse);
    }
    float[] value = new float[picture.count()];
    for (int i = 0; i < value.length; i++) {
      value[i] = Math.max(0, (float) (Math.sqrt(fine[i]) - Math.sqrt(coarse[i])));
    }
    return new SharpEdges(width, height, value, spread(value, width, height), noise(value));
  }

  /** The largest of the nine values around, of those on the frame that of their neighbour. */
  private static float[] spread(float[] value, int width, int height) {
    float[] across = new float[value.length];
    float[] near = new float[value.length];
    for (int i = 0; i < value.length; i++) {
      int at = i - i % width + Math.clamp(i % width, 1, width - 2);
      across[i] = Math.max(value[at], Math.max(value[at - 1], value[at + 1]));
    }
    for (int i = 0; i < value.length; i++) {
      int at = Math.clamp(i / width, 1, height - 2) * width + i % width;
      near[i] = Math.max(across[at], Math.max(across[at - width], across[at + width]));
    }
    return near;
  }

  private static double noise(float[] value) {
    float[] sorted = value.clone();
    Arrays.sort(sorted);
    return Math.max(NOISE_MIN, sorted[(int) (0.5 * sorted.length)]);
  }

  /** Adds the squared slope of a plane, measured over the reach and smoothed as far. */
  private static void addSlope(float[] plane, int width, int height, int reach, float[] sum) {
    float[] smooth = BoxFilter.mean(plane, width, height, reach);
    IntStream.range(0, height)
        .parallel()
        .forEach(
            y -> {
              int up = Math.max(0, y - reach) * width;
              int down = Math.min(height - 1, y + reach) * width;
              for (int x = 0; x < width; x++) {
                int left = Math.max(0, x - reach);
                int right = Math.min(width - 1, x + reach);
                float across = (smooth[y * width + right] - smooth[y * width + left]) / (2 * reach);
                float along = (smooth[down + x] - smooth[up + x]) / (2 * reach);
                sum[y * width + x] += across * across + along * along;
              }
            });
  }
}

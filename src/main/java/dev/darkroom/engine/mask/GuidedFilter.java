package dev.darkroom.engine.mask;

import dev.darkroom.engine.Bitmap;
import java.util.stream.IntStream;

/**
 * The guided filter with a colour guide (He, Sun, Tang, "Guided image filtering", 2010) in its fast
 * form ("Fast guided filter", 2015): the linear coefficients are found on a small guide and applied
 * at full size, so that memory beyond the result stays that of the small one.
 */
final class GuidedFilter {
  private final int width;
  private final int height;

  /** Slopes for blue, green, red and the offset, of each pixel of the small guide. */
  private final float[][] coefficients;

  private GuidedFilter(int width, int height, float[][] coefficients) {
    this.width = width;
    this.height = height;
    this.coefficients = coefficients;
  }

  /**
   * Fits the values to the guide.
   *
   * @param values one a pixel of the guide, 0 to 1
   * @param radius of the window in pixels of the guide
   * @param eps how much contrast of the guide, squared and of 1, is still taken for flat
   */
  static GuidedFilter fit(Thumbnail guide, float[] values, int radius, double eps) {
    Window window = new Window(guide.width(), guide.height(), radius);
    float[][] colour = {channel(guide, 0), channel(guide, 1), channel(guide, 2)};
    float[][] mean = new float[3][];
    float[][] slope = new float[3][];
    float[] meanValue = window.mean(values);
    for (int c = 0; c < 3; c++) {
      mean[c] = window.mean(colour[c]);
      slope[c] = window.covariance(colour[c], values, mean[c], meanValue);
    }
    float[][] spread = new float[6][];
    for (int c = 0, k = 0; c < 3; c++) {
      for (int d = c; d < 3; d++) {
        spread[k++] = window.covariance(colour[c], colour[d], mean[c], mean[d]);
      }
    }
    float[] offset = solve(slope, spread, mean, meanValue, eps);
    float[][] smooth = {
      window.mean(slope[0]), window.mean(slope[1]), window.mean(slope[2]), window.mean(offset)
    };
    return new GuidedFilter(guide.width(), guide.height(), smooth);
  }

  /**
   * Writes the filtered value, 0 to 1, of the pixels of a row of the full picture.
   *
   * @param wanted which of its own pixels it is to be worked out for; 0 is written elsewhere
   */
  void row(Bitmap picture, int y, Shape wanted, float[] out) {
    byte[] pixels = picture.pixels();
    double v = Math.clamp((y + 0.5) * height / picture.height() - 0.5, 0, height - 1.0);
    int top = (int) v;
    int below = Math.min(top + 1, height - 1);
    float down = (float) (v - top);
    int line = (int) ((long) y * height / picture.height()) * width;
    for (int x = 0; x < picture.width(); x++) {
      if (!wanted.inside()[line + (int) ((long) x * width / picture.width())]) {
        out[x] = 0;
        continue;
      }
      double u = Math.clamp((x + 0.5) * width / picture.width() - 0.5, 0, width - 1.0);
      int left = (int) u;
      int right = Math.min(left + 1, width - 1);
      float along = (float) (u - left);
      int at = 4 * (y * picture.width() + x);
      float value = 0;
      for (int c = 0; c < 4; c++) {
        float[] k = coefficients[c];
        float upper = mix(k[top * width + left], k[top * width + right], along);
        float lower = mix(k[below * width + left], k[below * width + right], along);
        value += mix(upper, lower, down) * (c < 3 ? (pixels[at + c] & 255) / 255f : 1);
      }
      out[x] = Math.clamp(value, 0f, 1f);
    }
  }

  private static float mix(float a, float b, float share) {
    return a + (b - a) * share;
  }

  private static float[] channel(Thumbnail guide, int c) {
    float[] values = new float[guide.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (guide.bgr()[3 * i + c] & 255) / 255f;
    }
    return values;
  }

  /** Turns the covariances with the values into slopes, in place, and returns the offsets. */
  private static float[] solve(
      float[][] slope, float[][] spread, float[][] mean, float[] meanValue, double eps) {
    float[] offset = new float[meanValue.length];
    IntStream.range(0, offset.length)
        .parallel()
        .forEach(
            i -> {
              double xx = spread[0][i] + eps;
              double xy = spread[1][i];
              double xz = spread[2][i];
              double yy = spread[3][i] + eps;
              double yz = spread[4][i];
              double zz = spread[5][i] + eps;
              double[] right = {slope[0][i], slope[1][i], slope[2][i]};
              double c0 = yy * zz - yz * yz;
              double c1 = xz * yz - xy * zz;
              double c2 = xy * yz - xz * yy;
              double determinant = xx * c0 + xy * c1 + xz * c2;
              double s0 = c0 * right[0] + c1 * right[1] + c2 * right[2];
              double s1 =
                  c1 * right[0] + (xx * zz - xz * xz) * right[1] + (xy * xz - xx * yz) * right[2];
              double s2 =
                  c2 * right[0] + (xy * xz - xx * yz) * right[1] + (xx * yy - xy * xy) * right[2];
              slope[0][i] = (float) (s0 / determinant);
              slope[1][i] = (float) (s1 / determinant);
              slope[2][i] = (float) (s2 / determinant);
              offset[i] =
                  meanValue[i]
                      - slope[0][i] * mean[0][i]
                      - slope[1][i] * mean[1][i]
                      - slope[2][i] * mean[2][i];
            });
    return offset;
  }

  private record Window(int width, int height, int radius) {
    float[] mean(float[] values) {
      return BoxFilter.mean(values, width, height, radius);
    }

    float[] covariance(float[] a, float[] b, float[] meanA, float[] meanB) {
      float[] product = new float[a.length];
      for (int i = 0; i < a.length; i++) {
        product[i] = a[i] * b[i];
      }
      float[] result = mean(product);
      for (int i = 0; i < a.length; i++) {
        result[i] -= meanA[i] * meanB[i];
      }
      return result;
    }
  }
}

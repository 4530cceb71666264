package dev.darkroom.engine.composite;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;

/**
 * A grid of numbers at a working size, for what varies slowly over a picture. Whoever makes one may
 * write it until it is handed on.
 */
final class Plane {
  final int width;
  final int height;
  final float[] values;

  Plane(int width, int height) {
    this.width = width;
    this.height = height;
    this.values = new float[Math.multiplyExact(width, height)];
  }

  /** A mask as 0 to 1. */
  static Plane of(Mask mask) {
    Plane result = new Plane(mask.width(), mask.height());
    for (int i = 0; i < result.values.length; i++) {
      result.values[i] = (mask.coverage()[i] & 255) / 255f;
    }
    return result;
  }

  /** A channel of a picture, 0 to 255. */
  static Plane of(Bitmap picture, int channel) {
    Plane result = new Plane(picture.width(), picture.height());
    for (int i = 0; i < result.values.length; i++) {
      result.values[i] = picture.pixels()[4 * i + channel] & 255;
    }
    return result;
  }

  /** Each value times the other plane's. */
  Plane times(Plane other) {
    Plane result = new Plane(width, height);
    for (int i = 0; i < values.length; i++) {
      result.values[i] = values[i] * other.values[i];
    }
    return result;
  }

  /** One less each value. */
  Plane inverted() {
    Plane result = new Plane(width, height);
    for (int i = 0; i < values.length; i++) {
      result.values[i] = 1 - values[i];
    }
    return result;
  }

  /** Means over squares of 2 radius + 1, of what lies inside the frame. */
  Plane blurred(int radius) {
    Plane result = new Plane(width, height);
    if (radius < 1) {
      System.arraycopy(values, 0, result.values, 0, values.length);
      return result;
    }
    float[] rows = new float[values.length];
    for (int y = 0; y < height; y++) {
      acrossRow(values, rows, y * width, radius);
    }
    downColumns(rows, result.values, radius);
    return result;
  }

  /** Three means in a row, which come close to a Gaussian of about this deviation. */
  Plane soft(double deviation) {
    int radius = (int) Math.max(1, Math.round(deviation * 0.94));
    return blurred(radius).blurred(radius).blurred(radius);
  }

  /** The value at a point in pixels of this plane, between its pixels linearly. */
  float at(double x, double y) {
    double cx = Math.clamp(x, 0, width - 1);
    double cy = Math.clamp(y, 0, height - 1);
    int left = (int) cx;
    int top = (int) cy;
    int right = Math.min(left + 1, width - 1);
    int bottom = Math.min(top + 1, height - 1);
    double fx = cx - left;
    double fy = cy - top;
    double upper = values[top * width + left] * (1 - fx) + values[top * width + right] * fx;
    double lower = values[bottom * width + left] * (1 - fx) + values[bottom * width + right] * fx;
    return (float) (upper * (1 - fy) + lower * fy);
  }

  /** The value for a pixel of a picture of another size that shows the same frame. */
  float at(int x, int y, int ofWidth, int ofHeight) {
    if (ofWidth == width && ofHeight == height) {
      return values[y * width + x];
    }
    return at((x + 0.5) * width / ofWidth - 0.5, (y + 0.5) * height / ofHeight - 0.5);
  }

  /** The values for a row of a picture of another size that shows the same frame. */
  float[] row(int y, int ofWidth, int ofHeight) {
    double cy = Math.clamp((y + 0.5) * height / ofHeight - 0.5, 0, height - 1);
    int top = (int) cy;
    int bottom = Math.min(top + 1, height - 1);
    float fy = (float) (cy - top);
    float[] between = new float[width];
    for (int x = 0; x < width; x++) {
      between[x] = values[top * width + x] * (1 - fy) + values[bottom * width + x] * fy;
    }
    if (ofWidth == width) {
      return between;
    }
    float[] row = new float[ofWidth];
    float step = (float) width / ofWidth;
    for (int x = 0; x < ofWidth; x++) {
      float cx = Math.clamp((x + 0.5f) * step - 0.5f, 0, width - 1);
      int left = (int) cx;
      float fx = cx - left;
      row[x] = between[left] * (1 - fx) + between[Math.min(left + 1, width - 1)] * fx;
    }
    return row;
  }

  float max() {
    float max = 0;
    for (float value : values) {
      max = Math.max(max, value);
    }
    return max;
  }

  private void acrossRow(float[] from, float[] to, int start, int radius) {
    double sum = 0;
    for (int next = 0; next < width + radius; next++) {
      if (next < width) {
        sum += from[start + next];
      }
      int gone = next - 2 * radius - 1;
      if (gone >= 0) {
        sum -= from[start + gone];
      }
      int middle = next - radius;
      if (middle >= 0) {
        to[start + middle] =
            (float) (sum / (Math.min(width - 1, next) - Math.max(0, gone + 1) + 1));
      }
    }
  }

  /** All columns side by side, because memory is read by rows. */
  private void downColumns(float[] from, float[] to, int radius) {
    double[] sums = new double[width];
    for (int next = 0; next < height + radius; next++) {
      int gone = next - 2 * radius - 1;
      int middle = next - radius;
      if (next < height) {
        for (int x = 0; x < width; x++) {
          sums[x] += from[next * width + x];
        }
      }
      if (gone >= 0) {
        for (int x = 0; x < width; x++) {
          sums[x] -= from[gone * width + x];
        }
      }
      if (middle >= 0) {
        double share = 1.0 / (Math.min(height - 1, next) - Math.max(0, gone + 1) + 1);
        for (int x = 0; x < width; x++) {
          to[middle * width + x] = (float) (sums[x] * share);
        }
      }
    }
  }
}

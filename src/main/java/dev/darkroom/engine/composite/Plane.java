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
      mean(values, rows, y * width, 1, width, radius);
    }
    for (int x = 0; x < width; x++) {
      mean(rows, result.values, x, width, height, radius);
    }
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

  float max() {
    float max = 0;
    for (float value : values) {
      max = Math.max(max, value);
    }
    return max;
  }

  private static void mean(float[] from, float[] to, int start, int step, int length, int radius) {
    double sum = 0;
    int count = 0;
    for (int next = 0; next < length + radius; next++) {
      if (next < length) {
        sum += from[start + next * step];
        count++;
      }
      int gone = next - 2 * radius - 1;
      if (gone >= 0) {
        sum -= from[start + gone * step];
        count--;
      }
      int middle = next - radius;
      if (middle >= 0 && middle < length) {
        to[start + middle * step] = (float) (sum / count);
      }
    }
  }
}

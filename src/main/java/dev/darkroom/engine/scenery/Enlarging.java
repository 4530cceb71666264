package dev.darkroom.engine.scenery;

import dev.darkroom.engine.Bitmap;

/** Turns a plate's light into pixels of any size: cubic B-splines, which have no steps. */
final class Enlarging {
  private Enlarging() {}

  static void row(Plate plate, Bitmap picture, int y, byte[] tones) {
    boolean same = picture.width() == plate.width && picture.height() == plate.height;
    float[] line = same ? own(plate, y) : between(plate, y, picture.height());
    float[] rgb = new float[3];
    for (int x = 0; x < picture.width(); x++) {
      if (same) {
        System.arraycopy(line, 3 * x, rgb, 0, 3);
      } else {
        across(line, plate.width, (x + 0.5) * plate.width / picture.width() - 0.5, rgb);
      }
      int at = 4 * (y * picture.width() + x);
      double dither = dither(x, y);
      for (int c = 0; c < 3; c++) {
        picture.pixels()[at + 2 - c] = tone(rgb[c], tones, dither);
      }
      picture.pixels()[at + 3] = (byte) 255;
    }
  }

  private static byte tone(float linear, byte[] tones, double dither) {
    int step = (int) Math.min(4096, 2048 * Math.sqrt(Math.max(0, linear)) + 0.5);
    double value = (((tones[2 * step] & 255) << 8) | (tones[2 * step + 1] & 255)) / 64.0;
    return (byte) Math.clamp(Math.round(value + dither), 0, 255);
  }

  private static float[] own(Plate plate, int y) {
    float[] line = new float[3 * plate.width];
    System.arraycopy(plate.light, line.length * y, line, 0, line.length);
    return line;
  }

  /** A row between the plate's rows. */
  private static float[] between(Plate plate, int y, int high) {
    double down = (y + 0.5) * plate.height / high - 0.5;
    int top = (int) Math.floor(down);
    float[] weights = weights(down - top);
    float[] line = new float[3 * plate.width];
    for (int k = 0; k < 4; k++) {
      int start = line.length * Math.clamp(top - 1 + k, 0, plate.height - 1);
      for (int i = 0; i < line.length; i++) {
        line[i] += weights[k] * plate.light[start + i];
      }
    }
    return line;
  }

  private static void across(float[] line, int width, double at, float[] rgb) {
    int left = (int) Math.floor(at);
    float t = (float) (at - left);
    float u = 1 - t;
    float w0 = u * u * u / 6;
    float w3 = t * t * t / 6;
    float w1 = (4 - 6 * t * t + 3 * t * t * t) / 6;
    float w2 = 1 - w0 - w1 - w3;
    int i0 = 3 * Math.clamp(left - 1, 0, width - 1);
    int i1 = 3 * Math.clamp(left, 0, width - 1);
    int i2 = 3 * Math.clamp(left + 1, 0, width - 1);
    int i3 = 3 * Math.clamp(left + 2, 0, width - 1);
    for (int c = 0; c < 3; c++) {
      rgb[c] = w0 * line[i0 + c] + w1 * line[i1 + c] + w2 * line[i2 + c] + w3 * line[i3 + c];
    }
  }

  private static float[] weights(double share) {
    float t = (float) share;
    float u = 1 - t;
    float first = u * u * u / 6;
    float second = (4 - 6 * t * t + 3 * t * t * t) / 6;
    float last = t * t * t / 6;
    return new float[] {first, second, 1 - first - second - last, last};
  }

  /** Interleaved gradient noise (Jimenez 2014), less than half a step. */
  private static double dither(int x, int y) {
    double noise = 52.9829189 * fraction(0.06711056 * x + 0.00583715 * y);
    return 0.98 * (fraction(noise) - 0.5);
  }

  private static double fraction(double value) {
    return value - Math.floor(value);
  }
}

package dev.darkroom.engine.scenery;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import java.util.stream.IntStream;

/**
 * A picture of linear light at a working size. Backgrounds are out of focus, so that one of this
 * size is enlarged for any picture without a loss. Owned by the scene that paints it.
 */
final class Plate {
  /** The long side at which scenes are painted. */
  private static final int LONG = 1024;

  private static final int BAND = 64;

  final int width;
  final int height;

  /** The measure of what is painted: a side of a square of the same area, in pixels. */
  final double unit;

  final Monitor monitor;

  /** Red, green, blue of each pixel, 1 for white, more for what shines. */
  final float[] light;

  private Plate(int width, int height, Monitor monitor) {
    this.width = width;
    this.height = height;
    this.monitor = monitor;
    this.unit = Math.sqrt((double) width * height);
    this.light = new float[3 * width * height];
  }

  /** Paints light at a place. Called by several threads at once. */
  interface Shader {
    /**
     * @param x from the middle of the picture, in units
     * @param y share of the picture's height, 0 at the top
     * @param rgb what is there, to be overwritten
     */
    void at(double x, double y, float[] rgb);
  }

  /** A black plate for a picture of that size. */
  static Plate of(int width, int height, Monitor monitor) {
    double scale = Math.min(1, LONG / (double) Math.max(width, height));
    return new Plate(
        Math.max(1, (int) Math.round(width * scale)),
        Math.max(1, (int) Math.round(height * scale)),
        monitor);
  }

  /** How many units high it is. */
  double tall() {
    return height / unit;
  }

  void paint(Shader shader) {
    paint(0, 1, shader);
  }

  /** Paints the rows between two shares of the height. */
  void paint(double from, double to, Shader shader) {
    int first = Math.clamp(Math.round(from * height), 0, height);
    int last = Math.clamp(Math.round(to * height), 0, height);
    for (int top = first; top < last; top += BAND) {
      monitor.check();
      IntStream.range(top, Math.min(last, top + BAND)).parallel().forEach(y -> row(y, shader));
    }
  }

  private void row(int y, Shader shader) {
    float[] rgb = new float[3];
    double down = (y + 0.5) / height;
    for (int x = 0; x < width; x++) {
      int i = 3 * (y * width + x);
      System.arraycopy(light, i, rgb, 0, 3);
      shader.at((x + 0.5 - width / 2.0) / unit, down, rgb);
      System.arraycopy(rgb, 0, light, i, 3);
    }
  }

  /** Light between pixels, for a place as in {@link Shader}; the nearest where there is none. */
  void sample(double x, double y, float[] rgb) {
    double cx = Math.clamp(x * unit + width / 2.0 - 0.5, 0, width - 1);
    double cy = Math.clamp(y * height - 0.5, 0, height - 1);
    int left = (int) cx;
    int top = (int) cy;
    int right = Math.min(left + 1, width - 1);
    int below = Math.min(top + 1, height - 1);
    double fx = cx - left;
    double fy = cy - top;
    for (int c = 0; c < 3; c++) {
      double upper =
          light[3 * (top * width + left) + c] * (1 - fx)
              + light[3 * (top * width + right) + c] * fx;
      double lower =
          light[3 * (below * width + left) + c] * (1 - fx)
              + light[3 * (below * width + right) + c] * fx;
      rgb[c] = (float) (upper * (1 - fy) + lower * fy);
    }
  }

  /** A copy out of focus, as by a Gaussian of that deviation in units. */
  Plate softened(double deviation) {
    double pixels = deviation * unit;
    int shrink = (int) Math.max(1, pixels / 3);
    if (shrink == 1) {
      return Softness.of(this, pixels);
    }
    Plate small = new Plate(Math.max(1, width / shrink), Math.max(1, height / shrink), monitor);
    Softness.shrink(this, small);
    Plate soft = Softness.of(small, pixels / shrink);
    Plate result = new Plate(width, height, monitor);
    result.paint((x, y, rgb) -> soft.sample(x * unit / width * small.width / small.unit, y, rgb));
    return result;
  }

  /** Puts it out of focus, in place. */
  void soften(double deviation) {
    System.arraycopy(softened(deviation).light, 0, light, 0, light.length);
  }

  /** A black plate of the same size. */
  Plate blank() {
    return new Plate(width, height, monitor);
  }

  /** Moves each row towards another plate's by a share of its own. */
  void mix(Plate other, java.util.function.DoubleUnaryOperator share) {
    for (int y = 0; y < height; y++) {
      float part = (float) Math.clamp(share.applyAsDouble((y + 0.5) / height), 0.0, 1.0);
      for (int i = 3 * y * width; part > 0 && i < 3 * (y + 1) * width; i++) {
        light[i] += part * (other.light[i] - light[i]);
      }
    }
  }

  /** As an opaque picture; light above white is pressed into it, and no slow ramp bands. */
  Bitmap developed(int wide, int high) {
    Bitmap result = new Bitmap(wide, high);
    byte[] tones = tones();
    for (int top = 0; top < high; top += BAND) {
      monitor.check();
      IntStream.range(top, Math.min(high, top + BAND))
          .parallel()
          .forEach(y -> Enlarging.row(this, result, y, tones));
    }
    return result;
  }

  /** From the square root of light, in steps of 1/2048 up to 4, to four times a screen's value. */
  private static byte[] tones() {
    byte[] tones = new byte[2 * 4097];
    for (int i = 0; i <= 4096; i++) {
      double linear = i / 2048.0 * (i / 2048.0);
      double pressed = linear <= 0.7 ? linear : 1 - 0.3 * Math.exp(-(linear - 0.7) / 0.3);
      double c =
          pressed <= 0.0031308 ? 12.92 * pressed : 1.055 * Math.pow(pressed, 1 / 2.4) - 0.055;
      int value = (int) Math.round(64 * 255 * Math.clamp(c, 0.0, 1.0));
      tones[2 * i] = (byte) (value >> 8);
      tones[2 * i + 1] = (byte) value;
    }
    return tones;
  }
}

package dev.darkroom.engine.mask;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.colour.Oklab;
import java.util.stream.IntStream;

/**
 * A small opaque copy of a picture for searches that need no full size: blue, green, red bytes and
 * OKLab values of each pixel, rows from the top.
 */
@SuppressWarnings("ArrayRecordComponent") // Large buffers, never compared as values.
record Thumbnail(int width, int height, byte[] bgr, float[] lab) {
  /** Averages the picture down so that its longer side is at most {@code sideMax} pixels. */
  static Thumbnail of(Bitmap picture, int sideMax) {
    return of(picture, sideMax, true);
  }

  /** The same without OKLab values, for those who need none. */
  static Thumbnail colours(Bitmap picture, int sideMax) {
    return of(picture, sideMax, false);
  }

  private static Thumbnail of(Bitmap picture, int sideMax, boolean lab) {
    double scale = Math.min(1, sideMax / (double) Math.max(picture.width(), picture.height()));
    int width = Math.max(1, (int) Math.round(picture.width() * scale));
    int height = Math.max(1, (int) Math.round(picture.height() * scale));
    Thumbnail result =
        new Thumbnail(
            width, height, new byte[3 * width * height], new float[lab ? 3 * width * height : 0]);
    IntStream.range(0, height).parallel().forEach(y -> result.fillRow(picture, y));
    return result;
  }

  /** The same at half the width and height. */
  Thumbnail halved() {
    Thumbnail half =
        new Thumbnail(width / 2, height / 2, new byte[width / 2 * (height / 2) * 3], new float[0]);
    for (int i = 0; i < half.count(); i++) {
      int from = 2 * (i / half.width) * width + 2 * (i % half.width);
      for (int c = 0; c < 3; c++) {
        int sum = 0;
        for (int step : new int[] {0, 1, width, width + 1}) {
          sum += bgr[3 * (from + step) + c] & 255;
        }
        half.bgr[3 * i + c] = (byte) ((sum + 2) / 4);
      }
    }
    return half;
  }

  int count() {
    return width * height;
  }

  private void fillRow(Bitmap picture, int y) {
    int top = (int) ((long) y * picture.height() / height);
    int bottom = Math.max(top + 1, (int) ((y + 1L) * picture.height() / height));
    for (int x = 0; x < width; x++) {
      int left = (int) ((long) x * picture.width() / width);
      int right = Math.max(left + 1, (int) ((x + 1L) * picture.width() / width));
      int at = 3 * (y * width + x);
      average(picture, left, top, right, bottom, at);
      if (lab.length > 0) {
        Oklab.from(bgr[at + 2] & 255, bgr[at + 1] & 255, bgr[at] & 255, lab, at);
      }
    }
  }

  private void average(Bitmap picture, int left, int top, int right, int bottom, int at) {
    byte[] pixels = picture.pixels();
    long blue = 0;
    long green = 0;
    long red = 0;
    for (int y = top; y < bottom; y++) {
      int i = 4 * (y * picture.width() + left);
      for (int x = left; x < right; x++, i += 4) {
        blue += pixels[i] & 255;
        green += pixels[i + 1] & 255;
        red += pixels[i + 2] & 255;
      }
    }
    long n = (long) (right - left) * (bottom - top);
    bgr[at] = (byte) ((blue + n / 2) / n);
    bgr[at + 1] = (byte) ((green + n / 2) / n);
    bgr[at + 2] = (byte) ((red + n / 2) / n);
  }
}

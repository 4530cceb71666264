package dev.darkroom.engine.render;

import dev.darkroom.engine.Bitmap;

/**
 * Takes out single pixels that stick out of all their neighbours: what is left of noise where the
 * filter may not average, on the edges of things and in glass. A line, even one pixel wide, has
 * neighbours of its own kind and stays.
 */
final class Specks {
  private Specks() {}

  /** Writes a row of a picture as it is without specks. */
  static void row(Bitmap from, Bitmap to, int y) {
    byte[] source = from.pixels();
    byte[] target = to.pixels();
    int width = from.width();
    for (int x = 0; x < width; x++) {
      int at = (y * width + x) * 4;
      boolean inside = x > 0 && y > 0 && x + 1 < width && y + 1 < from.height();
      for (int channel = 0; channel < 3; channel++) {
        int i = at + channel;
        target[i] = inside ? held(source, i, width * 4) : source[i];
      }
      target[at + 3] = source[at + 3];
    }
  }

  /** A value brought between the least and the greatest of its eight neighbours. */
  private static byte held(byte[] pixels, int at, int stride) {
    int least = 255;
    int greatest = 0;
    for (int down = -stride; down <= stride; down += stride) {
      for (int across = -4; across <= 4; across += 4) {
        if (down != 0 || across != 0) {
          int value = pixels[at + down + across] & 255;
          least = Math.min(least, value);
          greatest = Math.max(greatest, value);
        }
      }
    }
    return (byte) Math.clamp(pixels[at] & 255, least, greatest);
  }
}

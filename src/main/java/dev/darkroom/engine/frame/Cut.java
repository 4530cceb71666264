package dev.darkroom.engine.frame;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;

/** Takes a window out of pixels; beyond the picture a window is transparent, a mask 0. */
public final class Cut {
  private Cut() {}

  public static Bitmap of(Bitmap picture, Box window) {
    Bitmap result = new Bitmap(window.width(), window.height());
    copy(picture.pixels(), picture.width(), picture.height(), result.pixels(), window, 4);
    return result;
  }

  public static Mask of(Mask mask, Box window) {
    Mask result = new Mask(window.width(), window.height());
    copy(mask.coverage(), mask.width(), mask.height(), result.coverage(), window, 1);
    return result;
  }

  private static void copy(
      byte[] from, int width, int height, byte[] to, Box window, int pixelBytes) {
    int left = Math.max(0, window.x());
    int length = Math.min(width, window.right()) - left;
    if (length <= 0) {
      return;
    }
    for (int y = Math.max(0, window.y()); y < Math.min(height, window.bottom()); y++) {
      System.arraycopy(
          from,
          (y * width + left) * pixelBytes,
          to,
          ((y - window.y()) * window.width() + left - window.x()) * pixelBytes,
          length * pixelBytes);
    }
  }
}

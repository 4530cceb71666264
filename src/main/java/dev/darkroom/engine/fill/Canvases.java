package dev.darkroom.engine.fill;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import org.jspecify.annotations.Nullable;

/** Makes the canvas of a completion from a part of a picture. */
final class Canvases {
  /** Useless pixels (transparent) this near to the hole are filled along, but not written. */
  private static final int ALONG = 16;

  private Canvases() {}

  /**
   * The part at a scale of 1 / scale; null when it is smaller than two patches.
   *
   * <p>A pixel is unknown where any pixel under it belongs to the hole.
   */
  static @Nullable Canvas of(Bitmap picture, Mask hole, Window seen, int scale) {
    int width = Math.ceilDiv(seen.width(), scale);
    int height = Math.ceilDiv(seen.height(), scale);
    if (Math.min(width, height) < 4 * Canvas.RADIUS) {
      return null;
    }
    int[] colours = new int[3 * width * height];
    boolean[] unknown = new boolean[width * height];
    boolean[] barred = new boolean[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        Window under = under(seen, x * scale, y * scale, scale);
        int at = y * width + x;
        unknown[at] = touches(hole, under);
        boolean opaque = mean(picture, under, colours, 3 * at);
        barred[at] = unknown[at] || !opaque;
      }
    }
    takeAlong(unknown, barred, width, height);
    return new Canvas(width, height, colours, unknown, barred);
  }

  private static Window under(Window seen, int x, int y, int scale) {
    int width = Math.min(scale, seen.width() - x);
    int height = Math.min(scale, seen.height() - y);
    return new Window(seen.x() + x, seen.y() + y, width, height);
  }

  private static boolean touches(Mask hole, Window under) {
    for (int y = under.y(); y < under.bottom(); y++) {
      for (int x = under.x(); x < under.right(); x++) {
        if (hole.coverage()[y * hole.width() + x] != 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** Writes the mean colour; says whether every pixel is opaque. */
  private static boolean mean(Bitmap picture, Window under, int[] into, int to) {
    byte[] pixels = picture.pixels();
    boolean opaque = true;
    long[] sums = new long[3];
    for (int y = under.y(); y < under.bottom(); y++) {
      for (int x = under.x(); x < under.right(); x++) {
        int from = 4 * (y * picture.width() + x);
        for (int c = 0; c < 3; c++) {
          sums[c] += pixels[from + c] & 255;
        }
        opaque &= pixels[from + 3] == (byte) 255;
      }
    }
    for (int c = 0; c < 3; c++) {
      into[to + c] = (int) ((sums[c] + under.area() / 2) / under.area());
    }
    return opaque;
  }

  private static void takeAlong(boolean[] unknown, boolean[] barred, int width, int height) {
    boolean[] known = new boolean[unknown.length];
    for (int i = 0; i < known.length; i++) {
      known[i] = !unknown[i];
    }
    int[] away = Depth.into(known, width, height);
    for (int i = 0; i < unknown.length; i++) {
      unknown[i] |= barred[i] && away[i] <= ALONG * Depth.UNIT;
    }
  }

  /** Gives unknown pixels a first, smooth colour. */
  static void smooth(Canvas canvas) {
    byte[] colours = new byte[canvas.colours.length];
    for (int i = 0; i < colours.length; i++) {
      colours[i] = (byte) canvas.colours[i];
    }
    byte[] filled = NavierStokes.filled(colours, canvas.barred, canvas.width, canvas.height);
    for (int i = 0; i < colours.length; i++) {
      canvas.colours[i] = canvas.unknown[i / 3] ? filled[i] & 255 : canvas.colours[i];
    }
  }
}

package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;

/**
 * How much of the rim of a cut-out lies on the wrong side: old ground that came along outside of
 * the product, or new ground that ate into it.
 */
final class Rim {
  /** How far outside of the product the old ground is looked for, in rims of the specimen. */
  private static final double OUTSIDE = 1.5;

  /** A pixel of soft edge on either side is no fault. */
  private static final int SOFT = 2;

  /** Grounds that are nearer than this in CIEDE2000 cannot be told apart. */
  private static final double ALIKE = 12;

  private Rim() {}

  /** The share of the rim's pixels that show what lies on the other side, 0 to 1. */
  static double wrongShare(Specimen before, Bitmap delivered, String region) {
    Mask product = before.region(region);
    int reach = (int) Math.round(OUTSIDE * before.rim());
    Mask around = Masks.grown(product, reach);
    Mask outside = Masks.grown(product, SOFT);
    Mask inside = Masks.shrunk(product, SOFT);
    Mask core = Masks.shrunk(product, before.rim());
    // Further out than any rim the ground is the new one.
    int[] beyond = nearest(Masks.grown(product, 2 * reach).inverted());
    Bitmap after = opaque(delivered, before.bitmap());
    long all = 0;
    long wrong = 0;
    for (int i = 0; i < beyond.length; i++) {
      boolean out = around.coverage()[i] != 0 && outside.coverage()[i] == 0;
      boolean in = inside.coverage()[i] != 0 && core.coverage()[i] == 0;
      if (out || in) {
        Lab ground = Lab.of(after, beyond[i]);
        Lab old = Lab.of(before.bitmap(), i);
        Lab now = Lab.of(after, i);
        boolean told = old.difference(ground) > ALIKE;
        boolean kept = now.difference(old) < 0.5 * now.difference(ground);
        boolean gone = now.difference(ground) < 0.5 * now.difference(old);
        all += told ? 1 : 0;
        wrong += told && (out ? kept : gone) ? 1 : 0;
      }
    }
    return all == 0 ? 0 : (double) wrong / all;
  }

  /** What is transparent shows a green or a magenta, whichever is further from the picture. */
  private static Bitmap opaque(Bitmap delivered, Bitmap before) {
    long green = 0;
    for (int i = 0; i < before.pixels().length; i += 4) {
      green +=
          2 * (before.pixels()[i + 1] & 255)
              - (before.pixels()[i] & 255)
              - (before.pixels()[i + 2] & 255);
    }
    int[] ground = green > 0 ? new int[] {255, 0, 255} : new int[] {0, 255, 0};
    Bitmap result = delivered.copy();
    byte[] p = result.pixels();
    for (int i = 0; i < p.length; i += 4) {
      int alpha = p[i + 3] & 255;
      for (int c = 0; c < 3; c++) {
        p[i + c] = (byte) (((p[i + c] & 255) * alpha + ground[c] * (255 - alpha)) / 255);
      }
      p[i + 3] = (byte) 255;
    }
    return result;
  }

  /** For each pixel about the nearest one of a mask, by two sweeps. */
  private static int[] nearest(Mask mask) {
    int width = mask.width();
    int[] nearest = new int[width * mask.height()];
    for (int i = 0; i < nearest.length; i++) {
      nearest[i] = mask.coverage()[i] == 0 ? -1 : i;
    }
    for (int i = 0; i < nearest.length; i++) {
      take(nearest, i, i % width > 0 ? i - 1 : -1, width);
      take(nearest, i, i - width, width);
    }
    for (int i = nearest.length - 1; i >= 0; i--) {
      take(nearest, i, i % width < width - 1 ? i + 1 : -1, width);
      take(nearest, i, i + width < nearest.length ? i + width : -1, width);
    }
    return nearest;
  }

  private static void take(int[] nearest, int i, int from, int width) {
    if (from >= 0 && nearest[from] >= 0) {
      boolean nearer =
          nearest[i] < 0 || apart(nearest[from], i, width) < apart(nearest[i], i, width);
      nearest[i] = nearer ? nearest[from] : nearest[i];
    }
  }

  private static double apart(int one, int other, int width) {
    int down = one / width - other / width;
    return Math.hypot(one % width - other % width, down);
  }
}

package dev.darkroom.engine.fill;

import dev.darkroom.engine.Mask;

/** Distances into a region, by two sweeps of a 5-7 chamfer (Borgefors 1986). */
final class Depth {
  /** What one pixel across or down counts; a diagonal step counts 7. */
  static final int UNIT = 5;

  private Depth() {}

  /** The same of every pixel that a mask touches. */
  static int[] into(Mask hole) {
    boolean[] region = new boolean[hole.coverage().length];
    for (int i = 0; i < region.length; i++) {
      region[i] = hole.coverage()[i] != 0;
    }
    return into(region, hole.width(), hole.height());
  }

  /**
   * For each pixel the distance to the nearest pixel outside the region, in fifths of a pixel; 0
   * outside. The frame's edge does not count as outside.
   */
  static int[] into(boolean[] region, int width, int height) {
    int[] depth = new int[width * height];
    int far = UNIT * 2 * (width + height);
    for (int i = 0; i < depth.length; i++) {
      depth[i] = region[i] ? far : 0;
    }
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        sweep(depth, width, height, x, y, -1);
      }
    }
    for (int y = height - 1; y >= 0; y--) {
      for (int x = width - 1; x >= 0; x--) {
        sweep(depth, width, height, x, y, 1);
      }
    }
    return depth;
  }

  private static void sweep(int[] depth, int width, int height, int x, int y, int step) {
    int at = y * width + x;
    int best = depth[at];
    if (best == 0) {
      return;
    }
    if (x + step >= 0 && x + step < width) {
      best = Math.min(best, depth[at + step] + UNIT);
    }
    if (y + step >= 0 && y + step < height) {
      int row = at + step * width;
      best = Math.min(best, depth[row] + UNIT);
      best = x > 0 ? Math.min(best, depth[row - 1] + UNIT + 2) : best;
      best = x < width - 1 ? Math.min(best, depth[row + 1] + UNIT + 2) : best;
    }
    depth[at] = best;
  }
}

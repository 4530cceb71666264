package dev.darkroom.engine.fill;

import java.util.Arrays;

/**
 * One level of the pyramid that patches are searched in: colours, and which pixels are known, to be
 * filled, or of no use. Centres of patches lie at least {@link #RADIUS} from the edge, so that no
 * patch leaves the canvas.
 */
final class Canvas {
  /** A patch is 7 by 7 pixels. */
  static final int RADIUS = 3;

  final int width;
  final int height;

  /** Blue, green, red of each pixel, 0 to 255. */
  final int[] colours;

  /** Pixels to be filled. */
  final boolean[] unknown;

  /** Pixels that no patch may be copied from; contains the unknown ones. */
  final boolean[] barred;

  /** Centres of patches that may be copied, by index; in order. */
  final int[] sources;

  /** Whether a pixel is the centre of such a patch. */
  final boolean[] source;

  /** Centres of patches that touch an unknown pixel, by index; in order of rows. */
  final int[] targets;

  /** Where the targets of each row start; one entry more than there are rows. */
  final int[] rowStart;

  Canvas(int width, int height, int[] colours, boolean[] unknown, boolean[] barred) {
    this.width = width;
    this.height = height;
    this.colours = colours;
    this.unknown = unknown;
    this.barred = barred;
    this.source = new boolean[width * height];
    this.sources = centres(sums(barred), 0);
    for (int at : sources) {
      source[at] = true;
    }
    this.targets = centres(sums(unknown), 1);
    this.rowStart = new int[height + 1];
    for (int at : targets) {
      rowStart[at / width + 1]++;
    }
    for (int y = 0; y < height; y++) {
      rowStart[y + 1] += rowStart[y];
    }
  }

  /** Half the size; a pixel is known only where all four below it are. */
  Canvas half() {
    int w = width / 2;
    int h = height / 2;
    int[] mean = new int[3 * w * h];
    boolean[] anyUnknown = new boolean[w * h];
    boolean[] anyBarred = new boolean[w * h];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int at = y * w + x;
        shrink(2 * y * width + 2 * x, mean, 3 * at);
        for (int i : four(2 * y * width + 2 * x)) {
          anyUnknown[at] |= unknown[i];
          anyBarred[at] |= barred[i];
        }
      }
    }
    return new Canvas(w, h, mean, anyUnknown, anyBarred);
  }

  /** Whether a level of half the size still has room to search in. */
  boolean canHalve() {
    return Math.min(width, height) / 2 >= 8 * RADIUS;
  }

  private int[] four(int at) {
    return new int[] {at, at + 1, at + width, at + width + 1};
  }

  private void shrink(int from, int[] into, int to) {
    int[] four = four(from);
    int count = 0;
    for (int i : four) {
      count += barred[i] ? 0 : 1;
    }
    for (int c = 0; c < 3; c++) {
      int sum = 0;
      for (int i : four) {
        sum += count == 0 || !barred[i] ? colours[3 * i + c] : 0;
      }
      int n = count == 0 ? 4 : count;
      into[to + c] = (sum + n / 2) / n;
    }
  }

  /** Centres whose patch holds at least {@code least} flagged pixels, or none when least is 0. */
  private int[] centres(int[] sums, int least) {
    int[] found = new int[Math.max(0, (width - 2 * RADIUS) * (height - 2 * RADIUS))];
    int count = 0;
    for (int y = RADIUS; y < height - RADIUS; y++) {
      for (int x = RADIUS; x < width - RADIUS; x++) {
        int flagged = inPatch(sums, x, y);
        if (least == 0 ? flagged == 0 : flagged >= least) {
          found[count++] = y * width + x;
        }
      }
    }
    return Arrays.copyOf(found, count);
  }

  private int inPatch(int[] sums, int x, int y) {
    int stride = width + 1;
    int top = (y - RADIUS) * stride;
    int bottom = (y + RADIUS + 1) * stride;
    int left = x - RADIUS;
    int right = x + RADIUS + 1;
    return sums[bottom + right] - sums[bottom + left] - sums[top + right] + sums[top + left];
  }

  private int[] sums(boolean[] flags) {
    int stride = width + 1;
    int[] sums = new int[stride * (height + 1)];
    for (int y = 0; y < height; y++) {
      int row = 0;
      for (int x = 0; x < width; x++) {
        row += flags[y * width + x] ? 1 : 0;
        sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
      }
    }
    return sums;
  }
}

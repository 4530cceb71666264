package dev.darkroom.engine.text;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.fill.Window;
import java.util.ArrayDeque;

/**
 * The strokes of a line of laid-over text. Such text has one colour and one opacity, which the
 * picture around it has not: a first guess at the strokes gives the ground without them, and the
 * ground gives the strokes better.
 *
 * @param line where they were looked for
 * @param core pixels that the ink alone covers
 * @param all the core with its antialiased rim, outline and shadow
 * @param alpha how opaque the ink is, 0 to 1
 * @param evenness 1 where the ink is the same everywhere, 0 where it varies as much as it covers
 * @param separation the share of the ink's variance that the split into strokes and ground explains
 */
record Strokes(
    Line line, boolean[] core, boolean[] all, double alpha, double evenness, double separation) {
  private static final int ROUNDS = 3;

  /** Ink of this share of the usual alpha still is a stroke; of that much, something else. */
  private static final double LEAST = 0.5;

  private static final double MOST = 1.6;

  /** A difference from the ground that can be seen, of 255. */
  private static final int VISIBLE = 10;

  static Strokes in(Bitmap picture, Window box) {
    Line line = Line.of(picture, box);
    Ink ink = Ink.of(line);
    double threshold = ink.split().threshold() / (double) Ink.UNIT;
    boolean[] strokes = ink.between(threshold, 2);
    double alpha = ink.quantile(strokes, 0.5);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] ground = line.without(line.grown(strokes, 2));
      ink = Ink.of(line, ground, ink.colour());
      alpha = ink.quantile(strokes, 0.6);
      strokes = belonging(line, ink.between(LEAST * alpha, MOST * alpha));
    }
    double spread = ink.quantile(strokes, 0.85) - ink.quantile(strokes, 0.35);
    double evenness = alpha == 0 ? 0 : Math.clamp(1 - spread / alpha, 0.0, 1.0);
    return new Strokes(
        line, strokes, fringed(line, strokes), alpha, evenness, ink.split().explained());
  }

  /**
   * The parts of a region that are text: those with a pixel in the box, and beyond it those no
   * higher than the line that end inside the window.
   */
  private static boolean[] belonging(Line line, boolean[] region) {
    boolean[] seen = new boolean[region.length];
    boolean[] kept = new boolean[region.length];
    for (int i = 0; i < region.length; i++) {
      if (region[i] && !seen[i]) {
        int[] part = part(line, region, seen, i);
        if (belongs(line, part)) {
          for (int at : part) {
            kept[at] = true;
          }
        }
      }
    }
    return kept;
  }

  private static int[] part(Line line, boolean[] region, boolean[] seen, int start) {
    ArrayDeque<Integer> open = new ArrayDeque<>();
    ArrayDeque<Integer> part = new ArrayDeque<>();
    open.add(start);
    seen[start] = true;
    while (!open.isEmpty()) {
      int at = open.remove();
      part.add(at);
      int x = at % line.width();
      int y = at / line.width();
      for (int row = Math.max(0, y - 1); row <= Math.min(line.height() - 1, y + 1); row++) {
        for (int column = Math.max(0, x - 1);
            column <= Math.min(line.width() - 1, x + 1);
            column++) {
          int next = row * line.width() + column;
          if (region[next] && !seen[next]) {
            seen[next] = true;
            open.add(next);
          }
        }
      }
    }
    return part.stream().mapToInt(Integer::intValue).toArray();
  }

  private static boolean belongs(Line line, int[] part) {
    Window box = line.text();
    int inside = 0;
    boolean ends = true;
    for (int at : part) {
      int x = at % line.width();
      int y = at / line.width();
      boolean within = x >= box.x() && x < box.right() && y >= box.y() && y < box.bottom();
      inside += within ? 1 : 0;
      ends &= x > 0 && y > 0 && x < line.width() - 1 && y < line.height() - 1;
    }
    return 2 * inside >= part.length || ends && part.length >= line.size() / 4;
  }

  /** With all close by that differs from the ground: soft edges, outlines, shadows. */
  private static boolean[] fringed(Line line, boolean[] strokes) {
    int reach = Math.max(3, line.size() / 8);
    boolean[] near = line.grown(strokes, reach);
    byte[] ground = line.without(near);
    boolean[] core = line.grown(strokes, 1);
    int limit = Math.max(VISIBLE, contrast(line, strokes, ground) / 4);
    boolean[] all = new boolean[strokes.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = core[i] || near[i] && difference(line, ground, i) > limit;
    }
    return all;
  }

  private static int contrast(Line line, boolean[] strokes, byte[] ground) {
    long sum = 0;
    int count = 1;
    for (int i = 0; i < strokes.length; i++) {
      if (strokes[i]) {
        sum += difference(line, ground, i);
        count++;
      }
    }
    return (int) (sum / count);
  }

  private static int difference(Line line, byte[] ground, int at) {
    int most = 0;
    for (int c = 0; c < 3; c++) {
      most = Math.max(most, Math.abs(line.value(at, c) - (ground[3 * at + c] & 255)));
    }
    return most;
  }

  /**
   * Adds a region of the line to a mask sized as the picture.
   *
   * @param by pixels of the picture to grow it by
   */
  void add(boolean[] region, Mask mask, int by) {
    Window seen = line.seen();
    double scale = (double) line.width() / seen.width();
    boolean[] grown = line.grown(region, (int) Math.ceil(by * scale));
    for (int y = 0; y < seen.height(); y++) {
      int row = Math.min(line.height() - 1, (int) (y * scale)) * line.width();
      for (int x = 0; x < seen.width(); x++) {
        if (grown[row + Math.min(line.width() - 1, (int) (x * scale))]) {
          mask.coverage()[(y + seen.y()) * mask.width() + x + seen.x()] = (byte) 255;
        }
      }
    }
  }

  /** The share of the text's box that strokes cover, 0 to 1. */
  double share() {
    int count = 0;
    for (boolean stroke : core) {
      count += stroke ? 1 : 0;
    }
    return (double) count / line.text().area();
  }
}

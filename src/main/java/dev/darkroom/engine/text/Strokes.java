package dev.darkroom.engine.text;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.fill.Window;
import java.util.ArrayDeque;
import java.util.Objects;

/**
 * The strokes of a line of laid-over text. Such text has one colour and one opacity, which the
 * picture around it has not: a first guess at the strokes gives the ground without them, and the
 * ground gives the strokes better.
 */
final class Strokes {
  private static final int ROUNDS = 3;

  /** Ink of this share of the usual alpha still is a stroke; of that much, something else. */
  private static final double LEAST = 0.5;

  private static final double MOST = 1.6;

  /** The ink alone covers what differs from the usual alpha by no more than this factor. */
  private static final double FIRM = 0.8;

  /** What evenness counts against separation when inks are compared, and being white or black. */
  private static final double EVEN = 0.3;

  private static final double PURE = 0.03;

  /** Where they were looked for. */
  private final Line line;

  /** Of the strokes. */
  private final Ink ink;

  /** Pixels that it covers for the most part. */
  private final boolean[] strokes;

  /** How opaque the ink is, 0 to 1. */
  private final double alpha;

  /** 1 where the ink is the same everywhere, 0 where it varies as much as it covers. */
  private final double evenness;

  /** The share of the ink's variance that the split into strokes and ground explains. */
  private final double separation;

  private Strokes(
      Line line, Ink ink, boolean[] strokes, double alpha, double evenness, double separation) {
    this.line = line;
    this.ink = ink;
    this.strokes = strokes;
    this.alpha = alpha;
    this.evenness = evenness;
    this.separation = separation;
  }

  double evenness() {
    return evenness;
  }

  double separation() {
    return separation;
  }

  static Strokes in(Bitmap picture, Window box) {
    Line line = Line.of(picture, box);
    Strokes best = null;
    for (Ink ink : Ink.candidates(line)) {
      Strokes strokes = of(line, ink);
      best = best == null || strokes.merit() > best.merit() ? strokes : best;
    }
    return Objects.requireNonNull(best);
  }

  private static Strokes of(Line line, Ink guess) {
    Ink ink = guess;
    boolean[] strokes = ink.between(ink.split().threshold() / (double) Ink.UNIT, 2);
    double alpha = ink.quantile(strokes, 0.5);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] ground = line.without(line.grown(strokes, 2));
      ink = Ink.of(line, ground, ink.colour());
      alpha = ink.quantile(strokes, 0.6);
      strokes = belonging(line, ink.between(LEAST * alpha, MOST * alpha));
    }
    double spread = ink.quantile(strokes, 0.85) - ink.quantile(strokes, 0.35);
    double evenness = alpha == 0 ? 0 : Math.clamp(1 - spread / alpha, 0.0, 1.0);
    double separation = ink.split().explained();
    return new Strokes(line, ink, strokes, alpha, evenness, separation);
  }

  private double merit() {
    return separation + EVEN * evenness + (ink.pure() ? PURE : 0);
  }

  /**
   * The pixels that the ink alone covers: the strokes without their soft edge; none when they cast
   * a shadow or have an outline, which lies under the ink too.
   */
  boolean[] core() {
    boolean[] around = new boolean[strokes.length];
    if (fringe().outlined()) {
      return around;
    }
    boolean[] firm = ink.between(FIRM * alpha, alpha / FIRM);
    for (int i = 0; i < around.length; i++) {
      around[i] = !strokes[i];
    }
    around = line.grown(around, 1);
    for (int i = 0; i < around.length; i++) {
      around[i] = firm[i] && !around[i];
    }
    return around;
  }

  /** The strokes with their soft edge, and with their outline and shadow if they have one. */
  boolean[] all() {
    Fringe fringe = fringe();
    return fringe.outlined() ? fringe.wide() : fringe.narrow();
  }

  private Fringe fringe() {
    return Fringe.of(line, strokes, ink.colour());
  }

  /**
   * The parts of a region that are text: what lies in the box, and beyond it what hangs together
   * with that for the most part or ends inside the window.
   */
  private static boolean[] belonging(Line line, boolean[] region) {
    boolean[] seen = new boolean[region.length];
    boolean[] kept = new boolean[region.length];
    for (int i = 0; i < region.length; i++) {
      if (region[i] && !seen[i]) {
        int[] part = part(line, region, seen, i);
        boolean whole = belongs(line, part);
        for (int at : part) {
          kept[at] = whole || inBox(line, at);
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
    int inside = 0;
    boolean ends = true;
    for (int at : part) {
      int x = at % line.width();
      int y = at / line.width();
      inside += inBox(line, at) ? 1 : 0;
      ends &= x > 0 && y > 0 && x < line.width() - 1 && y < line.height() - 1;
    }
    return 2 * inside >= part.length || (ends && part.length >= line.size() / 4);
  }

  private static boolean inBox(Line line, int at) {
    Window box = line.text();
    int x = at % line.width();
    int y = at / line.width();
    return x >= box.x() && x < box.right() && y >= box.y() && y < box.bottom();
  }

  /** How far the strokes stay away from an end of the text's box, in heights of the line. */
  double bareEnd() {
    boolean[] columns = columns();
    int first = 0;
    while (first < columns.length && !columns[first]) {
      first++;
    }
    int last = columns.length;
    while (last > 0 && !columns[last - 1]) {
      last--;
    }
    return (double) Math.max(first, columns.length - last) / line.size();
  }

  /** Which steps along the text's box hold a stroke. */
  private boolean[] columns() {
    Window box = line.text();
    boolean level = box.width() >= box.height();
    boolean[] columns = new boolean[Math.max(box.width(), box.height())];
    for (int y = box.y(); y < box.bottom(); y++) {
      for (int x = box.x(); x < box.right(); x++) {
        columns[level ? x - box.x() : y - box.y()] |= strokes[y * line.width() + x];
      }
    }
    return columns;
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

  /** The core, sized as the picture. */
  Mask coreMask(Bitmap picture) {
    Mask mask = new Mask(picture.width(), picture.height());
    add(core(), mask, 0);
    return mask;
  }

  /** The share of the text's box that strokes cover, 0 to 1. */
  double share() {
    int count = 0;
    for (boolean stroke : strokes) {
      count += stroke ? 1 : 0;
    }
    return (double) count / line.text().area();
  }
}

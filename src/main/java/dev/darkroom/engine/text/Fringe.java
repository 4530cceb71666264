package dev.darkroom.engine.text;

/** What hangs on strokes and differs from the ground: soft edges, outlines, shadows. */
final class Fringe {
  /** A difference from the ground that can be seen, of 255. */
  private static final int VISIBLE = 10;

  /** An outline or shadow differs by more than this share of what the strokes differ. */
  private static final double OUTLINED = 0.045;

  /** The strokes with their soft edges. */
  private final boolean[] narrow;

  /** With outline and shadow too. */
  private final boolean[] wide;

  /** Whether what hangs on them differs from the ground the other way than the ink. */
  private final boolean outlined;

  private Fringe(boolean[] narrow, boolean[] wide, boolean outlined) {
    this.narrow = narrow;
    this.wide = wide;
    this.outlined = outlined;
  }

  boolean[] narrow() {
    return narrow;
  }

  boolean[] wide() {
    return wide;
  }

  boolean outlined() {
    return outlined;
  }

  static Fringe of(Line line, boolean[] strokes, int[] colour) {
    int reach = Math.max(4, line.size() / 6);
    byte[] ground = line.without(line.grown(strokes, reach + 1));
    int contrast = contrast(line, strokes, ground);
    boolean[] narrow = followed(line, strokes, ground, 2, Math.max(VISIBLE, contrast / 3));
    boolean[] wide = followed(line, strokes, ground, reach, Math.max(VISIBLE, contrast / 4));
    double shade = shade(line, strokes, ground, colour);
    return new Fringe(narrow, wide, shade < -OUTLINED * contrast);
  }

  /** How far a ring around the strokes differs from the ground on the ink's side, on average. */
  private static double shade(Line line, boolean[] strokes, byte[] ground, int[] colour) {
    boolean[] inner = line.grown(strokes, 1);
    boolean[] outer = line.grown(strokes, 3);
    double sum = 0;
    int count = 1;
    for (int i = 0; i < strokes.length; i++) {
      if (outer[i] && !inner[i]) {
        sum += Math.signum(along(line, ground, colour, i)) * difference(line, ground, i);
        count++;
      }
    }
    return sum / count;
  }

  private static boolean[] followed(
      Line line, boolean[] strokes, byte[] ground, int reach, int limit) {
    boolean[] all = line.grown(strokes, 1);
    for (int step = 1; step < reach; step++) {
      boolean[] wider = line.grown(all, 1);
      for (int i = 0; i < all.length; i++) {
        all[i] |= wider[i] && difference(line, ground, i) > limit;
      }
    }
    return all;
  }

  private static int along(Line line, byte[] ground, int[] colour, int at) {
    int along = 0;
    for (int c = 0; c < 3; c++) {
      int under = ground[3 * at + c] & 255;
      along += (line.value(at, c) - under) * (colour[c] - under);
    }
    return along;
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
}

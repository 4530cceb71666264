package dev.darkroom.engine.fill;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import java.util.ArrayList;
import java.util.List;

/**
 * Completes a large hole with patches of its surroundings, from a coarse level to a fine one: at
 * each level the hole's colours and its matches are improved in turn (Wexler 2007, with matches by
 * {@link PatchMatch}). At the end every pixel is a copy of the one that its most trusted patch
 * names. Where the hole is too large, matches are found at a reduced scale and whole pixels of the
 * full picture are copied along them.
 */
final class Completion {
  /** Most pixels of the canvas that is searched; bounds memory to about 60 MB. */
  private static final long CANVAS_MAX = 1_200_000;

  private static final int ROUNDS_COARSE = 8;
  private static final int ROUNDS_FINE = 2;
  private static final int PASSES = 3;

  /** How far a random search looks at levels that start from good matches, in pixels. */
  private static final int SEARCH_FINE = 64;

  private final Bitmap picture;
  private final long seed;
  private final Monitor monitor;

  Completion(Bitmap picture, long seed, Monitor monitor) {
    this.picture = picture;
    this.seed = seed;
    this.monitor = monitor;
  }

  /**
   * Fills the pixels of {@code write} inside the place, in the picture itself.
   *
   * @param hole what is not known there; contains {@code write}
   * @param seen the part of the picture to copy from
   * @param holeMax the most pixels that may be filled at the scale of the search
   * @return whether there was anything to copy from
   */
  boolean fill(Mask hole, Mask write, Window place, Window seen, int holeMax) {
    int scale = scale(hole, seen, holeMax);
    Canvas canvas = Canvases.of(picture, hole, seen, scale);
    if (canvas == null || canvas.sources.length == 0) {
      return false;
    }
    if (canvas.targets.length > 0) {
      PatchMatch field = solve(canvas);
      copy(canvas, new Vote(canvas).winners(field), write, place, seen, scale);
    }
    return true;
  }

  private static int scale(Mask hole, Window seen, int holeMax) {
    long pixels = 0;
    for (int y = seen.y(); y < seen.bottom(); y++) {
      for (int x = seen.x(); x < seen.right(); x++) {
        pixels += hole.coverage()[y * hole.width() + x] == 0 ? 0 : 1;
      }
    }
    double need =
        Math.max((double) seen.area() / CANVAS_MAX, (double) pixels / Math.max(1, holeMax));
    return (int) Math.ceil(Math.sqrt(Math.max(1, need)));
  }

  private PatchMatch solve(Canvas finest) {
    List<Canvas> levels = new ArrayList<>(List.of(finest));
    while (levels.getLast().canHalve() && !thin(levels.getLast())) {
      Canvas half = levels.getLast().half();
      if (half.sources.length < 100) {
        break;
      }
      levels.add(half);
    }
    Canvases.smooth(levels.getLast());
    PatchMatch field = new PatchMatch(levels.getLast(), seed);
    field.scatter();
    for (int level = levels.size() - 1; level >= 0; level--) {
      Canvas canvas = levels.get(level);
      Vote vote = new Vote(canvas);
      boolean coarsest = level == levels.size() - 1;
      if (!coarsest) {
        PatchMatch finer = new PatchMatch(canvas, seed + level);
        finer.lift(field);
        field = finer;
        field.search(0, 0);
        vote.average(field);
      }
      int reach = coarsest ? Math.max(canvas.width, canvas.height) : SEARCH_FINE;
      int rounds = rounds(level, levels.size());
      for (int round = 0; round < rounds; round++) {
        monitor.check();
        field.search(PASSES, reach);
        vote.average(field);
      }
    }
    field.search(1, 1);
    return field;
  }

  private static boolean thin(Canvas canvas) {
    return new Vote(canvas).thickness() <= 2 * Canvas.RADIUS;
  }

  /** More at coarse levels, where they cost little and decide the structure. */
  private static int rounds(int level, int levels) {
    return levels == 1
        ? ROUNDS_COARSE
        : ROUNDS_FINE + (ROUNDS_COARSE - ROUNDS_FINE) * level / (levels - 1);
  }

  private void copy(
      Canvas canvas, int[] winners, Mask write, Window place, Window seen, int scale) {
    for (int y = place.y(); y < place.bottom(); y++) {
      for (int x = place.x(); x < place.right(); x++) {
        int at = y * picture.width() + x;
        if (write.coverage()[at] == 0) {
          continue;
        }
        int column = (x - seen.x()) / scale;
        int row = (y - seen.y()) / scale;
        int winner = winners[row * canvas.width + column];
        int fromX = x + scale * (winner % canvas.width - column);
        int fromY = y + scale * (winner / canvas.width - row);
        int from =
            Math.min(fromY, seen.bottom() - 1) * picture.width()
                + Math.min(fromX, seen.right() - 1);
        System.arraycopy(picture.pixels(), 4 * from, picture.pixels(), 4 * at, 4);
      }
    }
  }
}

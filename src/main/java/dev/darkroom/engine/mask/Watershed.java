package dev.darkroom.engine.mask;

import java.util.Arrays;

/**
 * Draws a rough outline to the crest of the edge beside it: what surely lies inside and what surely
 * lies outside grow over the band between, lowest edges first, until they meet (Meyer 1994).
 */
final class Watershed {
  private static final int LEVELS = 256;
  private static final byte UNKNOWN = 0;
  private static final byte IN = 1;
  private static final byte OUT = 2;

  private final SharpEdges edges;
  private final byte[] side;
  private final int[] next;
  private final int[] first = new int[LEVELS];
  private final int[] last = new int[LEVELS];
  private int level;

  private Watershed(SharpEdges edges, byte[] side) {
    this.edges = edges;
    this.side = side;
    this.next = new int[side.length];
    Arrays.fill(first, -1);
  }

  /**
   * @param reach how far the outline may be off, in pixels
   */
  static Shape snapped(Shape rough, SharpEdges edges, int reach) {
    Shape core = rough.shrunk(reach);
    Shape thin = rough.and(core.grown(reach + 1).not()).shrunk(1);
    Shape near = rough.grown(Math.max(1, reach / 2));
    byte[] side = new byte[rough.inside().length];
    for (int i = 0; i < side.length; i++) {
      side[i] = core.inside()[i] || thin.inside()[i] ? IN : near.inside()[i] ? UNKNOWN : OUT;
    }
    new Watershed(edges, side).flood();
    return Shape.where(rough.width(), rough.height(), i -> side[i] == IN);
  }

  private void flood() {
    for (int i = 0; i < side.length; i++) {
      if (side[i] != UNKNOWN && besideUnknown(i)) {
        push(i);
      }
    }
    while (level < LEVELS) {
      int i = first[level];
      if (i < 0) {
        level++;
        continue;
      }
      first[level] = next[i];
      int x = i % edges.width();
      take(i - 1, x > 0, side[i]);
      take(i + 1, x < edges.width() - 1, side[i]);
      take(i - edges.width(), i >= edges.width(), side[i]);
      take(i + edges.width(), i < side.length - edges.width(), side[i]);
    }
  }

  private boolean besideUnknown(int i) {
    int x = i % edges.width();
    return (x > 0 && side[i - 1] == UNKNOWN)
        || (x < edges.width() - 1 && side[i + 1] == UNKNOWN)
        || (i >= edges.width() && side[i - edges.width()] == UNKNOWN)
        || (i < side.length - edges.width() && side[i + edges.width()] == UNKNOWN);
  }

  private void take(int to, boolean exists, byte taken) {
    if (exists && side[to] == UNKNOWN) {
      side[to] = taken;
      push(to);
    }
  }

  /** Behind all others of its height, and never below the height that the flood has reached. */
  private void push(int i) {
    double height = Math.sqrt(edges.value()[i] / 0.1) * (LEVELS - 1);
    int at = Math.max(level, Math.clamp((int) height, 0, LEVELS - 1));
    next[i] = -1;
    if (first[at] < 0) {
      first[at] = i;
    } else {
      next[last[at]] = i;
    }
    last[at] = i;
  }
}

package dev.darkroom.engine.fill;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * For every patch that touches the hole, a similar patch among the known ones: the
 * nearest-neighbour field of PatchMatch (Barnes, Shechtman, Finkelstein and Goldman, "PatchMatch: a
 * randomized correspondence algorithm", 2009). Rows run in parallel: a row takes proposals from its
 * left in order, and from other rows as the pass before left them. The outcome depends on the seed
 * alone, not on the threads.
 */
final class PatchMatch {
  private static final int R = Canvas.RADIUS;

  /** Rows that propose to a row; the far ones carry a good match over large holes quickly. */
  private static final int[] REACH = {1, 5};

  private final Canvas canvas;
  private final long seed;

  /** For each target its match, both by index; 0 (never a centre) elsewhere. */
  private int[] match;

  private int[] before;

  /** For each target the squared difference of the two patches. */
  private final int[] distance;

  private int pass;

  PatchMatch(Canvas canvas, long seed) {
    this.canvas = canvas;
    this.seed = seed;
    this.match = new int[canvas.width * canvas.height];
    this.before = new int[match.length];
    this.distance = new int[match.length];
  }

  int match(int target) {
    return match[target];
  }

  int distance(int target) {
    return distance[target];
  }

  /** Starts from chance. */
  void scatter() {
    for (int at : canvas.targets) {
      match[at] = anySource(at);
    }
  }

  /** Starts from the matches of the level of half the size. */
  void lift(PatchMatch coarse) {
    int width = canvas.width;
    for (int at : canvas.targets) {
      int x = at % width;
      int y = at / width;
      int parent = coarse.centre(x / 2, y / 2);
      int from = coarse.match[parent];
      int dx = from % coarse.canvas.width - parent % coarse.canvas.width;
      int dy = from / coarse.canvas.width - parent / coarse.canvas.width;
      int guess = inside(x + 2 * dx, y + 2 * dy);
      match[at] = canvas.source[guess] ? guess : anySource(at);
    }
  }

  /** The centre of a patch that is nearest to a pixel. */
  int centre(int x, int y) {
    return inside(x, y);
  }

  /** Measures all again (the hole's colours changed), then improves. */
  void search(int passes, int searchRadius) {
    rows(this::measure);
    for (int i = 0; i < passes; i++) {
      System.arraycopy(match, 0, before, 0, match.length);
      boolean forward = pass % 2 == 0;
      rows(y -> improve(y, forward, searchRadius));
      pass++;
    }
  }

  private void rows(IntConsumer row) {
    IntStream.range(0, canvas.height).parallel().forEach(row);
  }

  private void measure(int y) {
    for (int i = canvas.rowStart[y]; i < canvas.rowStart[y + 1]; i++) {
      int at = canvas.targets[i];
      distance[at] = difference(at, match[at], Integer.MAX_VALUE);
    }
  }

  private void improve(int y, boolean forward, int searchRadius) {
    int first = canvas.rowStart[y];
    int count = canvas.rowStart[y + 1] - first;
    long random = mix(seed + pass * 0x9E3779B97F4A7C15L + y * 0xD1B54A32D192ED03L);
    int step = forward ? 1 : -1;
    for (int i = 0; i < count; i++) {
      int at = canvas.targets[forward ? first + i : first + count - 1 - i];
      if (distance[at] == 0) {
        continue;
      }
      tryNeighbour(at, at - step, match);
      for (int reach : REACH) {
        tryNeighbour(at, at - reach * canvas.width, before);
        tryNeighbour(at, at + reach * canvas.width, before);
      }
      for (int radius = searchRadius; radius >= 1; radius /= 2) {
        random = mix(random);
        int span = 2 * radius + 1;
        int dx = (int) ((random >>> 33) % span) - radius;
        int dy = (int) (((random >>> 2) & 0x7fffffff) % span) - radius;
        int now = match[at];
        propose(at, inside(now % canvas.width + dx, now / canvas.width + dy));
      }
    }
  }

  /** Proposes what a neighbouring target found, moved by as much as the two lie apart. */
  private void tryNeighbour(int at, int neighbour, int[] field) {
    if (neighbour >= 0 && neighbour < field.length && field[neighbour] > 0) {
      int proposal = field[neighbour] + at - neighbour;
      if (proposal >= 0 && proposal < field.length) {
        propose(at, proposal);
      }
    }
  }

  private void propose(int at, int proposal) {
    if (proposal != match[at] && canvas.source[proposal]) {
      int difference = difference(at, proposal, distance[at]);
      if (difference < distance[at]) {
        distance[at] = difference;
        match[at] = proposal;
      }
    }
  }

  /** The summed squared difference of two patches; stops early once it reaches the limit. */
  private int difference(int a, int b, int limit) {
    int[] colours = canvas.colours;
    int stride = 3 * canvas.width;
    int p = 3 * (a - R) - R * stride;
    int q = 3 * (b - R) - R * stride;
    int sum = 0;
    for (int row = 0; row <= 2 * R; row++, p += stride, q += stride) {
      for (int i = 0; i < 6 * R + 3; i++) {
        int d = colours[p + i] - colours[q + i];
        sum += d * d;
      }
      if (sum >= limit) {
        return sum;
      }
    }
    return sum;
  }

  private int inside(int x, int y) {
    int column = Math.clamp(x, R, canvas.width - R - 1);
    int row = Math.clamp(y, R, canvas.height - R - 1);
    return row * canvas.width + column;
  }

  private int anySource(int at) {
    int pick = (int) ((mix(seed ^ (at * 0x9E3779B97F4A7C15L)) >>> 1) % canvas.sources.length);
    return canvas.sources[pick];
  }

  /** The finaliser of SplitMix64. */
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}

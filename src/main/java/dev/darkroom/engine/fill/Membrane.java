package dev.darkroom.engine.fill;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import java.util.Arrays;
import java.util.Objects;

/**
 * Fits a filled place to the light around it. The differences between the surroundings and the fill
 * along their boundary are continued into the place as a membrane and added (Perez, Gangnet and
 * Blake, "Poisson Image Editing", 2003). They are taken between means of a few pixels and count
 * less where the surroundings vary, so that texture is left as it is and edges are not smeared.
 */
final class Membrane {
  /** How far around a pixel of the boundary means are taken, in pixels. */
  private static final int REACH = 5;

  /** The outermost pixels of the surroundings may show the soft edge of what was there. */
  private static final int FRINGE = 2;

  /** The spread of the surroundings, of 255, up to which a difference counts fully. */
  private static final double CALM = 16;

  /** And from which on not at all. */
  private static final double BUSY = 52;

  /** Surroundings with no more spread are smooth, with nothing to copy but grain. */
  private static final double SMOOTH = 4;

  /** A larger step in green is another thing, not another light. */
  private static final double MISFIT = 48;

  /** More spread than this anywhere on the boundary is an edge of something. */
  private static final double CROSSED = 40;

  private static final int PASSES = 24;
  private static final double RELAXATION = 1.6;

  private final Bitmap picture;
  private final Window seen;
  private final Monitor monitor;

  /** Whether a pixel is to be fitted, and whether it lies well outside of all that was filled. */
  private final boolean[] inside;

  private final boolean[] outside;

  /**
   * @param hole all that was not known
   * @param filled the part of it that is fitted
   * @param place where that lies
   */
  Membrane(Bitmap picture, Mask hole, Mask filled, Window place, Monitor monitor) {
    this.picture = picture;
    this.monitor = monitor;
    int margin = REACH + FRINGE;
    seen = place.grown(margin, margin, picture.width(), picture.height());
    inside = new boolean[seen.width() * seen.height()];
    outside = new boolean[inside.length];
    boolean[] known = new boolean[inside.length];
    for (int i = 0; i < inside.length; i++) {
      int at = at(i);
      boolean here = place.y() <= at / picture.width() && at / picture.width() < place.bottom();
      int x = at % picture.width();
      inside[i] = here && place.x() <= x && x < place.right() && filled.coverage()[at] != 0;
      known[i] = hole.coverage()[at] == 0;
    }
    int[] away = Depth.into(known, seen.width(), seen.height());
    for (int i = 0; i < inside.length; i++) {
      outside[i] = away[i] > FRINGE * Depth.UNIT && picture.pixels()[4 * at(i) + 3] == (byte) 255;
    }
  }

  private int at(int i) {
    return (seen.y() + i / seen.width()) * picture.width() + seen.x() + i % seen.width();
  }

  /** Adds the membrane to the place; where all around is smooth, only the grain stays of it. */
  void fit() {
    double[][] around = new double[inside.length][];
    double[][] within = new double[inside.length][];
    for (int i = 0; i < inside.length; i++) {
      if (inside[i] && rim(i)) {
        double[] out = mean(i, outside, REACH + FRINGE);
        double[] in = mean(i, inside, REACH);
        if (out[3] >= REACH && in[3] >= REACH) {
          around[i] = out;
          within[i] = in;
        }
      }
    }
    double[] spreads =
        Arrays.stream(around)
            .filter(Objects::nonNull)
            .mapToDouble(out -> out[4])
            .sorted()
            .toArray();
    // An edge that crosses the boundary goes on inside, which only patches know.
    if (spreads.length == 0 || spreads[spreads.length - 1] > CROSSED) {
      return;
    }
    double usual = spreads[spreads.length / 2];
    if (usual <= SMOOTH) {
      replace(around, 2 * usual);
    } else {
      correct(around, within);
    }
  }

  /** Continues the surroundings alone, with the grain of the fill. */
  private void replace(double[][] around, double grain) {
    boolean[] fixed = new boolean[inside.length];
    float[][] base = new float[3][inside.length];
    for (int i = 0; i < inside.length; i++) {
      fixed[i] = around[i] != null && around[i][4] < BUSY;
      for (int c = 0; fixed[i] && c < 3; c++) {
        base[c][i] = (float) around[i][c];
      }
    }
    solve(base, fixed);
    double[][] change = new double[inside.length][];
    for (int i = 0; i < inside.length; i++) {
      if (i % seen.width() == 0) {
        monitor.check();
      }
      if (inside[i]) {
        double[] mean = mean(i, inside, REACH);
        change[i] = new double[3];
        for (int c = 0; c < 3; c++) {
          double own = picture.pixels()[4 * at(i) + c] & 255;
          change[i][c] = base[c][i] + Math.clamp(own - mean[c], -grain, grain) - own;
        }
      }
    }
    for (int i = 0; i < inside.length; i++) {
      for (int c = 0; inside[i] && c < 3; c++) {
        add(i, c, change[i][c]);
      }
    }
  }

  /** Adds the differences, continued inwards. */
  private void correct(double[][] around, double[][] within) {
    boolean[] fixed = new boolean[inside.length];
    float[][] error = new float[3][inside.length];
    for (int i = 0; i < inside.length; i++) {
      fixed[i] = around[i] != null;
      for (int c = 0; fixed[i] && c < 3; c++) {
        double weight = Math.clamp((BUSY - around[i][4]) / (BUSY - CALM), 0, 1);
        double step = Math.abs(around[i][1] - within[i][1]);
        double damped = step > MISFIT ? 0 : weight;
        error[c][i] = (float) (damped * (around[i][c] - within[i][c]));
      }
    }
    solve(error, fixed);
    for (int i = 0; i < inside.length; i++) {
      for (int c = 0; inside[i] && c < 3; c++) {
        add(i, c, error[c][i]);
      }
    }
  }

  private void add(int i, int channel, double change) {
    int p = 4 * at(i) + channel;
    double value = (picture.pixels()[p] & 255) + change;
    picture.pixels()[p] = (byte) Math.clamp(Math.round(value), 0, 255);
  }

  private void solve(float[][] channels, boolean[] fixed) {
    for (float[] channel : channels) {
      solve(channel, fixed, seen.width(), seen.height(), inside);
    }
  }

  private boolean rim(int i) {
    int x = i % seen.width();
    return (x > 0 && !inside[i - 1])
        || (x < seen.width() - 1 && !inside[i + 1])
        || (i >= seen.width() && !inside[i - seen.width()])
        || (i + seen.width() < inside.length && !inside[i + seen.width()]);
  }

  /** Blue, green, red, the count of pixels, and the spread of green, around a pixel. */
  private double[] mean(int i, boolean[] side, int reach) {
    double[] out = new double[5];
    int x = i % seen.width();
    int y = i / seen.width();
    double squares = 0;
    for (int v = Math.max(0, y - reach); v <= Math.min(seen.height() - 1, y + reach); v++) {
      for (int u = Math.max(0, x - reach); u <= Math.min(seen.width() - 1, x + reach); u++) {
        int j = v * seen.width() + u;
        if (side[j]) {
          int p = 4 * at(j);
          for (int c = 0; c < 3; c++) {
            out[c] += picture.pixels()[p + c] & 255;
          }
          double green = picture.pixels()[p + 1] & 255;
          squares += green * green;
          out[3]++;
        }
      }
    }
    double n = Math.max(1, out[3]);
    for (int c = 0; c < 3; c++) {
      out[c] /= n;
    }
    out[4] = Math.sqrt(Math.max(0, squares / n - out[1] * out[1]));
    return out;
  }

  /** Laplace's equation in a region, from a coarse grid to the fine one. */
  private void solve(float[] value, boolean[] fixed, int width, int height, boolean[] region) {
    monitor.check();
    if (width > 8 && height > 8) {
      coarse(value, fixed, width, height, region);
    }
    for (int pass = 0; pass < PASSES; pass++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int i = y * width + x;
          if (region[i] && !fixed[i]) {
            relax(value, i, x, y, width, height, region);
          }
        }
      }
    }
  }

  private static void relax(
      float[] value, int i, int x, int y, int width, int height, boolean[] region) {
    double sum = 0;
    int n = 0;
    if (x > 0 && region[i - 1]) {
      sum += value[i - 1];
      n++;
    }
    if (x < width - 1 && region[i + 1]) {
      sum += value[i + 1];
      n++;
    }
    if (y > 0 && region[i - width]) {
      sum += value[i - width];
      n++;
    }
    if (y < height - 1 && region[i + width]) {
      sum += value[i + width];
      n++;
    }
    if (n > 0) {
      value[i] += (float) (RELAXATION * (sum / n - value[i]));
    }
  }

  private void coarse(float[] value, boolean[] fixed, int width, int height, boolean[] region) {
    int half = Math.ceilDiv(width, 2);
    int size = half * Math.ceilDiv(height, 2);
    float[] sums = new float[size];
    int[] counts = new int[size];
    boolean[] within = new boolean[size];
    for (int i = 0; i < value.length; i++) {
      int to = i / width / 2 * half + i % width / 2;
      within[to] |= region[i];
      if (fixed[i]) {
        sums[to] += value[i];
        counts[to]++;
      }
    }
    boolean[] known = new boolean[size];
    for (int i = 0; i < size; i++) {
      known[i] = counts[i] > 0;
      sums[i] /= Math.max(1, counts[i]);
    }
    solve(sums, known, half, size / half, within);
    for (int i = 0; i < value.length; i++) {
      if (region[i] && !fixed[i]) {
        value[i] = sums[i / width / 2 * half + i % width / 2];
      }
    }
  }
}

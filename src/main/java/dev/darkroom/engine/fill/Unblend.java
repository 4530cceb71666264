package dev.darkroom.engine.fill;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the translucent overlay of a masked region by comparing pixels just inside with pixels just
 * outside, in the spirit of visible watermark inversion (Dekel, Rubinstein, Liu and Freeman, 2017).
 *
 * <p>Inside values y and outside values x follow y = (1 - alpha) x + alpha W, but a pair shows two
 * different places of the same texture, so both carry its error, that of y shrunk by 1 - alpha. The
 * line for such errors is the reduced major axis, whose slope is the ratio of the spreads; an
 * ordinary regression would find alpha too large. Pairs that fit badly are dropped in rounds.
 */
final class Unblend {
  private static final int PAIRS_MAX = 20_000;
  private static final int PAIRS_MIN = 60;

  /** How far outside its pair may lie, in pixels. */
  private static final int REACH = 14;

  /** Pixels deeper in the hole are too far from what they are compared with. */
  private static final int DEPTH_MAX = 8;

  /** A seam shows when it is this much stronger than the texture, and more than noise. */
  private static final double SEAM = 1.4;

  private static final double NOISE = 6;

  private static final int ROUNDS = 6;

  /** A colour this near to black or white is taken as such. */
  private static final double SNAP = 24;

  private final Bitmap picture;
  private final int[] depth;
  private final Mask core;

  /** Outside and inside values, three of each pair. */
  private final double[] outside = new double[3 * PAIRS_MAX];

  private final double[] inside = new double[3 * PAIRS_MAX];

  /** As far from the outside pixel as that is from the inside one. */
  private final double[] further = new double[3 * PAIRS_MAX];

  private int pairs;

  /**
   * @param hole what the overlay covers, with its soft rim
   * @param core what it covers fully
   */
  Unblend(Bitmap picture, Mask hole, Mask core) {
    this.picture = picture;
    this.core = core;
    this.depth = Depth.into(hole);
  }

  /** The part of a hole that lies deeper in it than a rim of so many pixels. */
  static Mask core(Mask hole, int rim) {
    int[] depth = Depth.into(hole);
    Mask core = new Mask(hole.width(), hole.height());
    for (int i = 0; i < depth.length; i++) {
      core.coverage()[i] = depth[i] > rim * Depth.UNIT ? (byte) 255 : 0;
    }
    return core;
  }

  /** The overlay over the masked region, if it is one that can be undone. */
  Optional<Overlay> find() {
    collect();
    return pairs < PAIRS_MIN ? Optional.empty() : solve().filter(this::explains);
  }

  private void collect() {
    int count = 0;
    for (int at = 0; at < depth.length; at++) {
      count += sampled(at) ? 1 : 0;
    }
    int step = Math.max(1, Math.ceilDiv(count, PAIRS_MAX));
    int seen = 0;
    for (int at = 0; at < depth.length; at++) {
      if (sampled(at) && seen++ % step == 0) {
        pair(at);
      }
    }
  }

  private boolean sampled(int at) {
    return core.coverage()[at] != 0 && depth[at] <= DEPTH_MAX * Depth.UNIT;
  }

  private void pair(int at) {
    int width = picture.width();
    int x = at % width;
    int y = at / width;
    for (int far = 2; far <= REACH; far++) {
      int[] columns = {x, x, x - far, x + far};
      int[] rows = {y - far, y + far, y, y};
      for (int i = 0; i < 4; i++) {
        int dx = Integer.compare(columns[i], x);
        int dy = Integer.compare(rows[i], y);
        int beyondX = columns[i] + far * dx;
        int beyondY = rows[i] + far * dy;
        if (clear(columns[i], rows[i], dx, dy) && clear(beyondX, beyondY, dx, dy)) {
          add(at, rows[i] * width + columns[i], beyondY * width + beyondX);
          return;
        }
      }
    }
  }

  /** Whether a pixel and the two before it on the way in lie outside, so it shows no fringe. */
  private boolean clear(int x, int y, int dx, int dy) {
    if (x < 0 || y < 0 || x >= picture.width() || y >= picture.height()) {
      return false;
    }
    int at = y * picture.width() + x;
    int back = at - dx - dy * picture.width();
    return depth[at] == 0 && depth[back] == 0 && picture.pixels()[4 * at + 3] == (byte) 255;
  }

  private void add(int in, int out, int beyond) {
    for (int c = 0; c < 3; c++) {
      inside[3 * pairs + c] = picture.pixels()[4 * in + c] & 255;
      outside[3 * pairs + c] = picture.pixels()[4 * out + c] & 255;
      further[3 * pairs + c] = picture.pixels()[4 * beyond + c] & 255;
    }
    pairs++;
  }

  private Optional<Overlay> solve() {
    boolean[] kept = new boolean[pairs];
    Arrays.fill(kept, true);
    Line line = line(kept);
    for (int round = 0; round < ROUNDS; round++) {
      if (line.slope <= 0 || line.slope >= 1) {
        return Optional.empty();
      }
      trim(line, kept);
      line = line(kept);
    }
    double alpha = 1 - line.slope;
    if (!(alpha > 0 && alpha < 1)) {
      return Optional.empty();
    }
    double[] colour = new double[3];
    for (int c = 0; c < 3; c++) {
      colour[c] = line.offset[c] / alpha;
    }
    return Optional.of(snapped(new Overlay(alpha, colour, line.correlation), kept));
  }

  /** Inside values as slope x outside values + offset. */
  private static final class Line {
    /** Shared by the channels. */
    private final double slope;

    /** Of each channel. */
    private final double[] offset;

    private final double correlation;

    private Line(double slope, double[] offset, double correlation) {
      this.slope = slope;
      this.offset = offset;
      this.correlation = correlation;
    }

    double error(double[] x, double[] y, int pair) {
      double sum = 0;
      for (int c = 0; c < 3; c++) {
        double e = y[3 * pair + c] - slope * x[3 * pair + c] - offset[c];
        sum += e * e;
      }
      return sum;
    }
  }

  private Line line(boolean[] kept) {
    double[] meanX = new double[3];
    double[] meanY = new double[3];
    int count = 0;
    for (int i = 0; i < pairs; i++) {
      if (kept[i]) {
        count++;
        for (int c = 0; c < 3; c++) {
          meanX[c] += outside[3 * i + c];
          meanY[c] += inside[3 * i + c];
        }
      }
    }
    for (int c = 0; c < 3; c++) {
      meanX[c] /= Math.max(1, count);
      meanY[c] /= Math.max(1, count);
    }
    double xx = 1e-9;
    double yy = 1e-9;
    double xy = 0;
    for (int i = 0; i < 3 * pairs; i++) {
      if (kept[i / 3]) {
        double x = outside[i] - meanX[i % 3];
        double y = inside[i] - meanY[i % 3];
        xx += x * x;
        yy += y * y;
        xy += x * y;
      }
    }
    double slope = Math.signum(xy) * Math.sqrt(yy / xx);
    double[] offset = new double[3];
    for (int c = 0; c < 3; c++) {
      offset[c] = meanY[c] - slope * meanX[c];
    }
    return new Line(slope, offset, xy / Math.sqrt(xx * yy));
  }

  /** Keeps the pairs whose error is within 2.5 times its usual size. */
  private void trim(Line line, boolean[] kept) {
    double[] errors = new double[pairs];
    for (int i = 0; i < pairs; i++) {
      errors[i] = line.error(outside, inside, i);
    }
    double[] sorted = errors.clone();
    Arrays.sort(sorted);
    double limit = 6.25 * Math.max(1, sorted[pairs / 2]);
    for (int i = 0; i < pairs; i++) {
      kept[i] = errors[i] <= limit;
    }
  }

  /** With black or white for a colour close to it, and alpha solved again for that. */
  private Overlay snapped(Overlay overlay, boolean[] kept) {
    for (double pure : new double[] {0, 255}) {
      if (Arrays.stream(overlay.colour()).allMatch(v -> Math.abs(v - pure) <= SNAP)) {
        double xx = 1e-9;
        double yy = 0;
        for (int i = 0; i < 3 * pairs; i++) {
          if (kept[i / 3]) {
            xx += (outside[i] - pure) * (outside[i] - pure);
            yy += (inside[i] - pure) * (inside[i] - pure);
          }
        }
        double alpha = 1 - Math.sqrt(yy / xx);
        return new Overlay(alpha, new double[] {pure, pure, pure}, overlay.correlation());
      }
    }
    return overlay;
  }

  /** Whether the overlay can be undone and hardly any pixel then leaves the range of colours. */
  private boolean explains(Overlay overlay) {
    if (!overlay.invertible() || !seamless(overlay)) {
      return false;
    }
    int count = 0;
    int beyond = 0;
    for (int at = 0; at < depth.length; at++) {
      if (core.coverage()[at] != 0) {
        count++;
        beyond += plausible(overlay, at) ? 0 : 1;
      }
    }
    return beyond <= 0.03 * count;
  }

  /** Whether what lies under the overlay differs from outside no more than outside from itself. */
  private boolean seamless(Overlay overlay) {
    double[] across = new double[pairs];
    double[] along = new double[pairs];
    for (int i = 0; i < 3 * pairs; i++) {
      double jump = overlay.under(inside[i], i % 3) - outside[i];
      double step = outside[i] - further[i];
      across[i / 3] += jump * jump;
      along[i / 3] += step * step;
    }
    return usual(across) <= SEAM * usual(along) + NOISE;
  }

  /** The upper quartile of squared differences, as a difference. */
  private static double usual(double[] squares) {
    Arrays.sort(squares);
    return Math.sqrt(squares[squares.length * 3 / 4]);
  }

  private boolean plausible(Overlay overlay, int at) {
    for (int c = 0; c < 3; c++) {
      double value = overlay.under(picture.pixels()[4 * at + c] & 255, c);
      if (value < -10 || value > 265) {
        return false;
      }
    }
    return true;
  }
}

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

  private static final int ROUNDS = 6;

  /** A colour this near to black or white is taken as such. */
  private static final double SNAP = 24;

  private final Bitmap picture;
  private final int[] depth;
  private final int rim;

  /** Outside and inside values, three of each pair. */
  private final double[] outside = new double[3 * PAIRS_MAX];

  private final double[] inside = new double[3 * PAIRS_MAX];
  private int pairs;

  /**
   * @param rim how many pixels inside the mask's edge may be blended differently
   */
  Unblend(Bitmap picture, Mask hole, int rim) {
    boolean[] region = new boolean[hole.coverage().length];
    for (int i = 0; i < region.length; i++) {
      region[i] = hole.coverage()[i] != 0;
    }
    this.picture = picture;
    this.depth = Depth.into(region, hole.width(), hole.height());
    this.rim = rim;
  }

  /** The overlay over the masked region, if it is one that can be undone. */
  Optional<Overlay> find() {
    collect();
    return pairs < PAIRS_MIN ? Optional.empty() : solve().filter(this::explains);
  }

  /** Whether a pixel lies so deep in the region that the overlay alone covers it. */
  boolean core(int at) {
    return depth[at] > rim * Depth.UNIT;
  }

  private void collect() {
    int core = 0;
    for (int d : depth) {
      core += sampled(d) ? 1 : 0;
    }
    int step = Math.max(1, Math.ceilDiv(core, PAIRS_MAX));
    int seen = 0;
    for (int at = 0; at < depth.length; at++) {
      if (sampled(depth[at]) && seen++ % step == 0) {
        pair(at);
      }
    }
  }

  private boolean sampled(int d) {
    return d > rim * Depth.UNIT && d <= (rim + 4) * Depth.UNIT;
  }

  private void pair(int at) {
    int width = picture.width();
    int x = at % width;
    int y = at / width;
    for (int far = 2; far <= REACH; far++) {
      int[] columns = {x, x, x - far, x + far};
      int[] rows = {y - far, y + far, y, y};
      for (int i = 0; i < 4; i++) {
        if (clear(
            columns[i], rows[i], Integer.compare(columns[i], x), Integer.compare(rows[i], y))) {
          add(at, rows[i] * width + columns[i]);
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

  private void add(int in, int out) {
    for (int c = 0; c < 3; c++) {
      inside[3 * pairs + c] = picture.pixels()[4 * in + c] & 255;
      outside[3 * pairs + c] = picture.pixels()[4 * out + c] & 255;
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

  /**
   * @param slope shared by the channels
   * @param offset of each channel
   */
  private record Line(double slope, double[] offset, double correlation) {
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
    if (!overlay.invertible()) {
      return false;
    }
    int core = 0;
    int beyond = 0;
    for (int at = 0; at < depth.length; at++) {
      if (core(at)) {
        core++;
        for (int c = 0; c < 3; c++) {
          double value = overlay.under(picture.pixels()[4 * at + c] & 255, c);
          if (value < -10 || value > 265) {
            beyond++;
            break;
          }
        }
      }
    }
    return beyond <= 0.03 * core;
  }
}

package dev.darkroom.engine.frame;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Continues a plain background beyond the frame: the surface of its border, what the rim differs
 * from that surface fading outwards (so that the join does not show), and grain taken from the
 * background itself.
 */
public final class Extension {
  /** Grain below this many units of lightness is not worth copying. */
  private static final double GRAIN_MIN = 0.15;

  /** A rim pixel further off the surface than this (8-bit steps) is not background. */
  private static final double RIM_MAX = 40;

  private final Bitmap picture;
  private final Border border;
  private final double fade;
  private final Map<Side, float[]> rims = new EnumMap<>(Side.class);

  /**
   * @param border of this picture; plain on the sides that are continued
   */
  public Extension(Bitmap picture, Border border) {
    this.picture = picture;
    this.border = border;
    this.fade = Math.max(2, 0.08 * Math.min(picture.width(), picture.height()));
    for (Side side : Side.values()) {
      rims.put(side, border.clear() ? new float[0] : rim(side));
    }
  }

  /** The window of the picture with the background continued where it passes the frame. */
  public Bitmap fill(Box window, Monitor monitor) {
    monitor.check();
    Bitmap result = Cut.of(picture, window);
    if (border.clear()) {
      return result;
    }
    IntStream.range(0, window.height())
        .parallel()
        .forEach(
            row -> {
              int y = window.y() + row;
              boolean inside = y >= 0 && y < picture.height();
              Brush brush = brush();
              for (int column = 0; column < window.width(); column++) {
                int x = window.x() + column;
                if (inside && x >= 0 && x < picture.width()) {
                  column = picture.width() - 1 - window.x();
                } else {
                  brush.paint(x, y, result.pixels(), 4 * (row * window.width() + column));
                }
              }
            });
    monitor.check();
    return result;
  }

  /** Paints single pixels; for one thread. */
  Brush brush() {
    return new Brush();
  }

  /** Holds the working space of one thread. */
  final class Brush {
    private final double[] terms = new double[Surface.TERMS];
    private final double[] colour = new double[3];
    private final float[] left = rimOf(Side.LEFT);
    private final float[] top = rimOf(Side.TOP);
    private final float[] right = rimOf(Side.RIGHT);
    private final float[] bottom = rimOf(Side.BOTTOM);

    /** Writes the background at a point beyond the frame to {@code out[at..at+3]}. */
    void paint(double x, double y, byte[] out, int at) {
      out[at + 3] = (byte) (border.clear() ? 0 : 255);
      if (border.clear()) {
        return;
      }
      border.surface().at(x, y, terms, colour);
      int nearX = Math.clamp(Math.round(x), 0, picture.width() - 1);
      int nearY = Math.clamp(Math.round(y), 0, picture.height() - 1);
      double share = Math.exp(-Math.hypot(x - nearX, y - nearY) / fade);
      int grain = border.grain() < GRAIN_MIN ? -1 : grainAt((int) x, (int) y);
      for (int c = 0; c < 3; c++) {
        double value = colour[c] + share * rimAt(x, y, nearX, nearY, c);
        if (grain >= 0) {
          value += grainOf(grain, c);
        }
        out[at + c] = (byte) Math.clamp(Math.round(value), 0, 255);
      }
    }

    private double rimAt(double x, double y, int nearX, int nearY, int c) {
      boolean beside = x < 0 || x > picture.width() - 1;
      boolean above = y < 0 || y > picture.height() - 1;
      double sum = 0;
      if (beside) {
        sum += (x < 0 ? left : right)[3 * nearY + c];
      }
      if (above) {
        sum += (y < 0 ? top : bottom)[3 * nearX + c];
      }
      return beside && above ? sum / 2 : sum;
    }
  }

  private float[] rimOf(Side side) {
    return Objects.requireNonNull(rims.get(side));
  }

  /** A background pixel whose grain is copied here: cells of the ring laid out at random. */
  private int grainAt(int x, int y) {
    int cell = border.cell();
    int seed = (Math.floorDiv(x, cell) * 0x9E3779B1) ^ (Math.floorDiv(y, cell) * 0x85EBCA77);
    seed = (seed ^ (seed >>> 15)) * 0x2C1B3C6D;
    seed ^= seed >>> 13;
    Border.Cell from = border.background().get(Math.floorMod(seed, border.background().size()));
    return (from.y() + Math.floorMod(y, cell)) * picture.width()
        + from.x()
        + Math.floorMod(x, cell);
  }

  /** What a pixel differs from the mean of the five by five around it. */
  private double grainOf(int pixel, int c) {
    byte[] p = picture.pixels();
    int px = pixel % picture.width();
    int py = pixel / picture.width();
    int sum = 0;
    int count = 0;
    for (int y = Math.max(0, py - 2); y <= Math.min(picture.height() - 1, py + 2); y++) {
      for (int x = Math.max(0, px - 2); x <= Math.min(picture.width() - 1, px + 2); x++) {
        sum += p[4 * (y * picture.width() + x) + c] & 255;
        count++;
      }
    }
    double off = (p[4 * pixel + c] & 255) - (double) sum / count;
    // The mean took part of the grain with it; a 25th of its variance.
    return Math.clamp(off * 1.02, -RIM_MAX, RIM_MAX);
  }

  /** The smoothed difference of a side's rim from the surface: blue, green, red of each pixel. */
  private float[] rim(Side side) {
    boolean lying = side == Side.TOP || side == Side.BOTTOM;
    int length = lying ? picture.width() : picture.height();
    int depth = Math.min(border.cell(), lying ? picture.height() : picture.width());
    double[] sums = new double[3 * length];
    int[] counts = new int[length];
    double[] terms = new double[Surface.TERMS];
    double[] colour = new double[3];
    for (int along = 0; along < length; along++) {
      for (int in = 0; in < depth; in++) {
        int x = lying ? along : side == Side.LEFT ? in : picture.width() - 1 - in;
        int y = !lying ? along : side == Side.TOP ? in : picture.height() - 1 - in;
        border.surface().at(x, y, terms, colour);
        add(x, y, colour, along, sums, counts);
      }
    }
    return smoothed(sums, counts, length, 2 * border.cell());
  }

  private void add(int x, int y, double[] colour, int along, double[] sums, int[] counts) {
    int i = 4 * (y * picture.width() + x);
    byte[] p = picture.pixels();
    double off = 0;
    for (int c = 0; c < 3; c++) {
      colour[c] = (p[i + c] & 255) - colour[c];
      off = Math.max(off, Math.abs(colour[c]));
    }
    if (off < RIM_MAX) {
      counts[along]++;
      for (int c = 0; c < 3; c++) {
        sums[3 * along + c] += colour[c];
      }
    }
  }

  private static float[] smoothed(double[] sums, int[] counts, int length, int radius) {
    float[] result = new float[3 * length];
    double[] window = new double[4];
    for (int next = 0; next < length + radius; next++) {
      move(window, sums, counts, next, 1);
      move(window, sums, counts, next - 2 * radius - 1, -1);
      int middle = next - radius;
      for (int c = 0; middle >= 0 && window[3] > 0 && c < 3; c++) {
        result[3 * middle + c] = (float) (window[c] / window[3]);
      }
    }
    return result;
  }

  private static void move(double[] window, double[] sums, int[] counts, int at, int sign) {
    if (at >= 0 && at < counts.length) {
      for (int c = 0; c < 3; c++) {
        window[c] += sign * sums[3 * at + c];
      }
      window[3] += sign * counts[at];
    }
  }
}

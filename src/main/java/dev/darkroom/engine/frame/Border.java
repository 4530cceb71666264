package dev.darkroom.engine.frame;

import dev.darkroom.engine.Bitmap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the ring along a picture's frame says of its background. Plain is a background that a smooth
 * surface explains: the means of small cells of the ring lie on it, and what is left inside the
 * cells is fine grain. Differences are in units of about one hundredth of lightness.
 */
public final class Border {
  /** An 8-bit step in all three channels, in units of lightness. */
  private static final double UNIT = 2.55 * Math.sqrt(3);

  /**
   * Cell means further off than this are structure. Sweeps leave 0.3 to 1, natural photos 4 or
   * more.
   */
  private static final double STRUCTURE_MAX = 2.0;

  /** Grain above this is texture, which cannot be continued by grain. */
  private static final double GRAIN_MAX = 3.5;

  /** The least part of the ring that must show the background. */
  private static final double SHARE_MIN = 0.6;

  /** The least part of a side that must show the background before it is continued there. */
  private static final double SIDE_SHARE_MIN = 0.97;

  /** A cell this far off the surface is something else. */
  private static final double FOREIGN = 5.0;

  private final Bitmap picture;
  private final int cell;
  private final List<Cell> background = new ArrayList<>();
  private final Map<Side, Double> sideShare = new EnumMap<>(Side.class);
  private final boolean clear;
  private final Surface surface;
  private final boolean plain;
  private final double grain;

  /** A square of the ring. */
  record Cell(
      int x,
      int y,
      double blue,
      double green,
      double red,
      double alpha,
      double grain,
      boolean opaque) {
    double[] colour() {
      return new double[] {blue, green, red};
    }
  }

  private Border(Bitmap picture) {
    this.picture = picture;
    int shorter = Math.min(picture.width(), picture.height());
    this.cell = Math.max(1, Math.min(shorter, Math.max(2, shorter / 75)));
    List<Cell> ring = ring();
    this.clear = ring.stream().allMatch(c -> c.alpha() < 3);
    double[][] terms = new double[ring.size()][Surface.TERMS];
    for (int i = 0; i < terms.length; i++) {
      Surface.terms(
          2 * (ring.get(i).x() + cell / 2.0) / picture.width() - 1,
          2 * (ring.get(i).y() + cell / 2.0) / picture.height() - 1,
          terms[i]);
    }
    RobustFit fit = new RobustFit(terms, ring.stream().map(Cell::colour).toArray(double[][]::new));
    this.surface = new Surface(picture.width(), picture.height(), fit.coefficients());
    double structure = sort(ring, fit);
    this.grain = background.stream().mapToDouble(Cell::grain).average().orElse(255) / 2.55;
    this.plain =
        clear
            || (background.size() >= SHARE_MIN * ring.size()
                && structure <= STRUCTURE_MAX
                && grain <= GRAIN_MAX);
  }

  public static Border of(Bitmap picture) {
    return new Border(picture);
  }

  /** Whether most of the ring is one plain background. */
  public boolean plain() {
    return plain;
  }

  /** Whether the background is plain and nothing else touches the frame on this side. */
  public boolean plain(Side side) {
    return clear || (plain && sideShare.getOrDefault(side, 0.0) >= SIDE_SHARE_MIN);
  }

  /** Whether a window can be filled from the plain background wherever it passes the frame. */
  public boolean fills(Box window) {
    for (Side side : Side.values()) {
      if (side.passedBy(window, Box.frame(picture)) && !plain(side)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether everything outside the window is plain background, so that cutting it loses nothing.
   */
  public boolean bareOutside(Box window) {
    if (!plain) {
      return false;
    }
    double[] terms = new double[Surface.TERMS];
    double[] colour = new double[3];
    for (int y = 0; y + cell <= picture.height(); y += cell) {
      for (int x = 0; x + cell <= picture.width(); x += cell) {
        boolean outside =
            x < window.x()
                || y < window.y()
                || x + cell > window.right()
                || y + cell > window.bottom();
        if (outside && foreign(cell(x, y), terms, colour)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean foreign(Cell found, double[] terms, double[] colour) {
    if (clear) {
      return found.alpha() >= 3;
    }
    surface.at(found.x() + cell / 2.0, found.y() + cell / 2.0, terms, colour);
    double[] own = found.colour();
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      sum += (own[c] - colour[c]) * (own[c] - colour[c]);
    }
    return !found.opaque() || Math.sqrt(sum) > FOREIGN * UNIT;
  }

  /** Whether the border is wholly transparent; then so is its continuation. */
  boolean clear() {
    return clear;
  }

  Surface surface() {
    return surface;
  }

  /** The standard deviation inside the cells, in units of lightness. */
  double grain() {
    return grain;
  }

  /** The side of a cell in pixels. */
  int cell() {
    return cell;
  }

  /** The cells that show the background. */
  List<Cell> background() {
    return background;
  }

  /** Sorts background from the rest and returns the background's distance from the surface. */
  private double sort(List<Cell> ring, RobustFit fit) {
    Map<Side, Integer> all = new EnumMap<>(Side.class);
    Map<Side, Integer> bare = new EnumMap<>(Side.class);
    double sum = 0;
    for (int i = 0; i < ring.size(); i++) {
      Cell found = ring.get(i);
      double off = fit.residuals()[i] / UNIT;
      boolean belongs = fit.weights()[i] > 0 && off < FOREIGN && found.opaque();
      for (Side side : Side.values()) {
        if (onEdge(found, side)) {
          all.merge(side, 1, Integer::sum);
          bare.merge(side, belongs ? 1 : 0, Integer::sum);
        }
      }
      if (belongs) {
        background.add(found);
        sum += off * off;
      }
    }
    all.forEach((side, count) -> sideShare.put(side, (double) bare.getOrDefault(side, 0) / count));
    return background.isEmpty() ? 255 : Math.sqrt(sum / background.size());
  }

  private boolean onEdge(Cell found, Side side) {
    return switch (side) {
      case LEFT -> found.x() == 0;
      case TOP -> found.y() == 0;
      case RIGHT -> found.x() + cell == picture.width();
      case BOTTOM -> found.y() + cell == picture.height();
    };
  }

  /** Three cells deep along all four sides. */
  private List<Cell> ring() {
    List<Cell> ring = new ArrayList<>();
    int deep = 3 * cell;
    for (int y : starts(picture.height())) {
      for (int x : starts(picture.width())) {
        boolean inside =
            x >= deep
                && y >= deep
                && x + cell <= picture.width() - deep
                && y + cell <= picture.height() - deep;
        if (!inside) {
          ring.add(cell(x, y));
        }
      }
    }
    return ring;
  }

  /** Where cells begin so that the first and the last touch the frame. */
  private int[] starts(int length) {
    int[] starts = new int[(length + cell - 1) / cell];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = Math.min(i * cell, length - cell);
    }
    return starts;
  }

  private Cell cell(int left, int top) {
    byte[] p = picture.pixels();
    double[] mean = new double[4];
    double light = 0;
    double square = 0;
    int alphaMin = 255;
    for (int y = top; y < top + cell; y++) {
      for (int x = left; x < left + cell; x++) {
        int i = 4 * (y * picture.width() + x);
        double value = 0;
        for (int c = 0; c < 4; c++) {
          mean[c] += p[i + c] & 255;
          value += c < 3 ? (p[i + c] & 255) / 3.0 : 0;
        }
        light += value;
        square += value * value;
        alphaMin = Math.min(alphaMin, p[i + 3] & 255);
      }
    }
    int count = cell * cell;
    for (int c = 0; c < 4; c++) {
      mean[c] /= count;
    }
    double variance = square / count - (light / count) * (light / count);
    return new Cell(
        left,
        top,
        mean[0],
        mean[1],
        mean[2],
        mean[3],
        Math.sqrt(Math.max(0, variance)),
        alphaMin > 252);
  }
}

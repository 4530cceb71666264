package dev.darkroom.engine.mask;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.colour.Oklab;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Draws the outline of a sky by its colour: a surface of second order through the sky's own colours
 * tells masts and branches from what is seen between them, which is too fine for a region. A sky
 * whose colours are no such surface, as one full of clouds, keeps its region.
 */
final class SkyKey {
  /** Of the sky's own deviation from the surface, in OKLab; more is not one smooth sky. */
  private static final double SMOOTH_MAX = 0.025;

  private static final double TOLERANCE_MIN = 0.02;
  private static final int TERMS = 6;
  private static final int SAMPLES = 40_000;
  private static final int SURE = 250;

  /** How many cells there are across, and how many of them a gap may lie from the sky. */
  private static final int CELLS = 48;

  private static final int NEAR = 7;

  private final Bitmap picture;
  private final Mask region;
  private final double[][] surface;

  private SkyKey(Bitmap picture, Mask region, double[][] surface) {
    this.picture = picture;
    this.region = region;
    this.surface = surface;
  }

  /** The region with its outline drawn anew, or as it is. */
  static Mask refined(Bitmap picture, Mask region, Monitor monitor) {
    SkyKey key = new SkyKey(picture, region, new double[3][TERMS]);
    double deviation = key.fit(Double.MAX_VALUE);
    deviation = key.fit(2.5 * deviation);
    monitor.check();
    return deviation > SMOOTH_MAX ? region : key.drawn(Math.max(TOLERANCE_MIN, 4 * deviation));
  }

  /** Fits the surface to what lies so near to it; the median distance to it. */
  private double fit(double reach) {
    int count = region.coverage().length;
    int step = Math.max(1, count / SAMPLES);
    double[][] normal = new double[TERMS][TERMS + 3];
    double[] distances = new double[count / step + 1];
    double[] term = new double[TERMS];
    float[] lab = new float[3];
    for (int pass = 0; pass < 2; pass++) {
      int seen = 0;
      for (int i = 0; i < count; i += step) {
        if ((region.coverage()[i] & 255) < SURE) {
          continue;
        }
        double distance = distance(i, term, lab);
        distances[seen++] = distance;
        for (int r = 0; pass == 0 && distance <= reach && r < TERMS; r++) {
          for (int c = 0; c < TERMS; c++) {
            normal[r][c] += term[r] * term[c];
          }
          for (int c = 0; c < 3; c++) {
            normal[r][TERMS + c] += term[r] * lab[c];
          }
        }
      }
      if (pass == 0) {
        solve(normal);
      } else if (seen > 0) {
        Arrays.sort(distances, 0, seen);
        return distances[seen / 2];
      }
    }
    return Double.MAX_VALUE;
  }

  /** Gauss and Jordan's elimination; a term that nothing tells apart stays 0. */
  private void solve(double[][] normal) {
    for (int p = 0; p < TERMS; p++) {
      normal[p][p] += 1e-6;
      for (int r = 0; r < TERMS; r++) {
        double factor = r == p ? 0 : normal[r][p] / normal[p][p];
        for (int c = p; factor != 0 && c < TERMS + 3; c++) {
          normal[r][c] -= factor * normal[p][c];
        }
      }
    }
    for (int c = 0; c < 3; c++) {
      for (int p = 0; p < TERMS; p++) {
        surface[c][p] = normal[p][TERMS + c] / normal[p][p];
      }
    }
  }

  /** How far the colour of a pixel is from the surface; leaves its terms and its colour behind. */
  private double distance(int i, double[] term, float[] lab) {
    double u = 2.0 * (i % region.width()) / region.width() - 1;
    int row = i / region.width();
    double v = 2.0 * row / region.height() - 1;
    term[0] = 1;
    term[1] = u;
    term[2] = v;
    term[3] = u * u;
    term[4] = u * v;
    term[5] = v * v;
    byte[] p = picture.pixels();
    Oklab.from(p[4 * i + 2] & 255, p[4 * i + 1] & 255, p[4 * i] & 255, lab, 0);
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      double off = lab[c];
      for (int k = 0; k < TERMS; k++) {
        off -= surface[c][k] * term[k];
      }
      sum += off * off;
    }
    return Math.sqrt(sum);
  }

  private Mask drawn(double tolerance) {
    byte[] like = likeness(tolerance);
    boolean[] near = near();
    byte[] old = region.coverage();
    byte[] next = new byte[old.length];
    Seeds seeds = new Seeds(old.length);
    for (int i = 0; i < old.length; i++) {
      int own = old[i] & 255;
      boolean gap = own < SURE && near[cell(i)] && (like[i] & 255) > 127;
      int least = own < 128 ? Math.min(own, like[i] & 255) : own;
      next[i] = (byte) (gap ? Math.max(own, like[i] & 255) : least);
      if (own < 128 && !gap) {
        seeds.push(i);
      }
    }
    // What is unlike the sky and joins what is not sky stands before it; stars and clouds do not.
    boolean[] reached = new boolean[old.length];
    while (!seeds.isEmpty()) {
      int i = seeds.pop();
      for (int way = 0; way < 4; way++) {
        int j = neighbour(i, way);
        if (j >= 0 && !reached[j] && (old[j] & 255) >= 128 && (like[j] & 255) < 230) {
          reached[j] = true;
          next[j] = (byte) Math.min(next[j] & 255, like[j] & 255);
          seeds.push(j);
        }
      }
    }
    return new Mask(region.width(), region.height(), next);
  }

  private int neighbour(int i, int way) {
    int x = i % region.width();
    return switch (way) {
      case 0 -> x > 0 ? i - 1 : -1;
      case 1 -> x + 1 < region.width() ? i + 1 : -1;
      case 2 -> i - region.width();
      default -> i + region.width() < region.coverage().length ? i + region.width() : -1;
    };
  }

  /** 255 for the sky's colour at that place to 0 for any other. */
  private byte[] likeness(double tolerance) {
    byte[] like = new byte[region.coverage().length];
    IntStream.range(0, region.height())
        .parallel()
        .forEach(
            y -> {
              double[] term = new double[TERMS];
              float[] lab = new float[3];
              for (int i = y * region.width(); i < (y + 1) * region.width(); i++) {
                double over = distance(i, term, lab) / tolerance - 1;
                like[i] = (byte) Math.round(255 * Math.clamp(1 - over, 0.0, 1.0));
              }
            });
    return like;
  }

  private int side() {
    return Math.max(1, Math.max(region.width(), region.height()) / CELLS);
  }

  private int cell(int i) {
    int side = side();
    int across = (region.width() + side - 1) / side;
    return i / region.width() / side * across + i % region.width() / side;
  }

  /** The cells from which sky is not far. */
  private boolean[] near() {
    int side = side();
    int across = (region.width() + side - 1) / side;
    int down = (region.height() + side - 1) / side;
    int[] sky = new int[across * down];
    for (int i = 0; i < region.coverage().length; i++) {
      sky[cell(i)] += (region.coverage()[i] & 255) > 127 ? 1 : 0;
    }
    boolean[] near = new boolean[sky.length];
    for (int i = 0; i < sky.length; i++) {
      for (int dy = -NEAR; 3 * sky[i] > side * side && dy <= NEAR; dy++) {
        for (int dx = -NEAR; dx <= NEAR; dx++) {
          int x = i % across + dx;
          int y = i / across + dy;
          if (x >= 0 && x < across && y >= 0 && y < down) {
            near[y * across + x] = true;
          }
        }
      }
    }
    return near;
  }

  /** Places still to be looked at. */
  private static final class Seeds {
    private int[] places;
    private int count;

    Seeds(int most) {
      places = new int[Math.min(most, 1 << 16) + 1];
    }

    boolean isEmpty() {
      return count == 0;
    }

    void push(int place) {
      if (count == places.length) {
        places = Arrays.copyOf(places, 2 * count);
      }
      places[count++] = place;
    }

    int pop() {
      return places[--count];
    }
  }
}

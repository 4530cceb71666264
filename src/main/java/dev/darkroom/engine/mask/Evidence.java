package dev.darkroom.engine.mask;

import java.util.Arrays;

/**
 * What speaks for a shape being the subject: how sharp its outline is where it is weakest, how much
 * of what is sharp in the picture it leaves unexplained, its form and place.
 */
final class Evidence {
  private static final int SAMPLE_STEP = 3;

  /** What one edge may count for at most, so that a letter in print does not outweigh a bottle. */
  private static final double EDGE_MAX = 0.05;

  private final Shape shape;
  private final Shape outline;
  private final Shape outside;
  private final SharpEdges edges;
  private final Surround surround;

  private Evidence(Shape shape, SharpEdges edges, Surround surround) {
    this.shape = shape;
    this.outline = shape.and(shape.shrunk(1).not());
    this.outside = shape.grown(4).not();
    this.edges = edges;
    this.surround = surround;
  }

  /**
   * What there is to weigh, in the order of {@link Likelihood}'s weights.
   *
   * @param votes the share of all proposals that are about this one
   */
  static double[] of(Shape shape, SharpEdges edges, Surround surround, double votes) {
    return new Evidence(shape, edges, surround).measured(votes);
  }

  private double[] measured(double votes) {
    float[] along = along();
    double weak = above(at(along, 0.2), edges.noise());
    double middle = at(along, 0.5);
    double beyond = beyond();
    double loose = Math.sqrt(unexplained());
    double size = Math.log(Math.max(0.001, shape.share()));
    double area = Math.max(1, shape.area());
    return new double[] {
      Math.min(4, weak),
      Math.min(3, above(at(along, 0.05), edges.noise())),
      Math.min(5, above(middle, edges.noise())),
      Math.clamp(logarithm(at(along, 0.2)) - logarithm(beyond), -2, 3),
      Math.clamp(logarithm(middle) - logarithm(beyond), -2, 4),
      loose,
      area / hull(),
      Math.min(0.2, onFrame()),
      symmetry(),
      size,
      size * size,
      Math.clamp(offCentre() - 0.05, 0, 0.3),
      apart(),
      Math.min(12, outline.area() / Math.sqrt(area)),
      Math.sqrt(votes),
      Math.min(4, weak) * loose,
      Math.min(4, weak) * Math.min(4, weak)
    };
  }

  /** The sharpness along the outline, least first. */
  private float[] along() {
    float[] along = new float[outline.area()];
    int n = 0;
    for (int i = 0; i < outline.inside().length; i++) {
      if (outline.inside()[i]) {
        along[n++] = edges.near()[i];
      }
    }
    Arrays.sort(along);
    return along;
  }

  /** How sharp the surroundings are where they are sharpest. */
  private double beyond() {
    float[] free = new float[outside.inside().length / SAMPLE_STEP + 1];
    int n = 0;
    for (int i = 0; i < outside.inside().length; i += SAMPLE_STEP) {
      if (outside.inside()[i]) {
        free[n++] = edges.value()[i];
      }
    }
    Arrays.sort(free, 0, n);
    return n == 0 ? 1 : free[(int) (0.95 * n)];
  }

  /** The share of all that is sharp that lies outside. */
  private double unexplained() {
    double all = 1e-9;
    double out = 0;
    for (int i = 0; i < edges.value().length; i++) {
      double strong = Math.clamp(edges.value()[i] - 2 * edges.noise(), 0, EDGE_MAX);
      all += strong;
      out += outside.inside()[i] ? strong : 0;
    }
    return out / all;
  }

  private double onFrame() {
    Shape frame = Shape.frame(shape.width(), shape.height(), 2);
    return shape.and(frame).area() / (double) frame.area();
  }

  /** The share whose mirror image beside the upright axis belongs to it as well. */
  private double symmetry() {
    int width = shape.width();
    int twice = (int) Math.round(2 * mean(true));
    int both = 0;
    for (int i = 0; i < shape.inside().length; i++) {
      int x = twice - i % width;
      boolean exists = x >= 0 && x < width;
      both += shape.inside()[i] && exists && shape.inside()[i - i % width + x] ? 1 : 0;
    }
    return both / (double) Math.max(1, shape.area());
  }

  private double offCentre() {
    double x = mean(true) - shape.width() / 2.0;
    double y = mean(false) - shape.height() / 2.0;
    return Math.hypot(x, y) / Math.max(shape.width(), shape.height());
  }

  private double mean(boolean across) {
    double sum = 0;
    for (int i = 0; i < shape.inside().length; i++) {
      int place = across ? i % shape.width() : i / shape.width();
      sum += shape.inside()[i] ? place : 0;
    }
    return sum / Math.max(1, shape.area());
  }

  /** The share that does not look like what lies around. */
  private double apart() {
    int apart = 0;
    for (int i = 0; i < shape.inside().length; i++) {
      apart += shape.inside()[i] && !surround.like(i) ? 1 : 0;
    }
    return apart / (double) Math.max(1, shape.area());
  }

  /** The pixels that lie between two of the shape's own in their row or column. */
  private int hull() {
    int width = shape.width();
    int[][] across = spans(shape.height(), true);
    int[][] down = spans(width, false);
    int count = 0;
    for (int i = 0; i < shape.inside().length; i++) {
      int x = i % width;
      int y = i / width;
      boolean inRow = x >= across[y][0] && x <= across[y][1];
      count += inRow || (y >= down[x][0] && y <= down[x][1]) ? 1 : 0;
    }
    return Math.max(1, count);
  }

  private int[][] spans(int lines, boolean rows) {
    int[][] spans = new int[lines][];
    Arrays.setAll(spans, _ -> new int[] {Integer.MAX_VALUE, -1});
    for (int i = 0; i < shape.inside().length; i++) {
      if (shape.inside()[i]) {
        int x = i % shape.width();
        int y = i / shape.width();
        int[] span = spans[rows ? y : x];
        span[0] = Math.min(span[0], rows ? x : y);
        span[1] = Math.max(span[1], rows ? x : y);
      }
    }
    return spans;
  }

  private static double at(float[] sorted, double place) {
    return sorted.length == 0 ? 0 : sorted[(int) (place * sorted.length)];
  }

  private static double above(double value, double noise) {
    return Math.max(0, Math.log(Math.max(noise, value) / noise));
  }

  private double logarithm(double value) {
    return Math.log(Math.max(edges.noise(), value));
  }
}

package dev.darkroom.engine.mask;

import java.util.Arrays;

/**
 * Makes an outline smooth where no edge holds it, and drops the thin wisps that shadow and grain
 * leave on it. Thin parts with edges as sharp as the rest of the outline, such as handles, stay.
 */
final class Relaxation {
  /** An edge holds the outline from this share of the outline's median sharpness. */
  private static final double HOLDS = 0.4;

  /** The radius of what is smoothed and what counts as thin, of the longer side. */
  private static final double REACH = 1 / 45.0;

  private final SharpEdges edges;
  private final int reach;
  private final double holds;

  private Relaxation(SharpEdges edges, int reach, double holds) {
    this.edges = edges;
    this.reach = reach;
    this.holds = holds;
  }

  /**
   * @param rounds of smoothing; more draw a smoother line
   */
  static Shape of(Shape shape, SharpEdges edges, int rounds) {
    Shape outline = shape.and(shape.shrunk(1).not());
    if (outline.area() == 0) {
      return shape;
    }
    int reach = Math.max(2, (int) Math.round(REACH * Math.max(edges.width(), edges.height())));
    float[] along = new float[outline.area()];
    int n = 0;
    for (int i = 0; i < outline.inside().length; i++) {
      if (outline.inside()[i]) {
        along[n++] = edges.near()[i];
      }
    }
    Arrays.sort(along);
    Relaxation relaxation = new Relaxation(edges, reach, HOLDS * along[n / 2]);
    return relaxation.smoothed(relaxation.withoutWisps(shape), rounds);
  }

  private Shape withoutWisps(Shape shape) {
    Shape body = shape.opened(Math.max(2, reach / 2));
    if (body.area() < shape.area() / 2) {
      return shape;
    }
    Shape thin = shape.and(body.not());
    Parts parts = Parts.of(thin);
    int[] edge = new int[parts.count()];
    int[] held = new int[parts.count()];
    Shape inner = shape.shrunk(1);
    for (int i = 0; i < parts.label().length; i++) {
      if (parts.label()[i] >= 0 && !inner.inside()[i]) {
        edge[parts.label()[i]]++;
        held[parts.label()[i]] += edges.near()[i] >= holds ? 1 : 0;
      }
    }
    return Shape.where(
        shape.width(),
        shape.height(),
        i -> {
          int k = parts.label()[i];
          return shape.inside()[i] && (k < 0 || held[k] > 0.6 * edge[k]);
        });
  }

  private Shape smoothed(Shape shape, int rounds) {
    int width = shape.width();
    boolean[] held = new boolean[shape.inside().length];
    for (int i = 0; i < held.length; i++) {
      held[i] = edges.near()[i] >= holds;
    }
    Shape result = shape;
    for (int round = 0; round < rounds; round++) {
      float[] values = new float[held.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = result.inside()[i] ? 1 : 0;
      }
      float[] mean = BoxFilter.mean(values, width, shape.height(), reach);
      Shape before = result;
      result =
          Shape.where(width, shape.height(), i -> held[i] ? before.inside()[i] : mean[i] > 0.5f);
    }
    return result;
  }
}

package dev.darkroom.engine.product.shape;

import dev.darkroom.engine.render.Mesh;
import dev.darkroom.engine.render.Vec;
import java.util.ArrayList;
import java.util.List;

/** Upright walls over an outline, with rounded edges above and below. */
public final class Slab {
  private static final int STEPS = 5;

  private Slab() {}

  /** From the ground up. */
  public static Mesh of(Outline outline, double height, double edge) {
    return of(outline, 0, height, edge);
  }

  /**
   * From one height to another.
   *
   * @param edge the radius of the edges' rounding; less than the outline's own roundings
   */
  public static Mesh of(Outline outline, double from, double to, double edge) {
    double r = Math.min(edge, (to - from) / 2);
    List<List<Vec>> rings = new ArrayList<>();
    for (int i = 0; i <= STEPS; i++) {
      double angle = Math.PI / 2 * i / STEPS;
      rings.add(
          Loft.ring(outline.grown(-r * (1 - Math.sin(angle))), from + r * (1 - Math.cos(angle))));
    }
    for (int i = 0; i <= STEPS; i++) {
      double angle = Math.PI / 2 * i / STEPS;
      rings.add(
          Loft.ring(outline.grown(-r * (1 - Math.cos(angle))), to - r * (1 - Math.sin(angle))));
    }
    return Loft.over(rings);
  }

  /** A box with rounded corners and edges that stands in the middle. */
  public static Mesh box(double width, double height, double depth, double edge) {
    return of(Outline.rectangle(width, depth, edge * 1.05), height, edge);
  }
}

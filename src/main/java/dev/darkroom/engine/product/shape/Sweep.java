package dev.darkroom.engine.product.shape;

import dev.darkroom.engine.render.Mesh;
import dev.darkroom.engine.render.Vec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Tubes and straps along a curve, such as handles and spouts. */
public final class Sweep {
  private static final int ROUND = 24;

  private Sweep() {}

  /** A round tube whose radius may change along the way (0 to 1). */
  public static Mesh tube(List<Vec> path, Vec side, DoubleUnaryOperator radius) {
    return strap(path, side, radius, radius);
  }

  /** A round tube. */
  public static Mesh tube(List<Vec> path, Vec side, double radius) {
    return tube(path, side, _ -> radius);
  }

  /**
   * A strap with an oval section.
   *
   * @param side a direction that the curve never takes
   * @param across half the section's size across the side direction, for 0 to 1 of the way
   * @param along half the section's size along the side direction
   */
  public static Mesh strap(
      List<Vec> path, Vec side, DoubleUnaryOperator across, DoubleUnaryOperator along) {
    List<List<Vec>> rings = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      double share = i / (double) (path.size() - 1);
      Vec tangent =
          path.get(Math.min(i + 1, path.size() - 1)).minus(path.get(Math.max(i - 1, 0))).unit();
      Vec out = tangent.cross(side).unit();
      Vec aside = out.cross(tangent).unit();
      List<Vec> ring = new ArrayList<>();
      for (int k = 0; k < ROUND; k++) {
        double angle = 2 * Math.PI * k / ROUND;
        ring.add(
            path.get(i)
                .plus(out.times(Math.cos(angle) * across.applyAsDouble(share)))
                .plus(aside.times(Math.sin(angle) * along.applyAsDouble(share))));
      }
      rings.add(ring);
    }
    return Loft.over(rings);
  }

  /** A smooth curve through points. */
  public static List<Vec> through(Vec... knots) {
    List<Vec> path = new ArrayList<>();
    int steps = 12;
    for (int i = 0; i + 1 < knots.length; i++) {
      Vec b = knots[i];
      Vec c = knots[i + 1];
      Vec a = i == 0 ? b.times(2).minus(c) : knots[i - 1];
      Vec d = i + 2 == knots.length ? c.times(2).minus(b) : knots[i + 2];
      for (int step = i == 0 ? 0 : 1; step <= steps; step++) {
        path.add(between(a, b, c, d, step / (double) steps));
      }
    }
    return path;
  }

  /** Catmull and Rom's cubic between the two middle points. */
  private static Vec between(Vec a, Vec b, Vec c, Vec d, double t) {
    return b.times(2)
        .plus(c.minus(a).times(t))
        .plus(a.times(2).minus(b.times(5)).plus(c.times(4)).minus(d).times(t * t))
        .plus(b.times(3).minus(a).minus(c.times(3)).plus(d).times(t * t * t))
        .times(0.5);
  }
}

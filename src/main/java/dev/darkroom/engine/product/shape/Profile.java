package dev.darkroom.engine.product.shape;

import java.util.ArrayList;
import java.util.List;

/**
 * One half of a thing's section: from the axis at the bottom along the outside to wherever it ends.
 * Distances from the axis and heights are centimetres. What lies on the left of the way is inside.
 */
public final class Profile {
  private static final int ARC_STEPS = 7;
  private static final int CURVE_STEPS = 9;

  private final List<Point> corners = new ArrayList<>();
  private final List<Double> fillets = new ArrayList<>();

  private Profile() {}

  public static Profile at(double radius, double height) {
    return new Profile().to(radius, height);
  }

  /** Goes straight on to a sharp corner. */
  public Profile to(double radius, double height) {
    return to(radius, height, 0);
  }

  /**
   * Goes straight on to a rounded corner.
   *
   * @param fillet the radius of the rounding; as much of it is made as there is room for
   */
  public Profile to(double radius, double height, double fillet) {
    corners.add(new Point(radius, height));
    fillets.add(fillet);
    return this;
  }

  /** Goes on smoothly through points, given as radius, height, radius, height. */
  public Profile curve(double... through) {
    List<Point> knots = new ArrayList<>();
    knots.add(corners.getLast());
    for (int i = 0; i < through.length; i += 2) {
      knots.add(new Point(through[i], through[i + 1]));
    }
    for (int i = 1; i < knots.size(); i++) {
      for (int step = 1; step <= CURVE_STEPS; step++) {
        Point point = between(knots, i - 1, step / (double) CURVE_STEPS);
        to(Math.max(0, point.x()), point.y());
      }
    }
    return this;
  }

  /** The way as straight pieces. */
  public List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < corners.size(); i++) {
      boolean end = i == 0 || i == corners.size() - 1;
      if (end || fillets.get(i) <= 0) {
        points.add(corners.get(i));
      } else {
        round(points, corners.get(i - 1), corners.get(i), corners.get(i + 1), fillets.get(i));
      }
    }
    return points;
  }

  /** A circular arc as a rational quadratic curve between the two tangent points. */
  private static void round(
      List<Point> points, Point before, Point corner, Point after, double fillet) {
    Point back = before.minus(corner).unit();
    Point on = after.minus(corner).unit();
    double half = Math.acos(Math.clamp(back.dot(on), -1, 1)) / 2;
    double room =
        0.5 * Math.min(before.minus(corner).length(), after.minus(corner).length()) * 0.999;
    double reach = Math.min(fillet / Math.tan(half), room);
    Point from = corner.plus(back.times(reach));
    Point to = corner.plus(on.times(reach));
    double weight = Math.sin(half);
    for (int step = 0; step <= ARC_STEPS; step++) {
      double t = step / (double) ARC_STEPS;
      double a = (1 - t) * (1 - t);
      double b = 2 * t * (1 - t) * weight;
      double c = t * t;
      points.add(from.times(a).plus(corner.times(b)).plus(to.times(c)).times(1 / (a + b + c)));
    }
  }

  /** Catmull and Rom's cubic through the knots, at a share of the way from one to the next. */
  private static Point between(List<Point> knots, int from, double t) {
    Point b = knots.get(from);
    Point c = knots.get(from + 1);
    Point a = from == 0 ? b.times(2).minus(c) : knots.get(from - 1);
    Point d = from + 2 == knots.size() ? c.times(2).minus(b) : knots.get(from + 2);
    return b.times(2)
        .plus(c.minus(a).times(t))
        .plus(a.times(2).minus(b.times(5)).plus(c.times(4)).minus(d).times(t * t))
        .plus(b.times(3).minus(a).minus(c.times(3)).plus(d).times(t * t * t))
        .times(0.5);
  }
}

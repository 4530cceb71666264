package dev.darkroom.engine.product.shape;

import dev.darkroom.engine.render.Mesh;
import dev.darkroom.engine.render.Vec;
import java.util.ArrayList;
import java.util.List;

/** Turns a profile round the upright axis. Texture coordinates: the angle and the height. */
public final class Lathe {
  private static final int STEPS = 96;

  private Lathe() {}

  /** A thing whose profile begins and ends on the axis, or ends where it began. */
  public static Mesh turn(Profile profile) {
    return turn(profile, STEPS);
  }

  /** As {@link #turn(Profile)}, with a number of steps round the axis. */
  public static Mesh turn(Profile profile, int steps) {
    Solid solid = new Solid();
    rows(solid, profile.points(), 0, 2 * Math.PI, steps);
    return solid.mesh();
  }

  /**
   * A band round the front of something, a thin plate bent on the axis, such as a label.
   *
   * @param inner the way up along its inner side, as radius and height
   * @param thickness in centimetres
   * @param degrees how much of the round it takes, its middle in front
   */
  public static Mesh band(Profile inner, double thickness, double degrees) {
    List<Point> inside = inner.points();
    Solid solid = new Solid();
    double half = Math.toRadians(degrees) / 2;
    double from = Math.PI / 2 - half;
    double to = Math.PI / 2 + half;
    List<Point> around = new ArrayList<>();
    for (Point point : inside) {
      around.add(new Point(point.x() + thickness, point.y()));
    }
    around.addAll(inside.reversed());
    around.add(around.getFirst());
    int steps = Math.max(8, (int) (degrees / 4));
    rows(solid, around, from, to, steps);
    end(solid, inside, thickness, from, false);
    end(solid, inside, thickness, to, true);
    return solid.mesh();
  }

  private static void rows(Solid solid, List<Point> points, double from, double to, int steps) {
    double low = points.stream().mapToDouble(Point::y).min().orElseThrow();
    double high = points.stream().mapToDouble(Point::y).max().orElseThrow();
    int width = steps + 1;
    int first = -1;
    for (Point point : points) {
      for (int i = 0; i <= steps; i++) {
        double share = i / (double) steps;
        // The last step stands exactly on the first, so that the ring is closed.
        double whole = to - from > 6.28 && i == steps ? 0 : share;
        Vec at = round(point, from + whole * (to - from));
        int made = solid.vertex(at, 1 - share, (point.y() - low) / Math.max(high - low, 1e-9));
        first = first < 0 ? made : first;
      }
    }
    for (int row = 0; row + 1 < points.size(); row++) {
      for (int i = 0; i < steps; i++) {
        int below = first + row * width + i;
        solid.quad(below, below + width, below + width + 1, below + 1);
      }
    }
  }

  private static void end(
      Solid solid, List<Point> inside, double thickness, double angle, boolean last) {
    for (int i = 0; i + 1 < inside.size(); i++) {
      Point low = inside.get(i);
      Point high = inside.get(i + 1);
      int a = solid.vertex(round(low, angle), 0, 0);
      int b = solid.vertex(round(high, angle), 0, 1);
      int c = solid.vertex(round(new Point(high.x() + thickness, high.y()), angle), 0, 1);
      int d = solid.vertex(round(new Point(low.x() + thickness, low.y()), angle), 0, 0);
      if (!last) {
        solid.quad(a, b, c, d);
      } else {
        solid.quad(d, c, b, a);
      }
    }
  }

  private static Vec round(Point point, double angle) {
    return new Vec(point.x() * Math.cos(angle), point.y(), point.x() * Math.sin(angle));
  }
}

package dev.darkroom.engine.product.shape;

import java.util.ArrayList;
import java.util.List;

/**
 * A closed line in the plane, seen from above: x to the right, y (the world's z) to the front. It
 * turns from x to y, with the outward direction at each point.
 */
public record Outline(List<Point> points, List<Point> outward) {
  public Outline {
    points = List.copyOf(points);
    outward = List.copyOf(outward);
  }

  public static Outline ellipse(double halfWidth, double halfDepth, int steps) {
    List<Point> points = new ArrayList<>();
    List<Point> outward = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      double angle = 2 * Math.PI * i / steps;
      points.add(new Point(halfWidth * Math.cos(angle), halfDepth * Math.sin(angle)));
      outward.add(new Point(Math.cos(angle) / halfWidth, Math.sin(angle) / halfDepth).unit());
    }
    return new Outline(points, outward);
  }

  /** A rectangle with rounded corners. */
  public static Outline rectangle(double width, double depth, double radius) {
    double r = Math.min(radius, Math.min(width, depth) / 2 * 0.999);
    double x = width / 2 - r;
    double y = depth / 2 - r;
    return cornered(
        List.of(new Point(x, y), new Point(-x, y), new Point(-x, -y), new Point(x, -y)), r);
  }

  /** A regular polygon with rounded corners; a corner points to the right. */
  public static Outline polygon(int sides, double reach, double radius) {
    List<Point> centres = new ArrayList<>();
    double inner = reach - radius;
    for (int i = 0; i < sides; i++) {
      double angle = 2 * Math.PI * i / sides;
      centres.add(new Point(inner * Math.cos(angle), inner * Math.sin(angle)));
    }
    return cornered(centres, radius);
  }

  /** A convex shape given by the centres of its corners' roundings. */
  private static Outline cornered(List<Point> centres, double radius) {
    List<Point> points = new ArrayList<>();
    List<Point> outward = new ArrayList<>();
    int count = centres.size();
    int steps = 6;
    for (int i = 0; i < count; i++) {
      Point centre = centres.get(i);
      Point in = centre.minus(centres.get((i + count - 1) % count));
      Point out = centres.get((i + 1) % count).minus(centre);
      double from = Math.atan2(-in.x(), in.y());
      double turn = Math.atan2(-out.x(), out.y()) - from;
      turn = turn - 2 * Math.PI * Math.floor(turn / (2 * Math.PI));
      for (int step = 0; step <= steps; step++) {
        double angle = from + turn * step / steps;
        Point direction = new Point(Math.cos(angle), Math.sin(angle));
        points.add(centre.plus(direction.times(radius)));
        outward.add(direction);
      }
    }
    return new Outline(points, outward);
  }

  /** Moved outward everywhere; inward where the distance is below 0. */
  public Outline grown(double distance) {
    List<Point> moved = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      moved.add(points.get(i).plus(outward.get(i).times(distance)));
    }
    return new Outline(moved, outward);
  }
}

package dev.darkroom.engine.product.shape;

/** A point of the plane, in centimetres. */
public record Point(double x, double y) {
  Point plus(Point other) {
    return new Point(x + other.x, y + other.y);
  }

  Point minus(Point other) {
    return new Point(x - other.x, y - other.y);
  }

  Point times(double factor) {
    return new Point(x * factor, y * factor);
  }

  double length() {
    return Math.hypot(x, y);
  }

  Point unit() {
    double length = length();
    return length == 0 ? this : times(1 / length);
  }

  double dot(Point other) {
    return x * other.x + y * other.y;
  }
}

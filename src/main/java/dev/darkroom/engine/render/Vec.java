package dev.darkroom.engine.render;

/** A point or a direction in centimetres, or a linear colour (red, green, blue). */
public record Vec(double x, double y, double z) {
  public static final Vec ZERO = new Vec(0, 0, 0);

  /** The same in every component. */
  public static Vec grey(double value) {
    return new Vec(value, value, value);
  }

  public Vec plus(Vec other) {
    return new Vec(x + other.x, y + other.y, z + other.z);
  }

  public Vec minus(Vec other) {
    return new Vec(x - other.x, y - other.y, z - other.z);
  }

  public Vec times(double factor) {
    return new Vec(x * factor, y * factor, z * factor);
  }

  /** Component by component, as colours multiply. */
  public Vec times(Vec other) {
    return new Vec(x * other.x, y * other.y, z * other.z);
  }

  public double dot(Vec other) {
    return x * other.x + y * other.y + z * other.z;
  }

  public Vec cross(Vec other) {
    return new Vec(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
  }

  public double length() {
    return Math.sqrt(dot(this));
  }

  /** With length 1; the zero vector stays as it is. */
  public Vec unit() {
    double length = length();
    return length == 0 ? this : times(1 / length);
  }

  /** On the way to another: this at 0, the other at 1. */
  public Vec mix(Vec other, double share) {
    return times(1 - share).plus(other.times(share));
  }
}

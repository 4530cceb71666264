package dev.darkroom.engine.mask;

/** A part of the frame, in a grid of three by three. */
public enum Position {
  TOP_LEFT(0, 0),
  TOP(0.5, 0),
  TOP_RIGHT(1, 0),
  LEFT(0, 0.5),
  CENTRE(0.5, 0.5),
  RIGHT(1, 0.5),
  BOTTOM_LEFT(0, 1),
  BOTTOM(0.5, 1),
  BOTTOM_RIGHT(1, 1);

  private final double x;
  private final double y;

  Position(double x, double y) {
    this.x = x;
    this.y = y;
  }

  /** 0 left, 0.5 middle, 1 right. */
  public double x() {
    return x;
  }

  /** 0 top, 0.5 middle, 1 bottom. */
  public double y() {
    return y;
  }
}

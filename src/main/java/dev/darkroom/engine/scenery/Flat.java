package dev.darkroom.engine.scenery;

/**
 * A plane seen from above: where each place of the picture lies on it.
 *
 * @param horizon the row, as a share of the height, at which it ends
 * @param tall the picture's height in units
 * @param eye how high the camera is over it
 */
record Flat(double horizon, double tall, double eye) {
  /** How far away a row is. */
  double away(double y) {
    return eye / Math.max(1e-3, (y - horizon) * tall);
  }

  /** The size that a pixel there has on the plane, of its two sides the mean. */
  double pixel(double away, double unit) {
    return (away + away * away / eye) / (2 * unit);
  }
}

package dev.darkroom.engine.scenery;

/** Lights out of focus: discs with a slightly brighter rim, as a lens makes them. */
final class Bokeh {
  private Bokeh() {}

  /**
   * Adds a disc.
   *
   * @param x of its middle in units from the middle of the picture
   * @param y of its middle as a share of the height
   * @param radius in units
   */
  static void disc(
      Plate plate, double x, double y, double radius, float[] colour, double strength) {
    double cx = x * plate.unit + plate.width / 2.0;
    double cy = y * plate.height;
    double r = Math.max(0.7, radius * plate.unit);
    int left = Math.max(0, (int) (cx - r - 1));
    int right = Math.min(plate.width - 1, (int) (cx + r + 1));
    int top = Math.max(0, (int) (cy - r - 1));
    int bottom = Math.min(plate.height - 1, (int) (cy + r + 1));
    double edge = Math.max(1.2, 0.09 * r);
    for (int v = top; v <= bottom; v++) {
      for (int u = left; u <= right; u++) {
        double away = Math.hypot(u + 0.5 - cx, v + 0.5 - cy);
        double inside = Math.clamp((r - away) / edge + 0.5, 0.0, 1.0);
        if (inside > 0) {
          double rim = away / r;
          float light = (float) (strength * inside * (0.78 + 0.3 * rim * rim * rim * rim));
          int i = 3 * (v * plate.width + u);
          plate.light[i] += light * colour[0];
          plate.light[i + 1] += light * colour[1];
          plate.light[i + 2] += light * colour[2];
        }
      }
    }
  }

  /** A number, 0 to 1, of the n-th thing. */
  static double pick(int n, int what) {
    return Fractal.pick(n, what);
  }
}

package dev.darkroom.engine.frame;

/**
 * A colour that runs smoothly over the frame: a polynomial of second order for each of blue, green
 * and red. Beyond the frame it goes on in its direction and soon levels out, because a parabola
 * carried far out says nothing of the background.
 */
final class Surface {
  /** The terms 1, u, v, u², uv, v². */
  static final int TERMS = 6;

  /** How far beyond the frame, in half frames, the polynomial is followed. */
  private static final double REACH = 0.25;

  private final int width;
  private final int height;
  private final double[][] coefficients;

  /**
   * @param coefficients of blue, green and red over {@link #terms}
   */
  Surface(int width, int height, double[][] coefficients) {
    this.width = width;
    this.height = height;
    this.coefficients = coefficients;
  }

  /** Writes the terms of a point; u and v run from -1 to 1 over the frame. */
  static void terms(double u, double v, double[] terms) {
    terms[0] = 1;
    terms[1] = u;
    terms[2] = v;
    terms[3] = u * u;
    terms[4] = u * v;
    terms[5] = v * v;
  }

  /** Writes blue, green, red at a pixel, 0 to 255 (or a little beyond), to {@code colour}. */
  void at(double x, double y, double[] terms, double[] colour) {
    terms(levelled(2 * (x + 0.5) / width - 1), levelled(2 * (y + 0.5) / height - 1), terms);
    for (int c = 0; c < 3; c++) {
      double sum = 0;
      for (int t = 0; t < TERMS; t++) {
        sum += coefficients[c][t] * terms[t];
      }
      colour[c] = sum;
    }
  }

  private static double levelled(double u) {
    double beyond = Math.abs(u) - 1;
    return beyond <= 0 ? u : Math.signum(u) * (1 + REACH * Math.tanh(beyond / REACH));
  }
}

package dev.darkroom.engine.scenery;

/**
 * A light in the sky with its glow.
 *
 * @param x from the middle of the picture in units
 * @param up above the horizon in units
 * @param disc how bright its disc is, 0 for none in the picture
 * @param glow how bright the air around it is
 */
@SuppressWarnings("ArrayRecordComponent") // Colours, never written or compared.
record Sun(double x, double up, float[] colour, double disc, double glow) {
  /** A sun that is not in the picture. */
  static final Sun NONE = new Sun(-2, 1, new float[3], 0, 0);

  /** Adds its light at a place of the sky. */
  void shine(double atX, double atUp, float[] rgb) {
    if (disc == 0 && glow == 0) {
      return;
    }
    double away = Math.hypot(atX - x, 1.15 * (atUp - up));
    double air = glow * (0.5 * Math.exp(-away / 0.05) + 0.5 * Math.exp(-away / 0.24));
    Tint.add(rgb, colour, air + disc * (1 - Fractal.step(0.026, 0.036, away)));
  }
}

package dev.darkroom.engine.scenery;

/** Loose ground: sand and snow, lit from the left. */
final class Sand {
  private Sand() {}

  /** Sand with shallow hollows and grain. */
  static void dry(float[] colour, double across, double away, double pixel, float[] rgb) {
    Tint.set(rgb, colour);
    double hollow = relief(across, away, 7, 3, 5, pixel);
    double foot = relief(across, away, 26, 2, 15, pixel);
    double grain = Fractal.sum(across * 330, away * 330, 2, 25, pixel * 330);
    double broad = Fractal.sum(across * 0.5, away * 0.5, 2, 35, pixel);
    Tint.times(rgb, 1 + 0.2 * hollow + 0.14 * foot + 0.16 * grain + 0.05 * broad);
  }

  /** How much more light a bumpy surface sends than a flat one. */
  static double relief(
      double across, double away, double scale, int octaves, int seed, double pixel) {
    double shift = 0.18 / scale;
    return Fractal.sum((across - shift) * scale, away * scale, octaves, seed, pixel * scale)
        - Fractal.sum((across + shift) * scale, away * scale, octaves, seed, pixel * scale);
  }
}

package dev.darkroom.engine.scenery;

/** What the surface of water shows of the sky. */
final class Water {
  private Water() {}

  /** The sky as waves mirror it, for a place so far below the horizon. */
  static void mirror(SkyDome sky, double below, double wave, float[] rgb) {
    sky.air(below * 0.8 + 0.05 + 0.09 * wave, rgb);
  }

  /** The road of light below a low sun. */
  static void glitter(Sun sun, double x, double below, double wave, float[] rgb) {
    double width = 0.03 + 0.22 * below;
    double off = (x - sun.x()) / width;
    double road = Math.exp(-off * off) * Math.exp(-below / 0.35);
    double spark = Fractal.step(-0.25, 0.9, wave);
    Tint.add(rgb, sun.colour(), 0.85 * Math.min(1, sun.disc()) * road * (0.35 + spark));
  }
}

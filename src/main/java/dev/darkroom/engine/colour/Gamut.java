package dev.darkroom.engine.colour;

/** Brings OKLab colours into sRGB. */
public final class Gamut {
  private static final double SLACK = 1e-4;
  private static final int STEPS = 9;

  private Gamut() {}

  /**
   * Writes linear red, green, blue, 0 to 1, of the colour to {@code rgb[0..2]}. One that sRGB does
   * not have keeps its lightness and hue and loses as little chroma as needed.
   */
  public static void linear(double lightness, double a, double b, double[] rgb) {
    double light = Math.clamp(lightness, 0, 1);
    Oklab.toLinear(light, a, b, rgb);
    if (!inside(rgb)) {
      double low = 0;
      double high = 1;
      for (int step = 0; step < STEPS; step++) {
        double share = (low + high) / 2;
        Oklab.toLinear(light, a * share, b * share, rgb);
        if (inside(rgb)) {
          low = share;
        } else {
          high = share;
        }
      }
      Oklab.toLinear(light, a * low, b * low, rgb);
    }
    for (int c = 0; c < 3; c++) {
      rgb[c] = Math.clamp(rgb[c], 0, 1);
    }
  }

  private static boolean inside(double[] rgb) {
    return rgb[0] >= -SLACK
        && rgb[0] <= 1 + SLACK
        && rgb[1] >= -SLACK
        && rgb[1] <= 1 + SLACK
        && rgb[2] >= -SLACK
        && rgb[2] <= 1 + SLACK;
  }
}

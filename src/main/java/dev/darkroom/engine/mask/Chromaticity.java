package dev.darkroom.engine.mask;

/**
 * Colour freed from shading. L, a and b of OKLab are all cube roots of light, so a/L and b/L of a
 * matt surface stay the same in its light and its shade.
 */
final class Chromaticity {
  /** Keeps the noise of near-black pixels from looking like colour. */
  private static final double FLOOR = 0.04;

  private Chromaticity() {}

  static double of(double lightness, double ab) {
    return ab / (lightness + FLOOR);
  }

  /** a/L and b/L of each pixel of a thumbnail; dark ones, where noise is loud, are smoothed. */
  static float[][] planes(Thumbnail picture) {
    float[][] planes = new float[2][picture.count()];
    for (int i = 0; i < picture.count(); i++) {
      float lightness = picture.lab()[3 * i];
      planes[0][i] = (float) of(lightness, picture.lab()[3 * i + 1]);
      planes[1][i] = (float) of(lightness, picture.lab()[3 * i + 2]);
    }
    for (int c = 0; c < 2; c++) {
      float[] mean = BoxFilter.mean(planes[c], picture.width(), picture.height(), 1);
      for (int i = 0; i < mean.length; i++) {
        float dark = Math.clamp((0.4f - picture.lab()[3 * i]) / 0.2f, 0.2f, 1f);
        planes[c][i] += dark * (mean[i] - planes[c][i]);
      }
    }
    return planes;
  }
}

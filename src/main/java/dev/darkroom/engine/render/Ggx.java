package dev.darkroom.engine.render;

/**
 * The microfacet distribution of Trowbridge and Reitz (GGX) with Smith's shadowing, height
 * correlated (Walter 2007, Heitz 2014). Directions are in a frame whose z is the surface's normal.
 */
final class Ggx {
  private Ggx() {}

  /** The density of microfacets of a normal, for each unit of projected area. */
  static double density(double hx, double hy, double hz, double alpha) {
    double scale = 1 / (alpha * alpha);
    double term = (hx * hx + hy * hy) * scale + hz * hz;
    return scale / (Math.PI * term * term);
  }

  /** Smith's Λ of a direction. */
  static double lambda(double x, double y, double z, double alpha) {
    double slope = alpha * alpha * (x * x + y * y) / (z * z);
    return 0.5 * (Math.sqrt(1 + slope) - 1);
  }

  /** Schlick's approximation of Fresnel's reflectance. */
  static double schlick(double normalReflectance, double cosine) {
    double m = Math.max(0, 1 - cosine);
    double squared = m * m;
    return normalReflectance + (1 - normalReflectance) * squared * squared * m;
  }

  /** Fresnel's reflectance for light that is not polarised; 1 when all of it is reflected. */
  static double fresnel(double cosine, double indexFrom, double indexTo) {
    double ratio = indexFrom / indexTo;
    double sineSquared = ratio * ratio * Math.max(0, 1 - cosine * cosine);
    if (sineSquared >= 1) {
      return 1;
    }
    double inner = Math.sqrt(1 - sineSquared);
    double across = (indexFrom * cosine - indexTo * inner) / (indexFrom * cosine + indexTo * inner);
    double along = (indexTo * cosine - indexFrom * inner) / (indexTo * cosine + indexFrom * inner);
    return 0.5 * (across * across + along * along);
  }
}

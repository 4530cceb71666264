package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.colour.Oklab;

/**
 * A colour in CIELAB under D65.
 *
 * @param l lightness, 0 to 100
 */
record Lab(double l, double a, double b) {
  private static final double POWER_25_7 = Math.pow(25, 7);

  static Lab of(Colour colour) {
    return of(colour.red(), colour.green(), colour.blue());
  }

  static Lab of(Bitmap bitmap, int pixel) {
    byte[] p = bitmap.pixels();
    return of(p[4 * pixel + 2] & 255, p[4 * pixel + 1] & 255, p[4 * pixel] & 255);
  }

  /** Of 8-bit sRGB values. */
  static Lab of(int red, int green, int blue) {
    return ofLight(Oklab.linear(red), Oklab.linear(green), Oklab.linear(blue));
  }

  /** Of linear light, each component 0 to 1. */
  static Lab ofLight(double r, double g, double b) {
    double x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
    double y = f(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
    double z = f((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
    return new Lab(116 * y - 16, 500 * (x - y), 200 * (y - z));
  }

  private static double f(double t) {
    return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  }

  double chroma() {
    return Math.hypot(a, b);
  }

  /** In degrees, 0 to 360. */
  double hue() {
    double degrees = Math.toDegrees(Math.atan2(b, a));
    return degrees < 0 ? degrees + 360 : degrees;
  }

  /** Between two hues, 0 to 180 degrees. */
  double hueFrom(Lab other) {
    double apart = Math.abs(hue() - other.hue());
    return Math.min(apart, 360 - apart);
  }

  /**
   * The difference CIEDE2000, all weights 1, as Sharma, Wu and Dalal write it (The CIEDE2000
   * Color-Difference Formula: Implementation Notes, 2005): 1 can just be seen, 10 is plain.
   */
  double difference(Lab other) {
    double meanChroma7 = Math.pow((chroma() + other.chroma()) / 2, 7);
    double stretch = 1 + 0.5 * (1 - Math.sqrt(meanChroma7 / (meanChroma7 + POWER_25_7)));
    Lab one = new Lab(l, a * stretch, b);
    Lab two = new Lab(other.l, other.a * stretch, other.b);
    double c1 = one.chroma();
    double c2 = two.chroma();
    boolean grey = c1 * c2 == 0;
    double dh = grey ? 0 : turn(two.hue() - one.hue());
    double dH = 2 * Math.sqrt(c1 * c2) * Math.sin(Math.toRadians(dh) / 2);
    double h = grey ? one.hue() + two.hue() : meanHue(one.hue(), two.hue());
    double meanL = (l + other.l) / 2;
    double meanC = (c1 + c2) / 2;
    double t =
        1
            - 0.17 * cosine(h - 30)
            + 0.24 * cosine(2 * h)
            + 0.32 * cosine(3 * h + 6)
            - 0.20 * cosine(4 * h - 63);
    double off = (meanL - 50) * (meanL - 50);
    double sl = 1 + 0.015 * off / Math.sqrt(20 + off);
    double sc = 1 + 0.045 * meanC;
    double sh = 1 + 0.015 * meanC * t;
    double c7 = Math.pow(meanC, 7);
    double twist = 30 * Math.exp(-((h - 275) / 25) * ((h - 275) / 25));
    double rt = -2 * Math.sqrt(c7 / (c7 + POWER_25_7)) * Math.sin(Math.toRadians(2 * twist));
    double partL = (other.l - l) / sl;
    double partC = (c2 - c1) / sc;
    double partH = dH / sh;
    return Math.sqrt(partL * partL + partC * partC + partH * partH + rt * partC * partH);
  }

  private static double turn(double degrees) {
    return degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;
  }

  private static double meanHue(double one, double two) {
    double sum = one + two;
    if (Math.abs(one - two) <= 180) {
      return sum / 2;
    }
    return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
  }

  private static double cosine(double degrees) {
    return Math.cos(Math.toRadians(degrees));
  }

  /** A colour with its light scaled, then mixed with white. */
  static Lab lit(Colour colour, double scale, double white) {
    return ofLight(
        scale * Oklab.linear(colour.red()) * (1 - white) + white,
        scale * Oklab.linear(colour.green()) * (1 - white) + white,
        scale * Oklab.linear(colour.blue()) * (1 - white) + white);
  }
}

package dev.darkroom.engine.scenery;

/**
 * Smooth randomness on a plane: gradient noise (Perlin 1985, 2002), the same for the same place.
 */
final class Fractal {
  private static final double[] COS = new double[64];
  private static final double[] SIN = new double[64];

  static {
    for (int i = 0; i < 64; i++) {
      COS[i] = Math.cos(i * Math.PI / 32);
      SIN[i] = Math.sin(i * Math.PI / 32);
    }
  }

  private Fractal() {}

  /** One octave, about -1 to 1, zero at whole coordinates. */
  static double at(double x, double y, int seed) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double fx = x - left;
    double fy = y - top;
    double u = fx * fx * fx * (fx * (fx * 6 - 15) + 10);
    double v = fy * fy * fy * (fy * (fy * 6 - 15) + 10);
    double upper = mix(slope(left, top, seed, fx, fy), slope(left + 1, top, seed, fx - 1, fy), u);
    double lower =
        mix(
            slope(left, top + 1, seed, fx, fy - 1),
            slope(left + 1, top + 1, seed, fx - 1, fy - 1),
            u);
    return 1.5 * mix(upper, lower, v);
  }

  /** Several octaves, each half as strong and twice as fine as the one before; about -1 to 1. */
  static double sum(double x, double y, int octaves, int seed) {
    return sum(x, y, octaves, seed, 0);
  }

  /**
   * Octaves as above, without those too fine to be seen.
   *
   * @param pixel the size of a pixel in the plane's measure
   */
  static double sum(double x, double y, int octaves, int seed, double pixel) {
    double sum = 0;
    double weight = 0.6;
    double scale = 1;
    for (int i = 0; i < octaves; i++) {
      double seen = Math.min(1, 1.6 - 2.2 * pixel * scale);
      if (seen <= 0) {
        break;
      }
      sum += weight * seen * at(x * scale + 13.7 * i, y * scale - 7.3 * i, seed + i);
      weight *= 0.5;
      scale *= 2.03;
    }
    return sum;
  }

  /** A value of its own, 0 to 1, for each pair of whole numbers. */
  static double pick(int a, int b) {
    return (hash(a, b, 911) >>> 8) / (double) (1 << 24);
  }

  /** From 0 below the first bound to 1 above the second, smoothly. */
  static double step(double from, double to, double value) {
    double t = Math.clamp((value - from) / (to - from), 0.0, 1.0);
    return t * t * (3 - 2 * t);
  }

  private static double mix(double a, double b, double share) {
    return a + (b - a) * share;
  }

  private static double slope(int x, int y, int seed, double dx, double dy) {
    int way = hash(x, y, seed) >>> 26;
    return COS[way] * dx + SIN[way] * dy;
  }

  private static int hash(int x, int y, int seed) {
    int h = x * 0x8DA6B343 ^ y * 0xD8163841 ^ seed * 0xCB1AB31F;
    h = (h ^ h >>> 15) * 0x2C1B3C6D;
    h = (h ^ h >>> 12) * 0x297A2D39;
    return h ^ h >>> 15;
  }
}

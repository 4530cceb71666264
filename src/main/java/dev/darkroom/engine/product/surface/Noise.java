package dev.darkroom.engine.product.surface;

/** Smooth randomness in space, the same for the same place. */
public final class Noise {
  private Noise() {}

  /** One octave, -1 to 1: random values at whole coordinates, smooth between them. */
  public static double at(double x, double y, double z) {
    long cellX = (long) Math.floor(x);
    long cellY = (long) Math.floor(y);
    long cellZ = (long) Math.floor(z);
    double fx = smooth(x - cellX);
    double fy = smooth(y - cellY);
    double fz = smooth(z - cellZ);
    double low = plane(cellX, cellY, cellZ, fx, fy);
    double high = plane(cellX, cellY, cellZ + 1, fx, fy);
    return low + (high - low) * fz;
  }

  /** Several octaves, each half as strong and twice as fine as the one before. */
  public static double layered(double x, double y, double z, int octaves) {
    double sum = 0;
    double weight = 0.5;
    double scale = 1;
    for (int i = 0; i < octaves; i++) {
      sum += weight * at(x * scale + 17.3 * i, y * scale, z * scale - 9.1 * i);
      weight *= 0.5;
      scale *= 2;
    }
    return sum;
  }

  /** A value of its own, 0 to 1, for each whole number. */
  public static double pick(long a, long b) {
    return (lattice(a, b, 77) + 1) / 2;
  }

  private static double plane(long x, long y, long z, double fx, double fy) {
    double low = lattice(x, y, z) * (1 - fx) + lattice(x + 1, y, z) * fx;
    double high = lattice(x, y + 1, z) * (1 - fx) + lattice(x + 1, y + 1, z) * fx;
    return low + (high - low) * fy;
  }

  private static double smooth(double t) {
    return t * t * (3 - 2 * t);
  }

  private static double lattice(long x, long y, long z) {
    long h = x * 0x9E3779B97F4A7C15L ^ y * 0xC2B2AE3D27D4EB4FL ^ z * 0x165667B19E3779F9L;
    h = (h ^ h >>> 32) * 0xD6E8FEB86659FD93L;
    h = (h ^ h >>> 32) * 0xD6E8FEB86659FD93L;
    return (h ^ h >>> 32) / (double) Long.MAX_VALUE;
  }
}

package dev.darkroom.engine.render;

/**
 * A surface's own axes, z along its normal (Duff and others, Building an Orthonormal Basis,
 * Revisited, 2017), and a direction that was worked out in them. One for each thread.
 */
final class Frame {
  private final Disk disk = new Disk();
  private double tx;
  private double ty;
  private double tz;
  private double bx;
  private double by;
  private double bz;
  private double nx;
  private double ny;
  private double nz;

  /** The direction that the last call made. */
  double x;

  double y;
  double z;

  void along(double normalX, double normalY, double normalZ) {
    nx = normalX;
    ny = normalY;
    nz = normalZ;
    double sign = nz < 0 ? -1 : 1;
    double a = -1 / (sign + nz);
    double b = nx * ny * a;
    tx = 1 + sign * nx * nx * a;
    ty = sign * b;
    tz = -sign * nx;
    bx = b;
    by = sign + ny * ny * a;
    bz = -ny;
  }

  void toLocal(double wx, double wy, double wz) {
    x = wx * tx + wy * ty + wz * tz;
    y = wx * bx + wy * by + wz * bz;
    z = wx * nx + wy * ny + wz * nz;
  }

  void toWorld(double lx, double ly, double lz) {
    x = lx * tx + ly * bx + lz * nx;
    y = lx * ty + ly * by + lz * ny;
    z = lx * tz + ly * bz + lz * nz;
  }

  /** A local direction with the density cosine / π. */
  void cosine(double a, double b) {
    disk.place(a, b);
    x = disk.x;
    y = disk.y;
    z = Math.sqrt(Math.max(1e-12, 1 - x * x - y * y));
  }

  /**
   * A local microfacet normal as it is seen from a direction (Heitz, Sampling the GGX Distribution
   * of Visible Normals, 2018).
   */
  void visibleNormal(double ox, double oy, double oz, double alpha, double a, double b) {
    double vx = alpha * ox;
    double vy = alpha * oy;
    double scale = 1 / Math.sqrt(vx * vx + vy * vy + oz * oz);
    vx *= scale;
    vy *= scale;
    double vz = oz * scale;
    double flat = vx * vx + vy * vy;
    double inverse = flat > 1e-18 ? 1 / Math.sqrt(flat) : 0;
    double t1x = inverse > 0 ? -vy * inverse : 1;
    double t1y = inverse > 0 ? vx * inverse : 0;
    double t2x = -vz * t1y;
    double t2y = vz * t1x;
    double t2z = vx * t1y - vy * t1x;
    disk.place(a, b);
    double p1 = disk.x;
    double p2 = disk.y;
    double tilt = 0.5 * (1 + vz);
    p2 = (1 - tilt) * Math.sqrt(Math.max(0, 1 - p1 * p1)) + tilt * p2;
    double p3 = Math.sqrt(Math.max(0, 1 - p1 * p1 - p2 * p2));
    double hx = alpha * (p1 * t1x + p2 * t2x + p3 * vx);
    double hy = alpha * (p1 * t1y + p2 * t2y + p3 * vy);
    double hz = Math.max(1e-9, p2 * t2z + p3 * vz);
    scale = 1 / Math.sqrt(hx * hx + hy * hy + hz * hz);
    x = hx * scale;
    y = hy * scale;
    z = hz * scale;
  }
}

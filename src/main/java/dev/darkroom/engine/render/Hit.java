package dev.darkroom.engine.render;

/** Where a ray met a surface. One for each thread, written again and again. */
final class Hit {
  /** The point, on the triangle's plane. */
  double x;

  double y;
  double z;

  /** The triangle's own normal, on the side that the ray came from. */
  double gx;

  double gy;
  double gz;

  /** The smooth normal, on the side that the ray came from. */
  double nx;

  double ny;
  double nz;

  /**
   * From where light is looked for: the point lifted to the smooth surface that the triangles stand
   * for, so that no triangle shades its neighbour (Hanika, Hacking the Shadow Terminator, 2021).
   */
  double liftedX;

  double liftedY;
  double liftedZ;

  double u;
  double v;
  int body;

  /** Whether the ray came from the side that the normals of the mesh point to. */
  boolean outside;

  /** The surface's colour here. */
  double red;

  double green;
  double blue;

  /** How far a ray must start off the surface so as not to meet it again. */
  double offset;

  private final float[] corners;
  private final int[] vertices;
  private final int[] bodies;
  private final float[] normals;
  private final float[] uvs;

  Hit(Geometry geometry) {
    corners = geometry.corners();
    vertices = geometry.vertices();
    bodies = geometry.bodies();
    normals = geometry.normals();
    uvs = geometry.uv();
  }

  /** Works out the hit that a walk found on a ray of this direction. */
  void take(Walk walk, double dx, double dy, double dz) {
    int triangle = walk.triangle;
    int at = triangle * Geometry.STRIDE;
    double b1 = walk.u;
    double b2 = walk.v;
    double b0 = 1 - b1 - b2;
    int first = vertices[triangle * 3];
    int second = vertices[triangle * 3 + 1];
    int third = vertices[triangle * 3 + 2];
    body = bodies[triangle];
    double ax = corners[at + 3];
    double ay = corners[at + 4];
    double az = corners[at + 5];
    double bx = corners[at + 6];
    double by = corners[at + 7];
    double bz = corners[at + 8];
    x = corners[at] + b1 * ax + b2 * bx;
    y = corners[at + 1] + b1 * ay + b2 * by;
    z = corners[at + 2] + b1 * az + b2 * bz;
    u = b0 * uvs[first * 2] + b1 * uvs[second * 2] + b2 * uvs[third * 2];
    v = b0 * uvs[first * 2 + 1] + b1 * uvs[second * 2 + 1] + b2 * uvs[third * 2 + 1];
    offset = 2e-5 * (1 + Math.max(Math.abs(x), Math.max(Math.abs(y), Math.abs(z))));
    double cx = ay * bz - az * by;
    double cy = az * bx - ax * bz;
    double cz = ax * by - ay * bx;
    double length = 1 / Math.sqrt(cx * cx + cy * cy + cz * cz);
    gx = cx * length;
    gy = cy * length;
    gz = cz * length;
    smoothNormal(first * 3, second * 3, third * 3, b0, b1, b2);
    if (nx * gx + ny * gy + nz * gz < 0) {
      gx = -gx;
      gy = -gy;
      gz = -gz;
    }
    outside = gx * dx + gy * dy + gz * dz < 0;
    double side = outside ? 1 : -1;
    lift(at, first * 3, second * 3, third * 3, b0, b1, b2, side);
    gx *= side;
    gy *= side;
    gz *= side;
    nx *= side;
    ny *= side;
    nz *= side;
    faceTheRay(dx, dy, dz);
  }

  private void smoothNormal(int first, int second, int third, double b0, double b1, double b2) {
    nx = b0 * normals[first] + b1 * normals[second] + b2 * normals[third];
    ny = b0 * normals[first + 1] + b1 * normals[second + 1] + b2 * normals[third + 1];
    nz = b0 * normals[first + 2] + b1 * normals[second + 2] + b2 * normals[third + 2];
    double squared = nx * nx + ny * ny + nz * nz;
    if (!(squared > 1e-12) || Double.isInfinite(squared)) {
      nx = gx;
      ny = gy;
      nz = gz;
      return;
    }
    double scale = 1 / Math.sqrt(squared);
    nx *= scale;
    ny *= scale;
    nz *= scale;
  }

  private void lift(
      int at, int first, int second, int third, double b0, double b1, double b2, double side) {
    double d0 = below(at, 0, 0, first, side);
    double d1 = below(at, 1, 0, second, side);
    double d2 = below(at, 0, 1, third, side);
    liftedX =
        x
            - side
                * (b0 * d0 * normals[first] + b1 * d1 * normals[second] + b2 * d2 * normals[third]);
    liftedY =
        y
            - side
                * (b0 * d0 * normals[first + 1]
                    + b1 * d1 * normals[second + 1]
                    + b2 * d2 * normals[third + 1]);
    liftedZ =
        z
            - side
                * (b0 * d0 * normals[first + 2]
                    + b1 * d1 * normals[second + 2]
                    + b2 * d2 * normals[third + 2]);
    if (!Double.isFinite(liftedX + liftedY + liftedZ)) {
      liftedX = x;
      liftedY = y;
      liftedZ = z;
    }
  }

  /** How far (negative) the point lies below the tangent plane of a corner; 0 when above. */
  private double below(int at, int e1, int e2, int normal, double side) {
    double px = x - corners[at] - e1 * corners[at + 3] - e2 * corners[at + 6];
    double py = y - corners[at + 1] - e1 * corners[at + 4] - e2 * corners[at + 7];
    double pz = z - corners[at + 2] - e1 * corners[at + 5] - e2 * corners[at + 8];
    double along = px * normals[normal] + py * normals[normal + 1] + pz * normals[normal + 2];
    return Math.min(0, side * along);
  }

  /** Turns a smooth normal that the ray sees from behind until it is just seen from the front. */
  private void faceTheRay(double dx, double dy, double dz) {
    double towards = -(nx * dx + ny * dy + nz * dz);
    if (towards >= 1e-3) {
      return;
    }
    double more = 1e-3 - towards;
    nx -= more * dx;
    ny -= more * dy;
    nz -= more * dz;
    double scale = 1 / Math.sqrt(nx * nx + ny * ny + nz * nz);
    nx *= scale;
    ny *= scale;
    nz *= scale;
  }
}

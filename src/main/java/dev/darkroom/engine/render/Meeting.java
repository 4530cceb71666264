package dev.darkroom.engine.render;

/** Where a ray meets a softbox. One for each thread. */
final class Meeting {
  /** How far the meeting lies along the ray. */
  double distance;

  /** The cosine between the ray and the softbox's normal. */
  double cosine;

  /** Whether a ray meets the shining side of a softbox before a distance. */
  boolean meets(Lights.Light light, Ray ray, double limit) {
    Vec n = light.normal;
    cosine = -(ray.dx * n.x() + ray.dy * n.y() + ray.dz * n.z());
    if (!(cosine > 1e-6)) {
      return false;
    }
    double cx = light.centre.x() - ray.ox;
    double cy = light.centre.y() - ray.oy;
    double cz = light.centre.z() - ray.oz;
    distance = -(cx * n.x() + cy * n.y() + cz * n.z()) / cosine;
    if (!(distance > 0 && distance < limit)) {
      return false;
    }
    double x = ray.dx * distance - cx;
    double y = ray.dy * distance - cy;
    double z = ray.dz * distance - cz;
    return within(light.halfWidth, light.halfHeight, x, y, z)
        && within(light.halfHeight, light.halfWidth, x, y, z);
  }

  /** Whether a point lies in the strip that a half edge spans across another, which may slant. */
  private static boolean within(Vec half, Vec other, double x, double y, double z) {
    double across = half.dot(other) / other.dot(other);
    double ux = half.x() - across * other.x();
    double uy = half.y() - across * other.y();
    double uz = half.z() - across * other.z();
    return Math.abs(x * ux + y * uy + z * uz) <= half.x() * ux + half.y() * uy + half.z() * uz;
  }
}

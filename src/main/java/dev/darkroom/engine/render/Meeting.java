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
    Vec w = light.acrossWidth;
    Vec h = light.acrossHeight;
    return Math.abs(x * w.x() + y * w.y() + z * w.z()) <= light.widthReach
        && Math.abs(x * h.x() + y * h.y() + z * h.z()) <= light.heightReach;
  }
}

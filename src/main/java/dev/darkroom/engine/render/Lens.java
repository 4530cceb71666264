package dev.darkroom.engine.render;

/** Makes the rays of a {@link Camera}: its axes, its lens, and depths along its axis. */
final class Lens {
  private final Vec eye;
  final Vec right;
  final Vec up;
  final Vec forward;

  /** The size of a pixel at distance 1. */
  final double pixel;

  private final double middleX;
  private final double middleY;
  private final double radius;
  private final double focus;

  Lens(Camera camera, int width, int height) {
    eye = finite(camera.eye(), new Vec(0, 0, 100));
    Vec target = finite(camera.target(), Vec.ZERO);
    Vec towards = target.minus(eye);
    double distance = towards.length();
    forward = distance > 1e-9 ? towards.unit() : new Vec(0, 0, -1);
    Vec level = forward.cross(new Vec(0, 1, 0));
    right = level.length() > 1e-6 ? level.unit() : new Vec(1, 0, 0);
    up = right.cross(forward);
    double angle = camera.fieldOfView() > 0 ? Math.clamp(camera.fieldOfView(), 0.1, 170) : 40;
    pixel = 2 * Math.tan(Math.toRadians(angle) / 2) / Math.min(width, height);
    middleX = width / 2.0;
    middleY = height / 2.0;
    radius =
        camera.aperture() > 0 && Double.isFinite(camera.aperture()) ? camera.aperture() / 2 : 0;
    focus =
        camera.focus() > 0 && Double.isFinite(camera.focus())
            ? camera.focus()
            : Math.max(distance, 1e-3);
  }

  private static Vec finite(Vec value, Vec otherwise) {
    return Double.isFinite(value.x() + value.y() + value.z()) ? value : otherwise;
  }

  /** Whether places on the lens matter. */
  boolean blurs() {
    return radius > 0;
  }

  /**
   * @param disk of the calling thread
   * @param px and py a place in the picture, in pixels from its upper left corner
   * @param a and b a place on the lens, 0 to 1
   */
  void aim(Ray ray, Disk disk, double px, double py, double a, double b) {
    double sx = (px - middleX) * pixel;
    double sy = (middleY - py) * pixel;
    double lx = 0;
    double ly = 0;
    if (radius > 0) {
      disk.place(a, b);
      lx = radius * disk.x;
      ly = radius * disk.y;
    }
    ray.ox = eye.x() + lx * right.x() + ly * up.x();
    ray.oy = eye.y() + lx * right.y() + ly * up.y();
    ray.oz = eye.z() + lx * right.z() + ly * up.z();
    double tx = sx - lx / focus;
    double ty = sy - ly / focus;
    double dx = forward.x() + tx * right.x() + ty * up.x();
    double dy = forward.y() + tx * right.y() + ty * up.y();
    double dz = forward.z() + tx * right.z() + ty * up.z();
    double scale = 1 / Math.sqrt(dx * dx + dy * dy + dz * dz);
    ray.dx = dx * scale;
    ray.dy = dy * scale;
    ray.dz = dz * scale;
  }

  /** The share of a ray's length that goes along the axis. */
  double along(Ray ray) {
    return ray.dx * forward.x() + ray.dy * forward.y() + ray.dz * forward.z();
  }
}

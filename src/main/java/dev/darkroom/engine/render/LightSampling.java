package dev.darkroom.engine.render;

/**
 * Chooses points on lights as they are seen from a place, and knows how likely each choice was, so
 * that it can be weighed against rays that find the light by chance (Veach and Guibas, Optimally
 * Combining Sampling Techniques, 1995). One for each thread.
 */
final class LightSampling {
  private final Lights lights;
  private final float[] corners;
  private final double[] weights;
  private double total;

  private double px;
  private double py;
  private double pz;

  /** The direction to the point that was chosen, its distance, and what shines from there. */
  double x;

  double y;
  double z;
  double distance;
  double red;
  double green;
  double blue;

  /** The density of the choice over directions. */
  double pdf;

  LightSampling(Lights lights, Geometry geometry) {
    this.lights = lights;
    this.corners = geometry.corners();
    this.weights = new double[lights.count()];
  }

  /** Moves to a place on a surface and estimates what each light gives there. */
  void stand(Hit hit) {
    px = hit.x;
    py = hit.y;
    pz = hit.z;
    total = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = estimate(lights.get(i), hit);
      total += weights[i];
    }
  }

  private double estimate(Lights.Light light, Hit hit) {
    double dx = light.centre.x() - px;
    double dy = light.centre.y() - py;
    double dz = light.centre.z() - pz;
    double squared = dx * dx + dy * dy + dz * dz;
    double power = Lights.brightness(light.radiance) * light.area;
    if (!light.softbox()) {
      return power / (squared + 0.1 * light.area);
    }
    double side = -(dx * light.normal.x() + dy * light.normal.y() + dz * light.normal.z());
    double highest =
        dx * hit.nx
            + dy * hit.ny
            + dz * hit.nz
            + Math.abs(along(light.halfWidth, hit))
            + Math.abs(along(light.halfHeight, hit));
    if (!(side > 0) || !(highest > 0)) {
      return 0;
    }
    double far = squared + 0.25 * light.area;
    return power * (side + 0.1 * Math.sqrt(far)) / (far * Math.sqrt(far));
  }

  private static double along(Vec edge, Hit hit) {
    return edge.x() * hit.nx + edge.y() * hit.ny + edge.z() * hit.nz;
  }

  /**
   * Chooses a light and a point on it.
   *
   * @return false when no light reaches the place from there
   */
  boolean choose(double which, double a, double b) {
    if (!(total > 0)) {
      return false;
    }
    double left = which * total;
    int chosen = -1;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        chosen = i;
        left -= weights[i];
        if (left < 0) {
          break;
        }
      }
    }
    Lights.Light light = lights.get(chosen);
    double cosine =
        light.softbox()
            ? onRectangle(light, a, b)
            : onTriangle(light, (left + weights[chosen]) / weights[chosen], a, b);
    red = light.radiance.x();
    green = light.radiance.y();
    blue = light.radiance.z();
    pdf = density(chosen, distance * distance, cosine);
    return cosine > 1e-6 && distance > 1e-6;
  }

  private double onRectangle(Lights.Light light, double a, double b) {
    double s = 2 * a - 1;
    double t = 2 * b - 1;
    Vec c = light.centre;
    Vec w = light.halfWidth;
    Vec h = light.halfHeight;
    aim(
        c.x() + s * w.x() + t * h.x(),
        c.y() + s * w.y() + t * h.y(),
        c.z() + s * w.z() + t * h.z());
    return -(x * light.normal.x() + y * light.normal.y() + z * light.normal.z());
  }

  private double onTriangle(Lights.Light light, double which, double a, double b) {
    double wanted = Math.clamp(which, 0, 1) * light.area;
    int low = 0;
    int high = light.areas.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (light.areas[middle] > wanted) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    int at = light.triangles[low] * Geometry.STRIDE;
    double root = Math.sqrt(a);
    double s = root * (1 - b);
    double t = root * b;
    double ax = corners[at + 3];
    double ay = corners[at + 4];
    double az = corners[at + 5];
    double bx = corners[at + 6];
    double by = corners[at + 7];
    double bz = corners[at + 8];
    aim(
        corners[at] + s * ax + t * bx,
        corners[at + 1] + s * ay + t * by,
        corners[at + 2] + s * az + t * bz);
    double nx = ay * bz - az * by;
    double ny = az * bx - ax * bz;
    double nz = ax * by - ay * bx;
    return Math.abs(x * nx + y * ny + z * nz) / Math.sqrt(nx * nx + ny * ny + nz * nz);
  }

  private void aim(double tx, double ty, double tz) {
    double dx = tx - px;
    double dy = ty - py;
    double dz = tz - pz;
    distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
    x = dx / distance;
    y = dy / distance;
    z = dz / distance;
  }

  private double density(int light, double squared, double cosine) {
    return weights[light] / total * squared / (lights.get(light).area * Math.max(1e-9, cosine));
  }

  /** The density with which {@link #choose} would have aimed at a point of a light. */
  private double densityOf(int light, double x, double y, double z, double cosine) {
    double dx = x - px;
    double dy = y - py;
    double dz = z - pz;
    return total > 0 ? density(light, dx * dx + dy * dy + dz * dz, cosine) : 0;
  }

  /** The weight of a light that a ray of some density met, 1 when it could not be chosen. */
  double weightOf(double own, int light, double x, double y, double z, double cosine) {
    return own > 0 ? weigh(own, densityOf(light, x, y, z, cosine)) : 1;
  }

  /** The weight of one of two ways to the same light: the power heuristic with exponent 2. */
  static double weigh(double own, double other) {
    double a = own * own;
    double b = other * other;
    return a + b > 0 ? a / (a + b) : 0;
  }
}

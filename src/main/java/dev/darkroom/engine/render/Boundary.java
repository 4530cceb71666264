package dev.darkroom.engine.render;

/**
 * What happens to a ray at the boundary of a clear medium or at a mirror: it goes on in one new
 * direction. One for each thread.
 */
final class Boundary {
  private final Frame frame = new Frame();

  /** The new direction. */
  double x;

  double y;
  double z;

  /** What the light that comes from there is multiplied with, but for the surface's colour. */
  double weight;

  /** Whether the ray went through. */
  boolean through;

  /** The cosine at the microfacet, for Fresnel. */
  double cosine;

  /**
   * Reflects or refracts.
   *
   * @param chanceMin of the reflection, so that faint reflections are not noisy
   * @param lobe decides between the two
   * @return false when the new direction lies on the wrong side
   */
  boolean cross(
      Hit hit,
      Surface surface,
      double dx,
      double dy,
      double dz,
      double indexFrom,
      double indexTo,
      double chanceMin,
      double lobe,
      double a,
      double b) {
    microfacet(hit, surface.smooth ? 0 : surface.alpha, dx, dy, dz, a, b);
    double reflectance = Ggx.fresnel(cosine, indexFrom, indexTo);
    double chance = reflectance >= 1 ? 1 : Math.max(reflectance, chanceMin);
    through = lobe >= chance;
    if (!through) {
      weight *= reflectance / chance;
      return reflect(hit, dx, dy, dz);
    }
    weight *= (1 - reflectance) / (1 - chance);
    double ratio = indexFrom / indexTo;
    double inner = Math.sqrt(Math.max(0, 1 - ratio * ratio * (1 - cosine * cosine)));
    double along = ratio * cosine - inner;
    turn(ratio * dx + along * mx, ratio * dy + along * my, ratio * dz + along * mz);
    return x * hit.gx + y * hit.gy + z * hit.gz < 0;
  }

  /** Reflects at a mirror; the caller applies Fresnel for {@link #cosine}. */
  boolean mirror(Hit hit, Surface surface, double dx, double dy, double dz, double a, double b) {
    through = false;
    microfacet(hit, surface.alpha, dx, dy, dz, a, b);
    return reflect(hit, dx, dy, dz);
  }

  private double mx;
  private double my;
  private double mz;

  private void microfacet(
      Hit hit, double alpha, double dx, double dy, double dz, double a, double b) {
    mx = hit.nx;
    my = hit.ny;
    mz = hit.nz;
    weight = 1;
    if (alpha > 0) {
      frame.along(hit.nx, hit.ny, hit.nz);
      frame.toLocal(-dx, -dy, -dz);
      double oz = Math.max(1e-3, frame.z);
      // The visible normals' weight is G2 / G1, which is at least G1 of the way out; the loss of
      // light between microfacets is left out, because it would darken rough glass.
      frame.visibleNormal(frame.x, frame.y, oz, alpha, a, b);
      frame.toWorld(frame.x, frame.y, frame.z);
      mx = frame.x;
      my = frame.y;
      mz = frame.z;
    }
    cosine = Math.clamp(-(dx * mx + dy * my + dz * mz), 0, 1);
  }

  private boolean reflect(Hit hit, double dx, double dy, double dz) {
    turn(dx + 2 * cosine * mx, dy + 2 * cosine * my, dz + 2 * cosine * mz);
    return x * hit.gx + y * hit.gy + z * hit.gz > 0;
  }

  private void turn(double tx, double ty, double tz) {
    double scale = 1 / Math.sqrt(tx * tx + ty * ty + tz * tz);
    x = tx * scale;
    y = ty * scale;
    z = tz * scale;
  }
}

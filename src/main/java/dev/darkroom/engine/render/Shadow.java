package dev.darkroom.engine.render;

/**
 * How much light comes straight from a light to a place. Opaque things block it. Clear things let
 * it through without bending it, weakened by reflection and coloured by absorption: an
 * approximation that leaves out the bright lines which a lens of glass throws, in exchange for
 * shadows without noise. One for each thread.
 */
final class Shadow {
  private static final int CROSSINGS_MAX = 24;

  private final Walk walk;
  private final Hit hit;
  private final Surface[] surfaces;

  /** The share of each colour that arrives. */
  double red;

  double green;
  double blue;

  Shadow(Scene scene, Walk walk) {
    this.walk = walk;
    this.surfaces = scene.surfaces;
    this.hit = new Hit(scene.geometry);
  }

  /** False when nothing arrives. The ray is changed. */
  boolean arrives(Ray ray, double distance) {
    red = 1;
    green = 1;
    blue = 1;
    double limit = distance * (1 - 1e-4);
    if (walk.blocked(ray.ox, ray.oy, ray.oz, ray.dx, ray.dy, ray.dz, limit)) {
      return false;
    }
    return !walk.metClear || crossClear(ray, limit);
  }

  private boolean crossClear(Ray ray, double limit) {
    double left = limit;
    for (int i = 0; i < CROSSINGS_MAX; i++) {
      if (!walk.nearest(ray.ox, ray.oy, ray.oz, ray.dx, ray.dy, ray.dz, left)) {
        return true;
      }
      double way = walk.distance;
      hit.take(walk, ray.dx, ray.dy, ray.dz);
      Surface surface = surfaces[hit.body];
      if (!surface.clear) {
        return false;
      }
      weaken(surface, ray, way);
      left -= way + hit.offset;
      if (left <= 0) {
        return true;
      }
      ray.leave(hit, ray.dx, ray.dy, ray.dz);
    }
    return false;
  }

  private void weaken(Surface surface, Ray ray, double way) {
    double cosine = Math.abs(ray.dx * hit.nx + ray.dy * hit.ny + ray.dz * hit.nz);
    double passed = 1 - Ggx.fresnel(cosine, 1, surface.index);
    surface.lookUp(hit);
    red *= passed * hit.red;
    green *= passed * hit.green;
    blue *= passed * hit.blue;
    if (surface.absorbs && !hit.outside) {
      red *= Math.exp(-surface.absorbR * way);
      green *= Math.exp(-surface.absorbG * way);
      blue *= Math.exp(-surface.absorbB * way);
    }
  }
}

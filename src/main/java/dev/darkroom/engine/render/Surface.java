package dev.darkroom.engine.render;

/**
 * A {@link Material} made safe and ready for the tracer: in range, finite, its terms worked out.
 */
final class Surface {
  /** Metals smoother than this show images, as a mirror does. */
  private static final double MIRROR_ALPHA = 0.02;

  private static final double SMOOTH_ALPHA = 0.002;

  final Texture texture;
  final double alpha;
  final double metallic;
  final double coat;
  final double coatAlpha;

  /** The light goes through: there is no base, only a boundary and a medium behind it. */
  final boolean clear;

  /** A clear boundary that is polished. */
  final boolean smooth;

  final boolean mirror;
  final double index;
  final double absorbR;
  final double absorbG;
  final double absorbB;
  final boolean absorbs;
  final double glowR;
  final double glowG;
  final double glowB;
  final boolean glows;

  /** Sends no light on; a path may end here. */
  final boolean black;

  private final double fixedR;
  private final double fixedG;
  private final double fixedB;
  private final boolean fixed;

  Surface(Material material) {
    texture = material.colour();
    alpha = alpha(material.roughness());
    metallic = share(material.metallic());
    coat = share(material.coat());
    coatAlpha = alpha(material.coatRoughness());
    clear = share(material.transmission()) >= 0.5;
    smooth = alpha < SMOOTH_ALPHA;
    mirror = !clear && metallic == 1 && coat == 0 && alpha < MIRROR_ALPHA;
    index = Double.isFinite(material.index()) ? Math.clamp(material.index(), 1, 4) : 1.5;
    absorbR = light(material.absorption().x());
    absorbG = light(material.absorption().y());
    absorbB = light(material.absorption().z());
    absorbs = clear && absorbR + absorbG + absorbB > 0;
    glowR = light(material.emission().x());
    glowG = light(material.emission().y());
    glowB = light(material.emission().z());
    glows = glowR + glowG + glowB > 0;
    fixed = texture instanceof PlainTexture;
    Vec colour = texture instanceof PlainTexture plain ? plain.colour() : Vec.ZERO;
    fixedR = share(colour.x());
    fixedG = share(colour.y());
    fixedB = share(colour.z());
    black = fixed && !clear && coat == 0 && metallic == 0 && fixedR + fixedG + fixedB == 0;
  }

  /** Writes the colour at a point into the hit. */
  void lookUp(Hit hit) {
    if (fixed) {
      hit.red = fixedR;
      hit.green = fixedG;
      hit.blue = fixedB;
      return;
    }
    Vec colour = texture.at(new Vec(hit.x, hit.y, hit.z), hit.u, hit.v);
    hit.red = share(colour.x());
    hit.green = share(colour.y());
    hit.blue = share(colour.z());
  }

  /** GGX's alpha of a roughness; the least is a mirror for any picture's resolution. */
  private static double alpha(double roughness) {
    double r = share(roughness);
    return Math.max(1e-3, r * r);
  }

  private static double share(double value) {
    return value > 0 ? Math.min(value, 1) : 0;
  }

  /** Radiance or absorption: not negative, and bounded so that products stay finite. */
  static double light(double value) {
    return value > 0 ? Math.min(value, 1e6) : 0;
  }
}

package dev.darkroom.engine.render;

/**
 * How an opaque surface scatters light: a clear coat over a base that is diffuse, metallic or
 * between. What the base sends is kept apart from what the coat sends, because the base's colour is
 * divided out before denoising. The base loses what the coat reflects on the way in and out, and is
 * raised so that a white base under a coat keeps all energy (Ashikhmin and Shirley 2000, in the
 * form of Kelemen and Szirmay-Kalos 2001). One for each thread.
 */
final class Bsdf {
  private static final double COAT_REFLECTANCE = 0.04;

  /** Schlick's reflectance of the coat averaged over all directions. */
  private static final double COAT_AVERAGE = COAT_REFLECTANCE + (1 - COAT_REFLECTANCE) / 21;

  /** At the first hit this part of the samples looks at the coat; fewer leave highlights noisy. */
  private static final double COAT_FIRST = 0.35;

  private final Frame frame = new Frame();

  private double ox;
  private double oy;
  private double oz;
  private double red;
  private double green;
  private double blue;
  private double metallic;
  private double coat;
  private double alpha;
  private double coatAlpha;
  private double coatChance;
  private double metalChance;

  /** The base's reflected share times the cosine, for the direction evaluated last. */
  double baseR;

  double baseG;
  double baseB;

  /** The coat's, of every colour alike. */
  double gloss;

  /** The density of choosing that direction. */
  double pdf;

  /** The direction that {@link #sample} chose. */
  double x;

  double y;
  double z;

  /**
   * @param dx and the next two the direction of the ray that arrived
   * @param alphaMin blurs sharp lobes, for rays whose sharp images would only be noise
   */
  void set(
      Hit hit, Surface surface, double dx, double dy, double dz, boolean first, double alphaMin) {
    frame.along(hit.nx, hit.ny, hit.nz);
    frame.toLocal(-dx, -dy, -dz);
    ox = frame.x;
    oy = frame.y;
    oz = Math.max(1e-3, frame.z);
    red = hit.red;
    green = hit.green;
    blue = hit.blue;
    metallic = surface.metallic;
    coat = surface.coat;
    alpha = Math.max(alphaMin, surface.alpha);
    coatAlpha = Math.max(alphaMin, surface.coatAlpha);
    coatChance = 0;
    if (coat > 0) {
      double reflected = coat * Ggx.schlick(COAT_REFLECTANCE, oz);
      coatChance = first ? Math.max(COAT_FIRST, reflected) : Math.max(0.1, reflected);
    }
    metalChance = (1 - coatChance) * metallic;
  }

  /** Chooses a direction and evaluates it; false when it leads into the surface. */
  boolean sample(double lobe, double a, double b) {
    if (lobe < coatChance + metalChance) {
      frame.visibleNormal(ox, oy, oz, lobe < coatChance ? coatAlpha : alpha, a, b);
      double double2 = 2 * (ox * frame.x + oy * frame.y + oz * frame.z);
      frame.x = double2 * frame.x - ox;
      frame.y = double2 * frame.y - oy;
      frame.z = double2 * frame.z - oz;
    } else {
      frame.cosine(a, b);
    }
    double lx = frame.x;
    double ly = frame.y;
    double lz = frame.z;
    if (!(lz > 1e-6)) {
      return false;
    }
    evaluateLocal(lx, ly, lz);
    frame.toWorld(lx, ly, lz);
    x = frame.x;
    y = frame.y;
    z = frame.z;
    return pdf > 1e-12;
  }

  /** How much a lobe that was sampled blurs what is seen by it. */
  double blur(double lobe, double diffuse) {
    if (lobe < coatChance) {
      return Math.min(diffuse, coatAlpha);
    }
    return lobe < coatChance + metalChance ? Math.min(diffuse, alpha) : diffuse;
  }

  /** Works out the shares for light from a direction; false when it comes from below. */
  boolean evaluate(double wx, double wy, double wz) {
    frame.toLocal(wx, wy, wz);
    if (!(frame.z > 1e-6)) {
      return false;
    }
    evaluateLocal(frame.x, frame.y, frame.z);
    return true;
  }

  private void evaluateLocal(double ix, double iy, double iz) {
    double hx = ox + ix;
    double hy = oy + iy;
    double hz = oz + iz;
    double scale = 1 / Math.sqrt(hx * hx + hy * hy + hz * hz);
    hx *= scale;
    hy *= scale;
    hz *= scale;
    double cosine = ox * hx + oy * hy + oz * hz;
    double diffuse = (1 - metallic) * iz / Math.PI;
    pdf = (1 - coatChance - metalChance) * iz / Math.PI;
    gloss = 0;
    double below = 1;
    if (coat > 0) {
      below =
          (1 - coat * Ggx.schlick(COAT_REFLECTANCE, oz))
              * (1 - coat * Ggx.schlick(COAT_REFLECTANCE, iz));
      gloss =
          coat * Ggx.schlick(COAT_REFLECTANCE, cosine) * lobe(ix, iy, iz, hx, hy, hz, coatAlpha);
      pdf += coatChance * lobePdf;
      diffuse *= below / (1 - coat * COAT_AVERAGE);
    }
    baseR = red * diffuse;
    baseG = green * diffuse;
    baseB = blue * diffuse;
    if (metallic > 0) {
      double metal = below * metallic * lobe(ix, iy, iz, hx, hy, hz, alpha);
      pdf += metalChance * lobePdf;
      baseR += metal * Ggx.schlick(red, cosine);
      baseG += metal * Ggx.schlick(green, cosine);
      baseB += metal * Ggx.schlick(blue, cosine);
    }
  }

  private double lobePdf;

  /** A reflecting GGX lobe times the cosine, but for Fresnel; its density is in lobePdf. */
  private double lobe(
      double ix, double iy, double iz, double hx, double hy, double hz, double roughness) {
    double common = Ggx.density(hx, hy, hz, roughness) / (4 * oz);
    double lambdaOut = Ggx.lambda(ox, oy, oz, roughness);
    lobePdf = common / (1 + lambdaOut);
    return common / (1 + lambdaOut + Ggx.lambda(ix, iy, iz, roughness));
  }
}

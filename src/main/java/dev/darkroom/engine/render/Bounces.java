package dev.darkroom.engine.render;

/**
 * The light that a scattering surface sends to where a path came from: sought from the lights
 * directly, and by paths that go on from surface to surface. Behind the first scattering, clear
 * media bend no rays, just as they bend no shadow rays, and sharp reflections are blurred: what
 * they would add to the picture is mostly noise. One for each thread.
 */
final class Bounces {
  private static final int BOUNCES_MAX = 3;
  private static final int CROSSINGS_MAX = 16;

  /** From this bounce on a path may end by chance. */
  private static final int ROULETTE_FROM = 1;

  /** The brightest that indirect light of one path may be, in multiples of white. */
  private static final double WHITES_MAX = 4;

  /** Lobes behind a diffuse bounce are at least this broad. */
  private static final double BLUR = 0.15;

  private final Scene scene;
  private final Sampler sampler;
  private final Walk walk;
  private final Hit hit;
  private final Ray ray;
  private final Media media;
  private final Bsdf bsdf = new Bsdf();
  private final LightSampling lights;
  private final Shadow shadow;
  private final Ray shadowRay = new Ray();
  private final Meeting meeting = new Meeting();

  /** Light from the direction that was followed: straight from lights, and all other. */
  private double straightR;

  private double straightG;
  private double straightB;
  private double aroundR;
  private double aroundG;
  private double aroundB;

  /** What light from the ray's end is multiplied with. */
  private double red;

  private double green;
  private double blue;

  /** The density of the ray's direction where it was chosen, or 0 where no light was sought. */
  private double pdf;

  private double blur;

  Bounces(Scene scene, Sampler sampler, Walk walk, Hit hit, Ray ray, Media media) {
    this.scene = scene;
    this.sampler = sampler;
    this.walk = walk;
    this.hit = hit;
    this.ray = ray;
    this.media = media;
    this.lights = new LightSampling(scene.lights, scene.geometry);
    this.shadow = new Shadow(scene, walk);
  }

  /** Adds what a surface sends to the camera, which sees it through these factors. */
  void scatter(Sample into, Surface surface, int pair, double r, double g, double b) {
    if (surface.black) {
      return;
    }
    bsdf.set(hit, surface, ray.dx, ray.dy, ray.dz, true, 0);
    if (seekLight(pair)) {
      into.baseR += r * bsdf.baseR * lightR;
      into.baseG += g * bsdf.baseG * lightG;
      into.baseB += b * bsdf.baseB * lightB;
      into.restR += r * bsdf.gloss * lightR;
      into.restG += g * bsdf.gloss * lightG;
      into.restB += b * bsdf.gloss * lightB;
    }
    sampler.draw(pair);
    double lobe = sampler.a;
    sampler.draw(pair + 1);
    if (!bsdf.sample(lobe, sampler.a, sampler.b)) {
      return;
    }
    double inverse = 1 / bsdf.pdf;
    double baseR = r * bsdf.baseR * inverse;
    double baseG = g * bsdf.baseG * inverse;
    double baseB = b * bsdf.baseB * inverse;
    double restR = r * bsdf.gloss * inverse;
    double restG = g * bsdf.gloss * inverse;
    double restB = b * bsdf.gloss * inverse;
    pdf = bsdf.pdf;
    blur = bsdf.blur(lobe, BLUR);
    if (!go()) {
      return;
    }
    follow(pair + Tracer.PAIRS_EACH);
    double most = WHITES_MAX / scene.exposure;
    double brightest =
        Math.max(
            (baseR + restR) * aroundR,
            Math.max((baseG + restG) * aroundG, (baseB + restB) * aroundB));
    double bound = brightest > most ? most / brightest : 1;
    into.baseR += baseR * (straightR + bound * aroundR);
    into.baseG += baseG * (straightG + bound * aroundG);
    into.baseB += baseB * (straightB + bound * aroundB);
    into.restR += restR * (straightR + bound * aroundR);
    into.restG += restG * (straightG + bound * aroundG);
    into.restB += restB * (straightB + bound * aroundB);
  }

  /** Sends the ray off in the direction that was sampled; false when that leads inside. */
  private boolean go() {
    if (bsdf.x * hit.gx + bsdf.y * hit.gy + bsdf.z * hit.gz <= 0) {
      return false;
    }
    ray.leaveLifted(hit, bsdf.x, bsdf.y, bsdf.z);
    return true;
  }

  private void follow(int firstPair) {
    straightR = 0;
    straightG = 0;
    straightB = 0;
    aroundR = 0;
    aroundG = 0;
    aroundB = 0;
    red = 1;
    green = 1;
    blue = 1;
    int pair = firstPair;
    int bounce = 0;
    for (int i = 0; i < CROSSINGS_MAX && bounce < BOUNCES_MAX; i++) {
      boolean met = walk.nearest(ray.ox, ray.oy, ray.oz, ray.dx, ray.dy, ray.dz, 1e30);
      double distance = met ? walk.distance : Double.POSITIVE_INFINITY;
      addSoftboxes(distance, bounce == 0);
      if (!met) {
        addSky();
        return;
      }
      absorb(media.top(), distance);
      hit.take(walk, ray.dx, ray.dy, ray.dz);
      Surface surface = scene.surfaces[hit.body];
      if (surface.glows) {
        addGlow(surface, bounce == 0);
      }
      if (surface.black) {
        return;
      }
      surface.lookUp(hit);
      boolean goesOn = surface.clear ? cross(surface, pair) : bounce(surface, pair, bounce++);
      if (!goesOn) {
        return;
      }
      pair += Tracer.PAIRS_EACH;
    }
  }

  private boolean bounce(Surface surface, int pair, int bounce) {
    bsdf.set(hit, surface, ray.dx, ray.dy, ray.dz, false, blur);
    if (seekLight(pair)) {
      addAround(
          (bsdf.baseR + bsdf.gloss) * lightR,
          (bsdf.baseG + bsdf.gloss) * lightG,
          (bsdf.baseB + bsdf.gloss) * lightB);
    }
    sampler.draw(pair);
    double lobe = sampler.a;
    double roulette = sampler.b;
    sampler.draw(pair + 1);
    if (!bsdf.sample(lobe, sampler.a, sampler.b)) {
      return false;
    }
    double inverse = 1 / bsdf.pdf;
    red *= (bsdf.baseR + bsdf.gloss) * inverse;
    green *= (bsdf.baseG + bsdf.gloss) * inverse;
    blue *= (bsdf.baseB + bsdf.gloss) * inverse;
    pdf = bsdf.pdf;
    blur = Math.max(blur, bsdf.blur(lobe, BLUR));
    if (bounce >= ROULETTE_FROM) {
      double survival = Math.min(0.95, Math.max(red, Math.max(green, blue)));
      if (!(roulette < survival)) {
        return false;
      }
      red /= survival;
      green /= survival;
      blue /= survival;
    }
    return go();
  }

  /** Goes straight through a clear boundary, or is reflected by chance. */
  private boolean cross(Surface surface, int pair) {
    double cosine = Math.min(1, -(ray.dx * hit.nx + ray.dy * hit.ny + ray.dz * hit.nz));
    double reflectance = Ggx.fresnel(cosine, 1, surface.index);
    sampler.draw(pair);
    if (sampler.a < reflectance) {
      pdf = 0;
      double x = ray.dx + 2 * cosine * hit.nx;
      double y = ray.dy + 2 * cosine * hit.ny;
      double z = ray.dz + 2 * cosine * hit.nz;
      if (x * hit.gx + y * hit.gy + z * hit.gz <= 0) {
        return false;
      }
      ray.leave(hit, x, y, z);
      return true;
    }
    red *= hit.red;
    green *= hit.green;
    blue *= hit.blue;
    media.cross(hit.body, hit.outside);
    ray.leave(hit, ray.dx, ray.dy, ray.dz);
    return true;
  }

  private double lightR;
  private double lightG;
  private double lightB;

  /** Looks for light from a point on one of the lights; the BSDF is then evaluated for it. */
  private boolean seekLight(int pair) {
    lights.stand(hit);
    sampler.draw(pair + 2);
    double a = sampler.a;
    double b = sampler.b;
    if (scene.lights.needsChoice()) {
      sampler.draw(pair + 3);
    }
    if (!lights.choose(sampler.a, a, b)
        || lights.x * hit.gx + lights.y * hit.gy + lights.z * hit.gz <= 0
        || !bsdf.evaluate(lights.x, lights.y, lights.z)) {
      return false;
    }
    shadowRay.leaveLifted(hit, lights.x, lights.y, lights.z);
    if (!shadow.arrives(shadowRay, lights.distance)) {
      return false;
    }
    double weight = LightSampling.weigh(lights.pdf, bsdf.pdf) / lights.pdf;
    lightR = lights.red * shadow.red * weight;
    lightG = lights.green * shadow.green * weight;
    lightB = lights.blue * shadow.blue * weight;
    return true;
  }

  private void addSoftboxes(double limit, boolean straight) {
    for (int i = 0; i < scene.lights.softboxCount(); i++) {
      Lights.Light light = scene.lights.get(i);
      if (meeting.meets(light, ray, limit)) {
        double weight =
            lights.weightOf(
                pdf,
                i,
                ray.ox + meeting.distance * ray.dx,
                ray.oy + meeting.distance * ray.dy,
                ray.oz + meeting.distance * ray.dz,
                meeting.cosine);
        add(light.radiance.x(), light.radiance.y(), light.radiance.z(), weight, straight);
      }
    }
  }

  private void addGlow(Surface surface, boolean straight) {
    int light = scene.lights.ofBody(hit.body);
    double cosine = Math.abs(ray.dx * hit.gx + ray.dy * hit.gy + ray.dz * hit.gz);
    double weight = light < 0 ? 1 : lights.weightOf(pdf, light, hit.x, hit.y, hit.z, cosine);
    add(surface.glowR, surface.glowG, surface.glowB, weight, straight);
  }

  private void add(double r, double g, double b, double weight, boolean straight) {
    if (straight && pdf > 0) {
      straightR += red * r * weight;
      straightG += green * g * weight;
      straightB += blue * b * weight;
    } else {
      addAround(r * weight, g * weight, b * weight);
    }
  }

  private void addSky() {
    Vec sky = scene.environment.from(new Vec(ray.dx, ray.dy, ray.dz));
    addAround(Surface.light(sky.x()), Surface.light(sky.y()), Surface.light(sky.z()));
  }

  private void addAround(double r, double g, double b) {
    aroundR += red * r;
    aroundG += green * g;
    aroundB += blue * b;
  }

  private void absorb(int body, double distance) {
    if (body >= 0 && scene.surfaces[body].absorbs) {
      Surface medium = scene.surfaces[body];
      red *= Math.exp(-medium.absorbR * distance);
      green *= Math.exp(-medium.absorbG * distance);
      blue *= Math.exp(-medium.absorbB * distance);
    }
  }
}

package dev.darkroom.engine.render;

/**
 * Follows paths from the camera: through glass and mirrors to the first surface that scatters, and
 * from there by {@link Bounces}. One for each thread.
 */
final class Tracer {
  private static final int CHAIN_MAX = 16;

  /** Pairs of random numbers that one event on a path may draw. */
  static final int PAIRS_EACH = 4;

  /** The brightest that one path may make a pixel, in multiples of white. */
  private static final double WHITES_MAX = 16;

  /** The same for a light that is seen by more than one reflection or through glass. */
  private static final double INNER_WHITES_MAX = 3;

  /** Faint reflections at the first glass get at least this part of the samples. */
  private static final double REFLECTION_MIN = 0.25;

  private final Scene scene;
  private final Sampler sampler;
  private final Walk walk;
  private final Hit hit;
  private final Ray ray = new Ray();
  private final Disk disk = new Disk();
  private final Boundary boundary = new Boundary();
  private final Media media = new Media();
  private final Meeting meeting = new Meeting();
  private final Bounces bounces;

  /** What the last path found. */
  final Sample found = new Sample();

  private double red;
  private double green;
  private double blue;

  Tracer(Scene scene, Sampler sampler) {
    this.scene = scene;
    this.sampler = sampler;
    this.walk = new Walk(scene.bvh, scene.geometry, scene.clearBodies);
    this.hit = new Hit(scene.geometry);
    this.bounces = new Bounces(scene, sampler, walk, hit, ray, media);
  }

  /** Follows one path; false when it gave no number that can be used. */
  boolean trace(int x, int y, int sample) {
    found.clear();
    media.leaveAll();
    sampler.start(x, y, sample);
    sampler.draw(0);
    double px = x + sampler.a;
    double py = y + sampler.b;
    if (scene.lens.blurs()) {
      sampler.draw(1);
    }
    scene.lens.aim(ray, disk, px, py, sampler.a, sampler.b);
    red = 1;
    green = 1;
    blue = 1;
    chain(scene.lens.along(ray));
    found.bound(WHITES_MAX / scene.exposure);
    return found.finite();
  }

  private void chain(double along) {
    double length = 0;
    boolean throughGlass = false;
    for (int event = 0; event < CHAIN_MAX; event++) {
      boolean met = walk.nearest(ray.ox, ray.oy, ray.oz, ray.dx, ray.dy, ray.dz, 1e30);
      double distance = met ? walk.distance : Double.POSITIVE_INFINITY;
      if (event > 0) {
        addSoftboxes(distance, event == 1 ? WHITES_MAX : INNER_WHITES_MAX);
      }
      if (!met) {
        Vec sky = scene.environment.from(new Vec(ray.dx, ray.dy, ray.dz));
        add(Surface.light(sky.x()), Surface.light(sky.y()), Surface.light(sky.z()));
        return;
      }
      length += distance;
      absorb(media.top(), distance);
      hit.take(walk, ray.dx, ray.dy, ray.dz);
      Surface surface = scene.surfaces[hit.body];
      add(surface.glowR, surface.glowG, surface.glowB);
      if (!surface.clear && !surface.mirror) {
        if (!throughGlass) {
          describe(length * along);
        }
        scatter(surface, event, throughGlass);
        return;
      }
      surface.lookUp(hit);
      if (surface.clear && !throughGlass) {
        throughGlass = true;
        describe(length * along);
      }
      int pair = 2 + event * PAIRS_EACH;
      sampler.draw(pair);
      double lobe = sampler.a;
      sampler.draw(pair + 1);
      boolean goesOn = surface.clear ? cross(surface, event == 0, lobe) : reflect(surface);
      if (!goesOn || Math.max(red, Math.max(green, blue)) < 1e-3) {
        return;
      }
      ray.leave(hit, boundary.x, boundary.y, boundary.z);
    }
  }

  private boolean reflect(Surface surface) {
    if (!boundary.mirror(hit, surface, ray.dx, ray.dy, ray.dz, sampler.a, sampler.b)) {
      return false;
    }
    red *= Ggx.schlick(hit.red, boundary.cosine);
    green *= Ggx.schlick(hit.green, boundary.cosine);
    blue *= Ggx.schlick(hit.blue, boundary.cosine);
    return true;
  }

  private boolean cross(Surface surface, boolean first, double lobe) {
    int top = media.top();
    int other = hit.outside ? hit.body : media.without(hit.body);
    // A body that is left below the top is already bent away from: nothing happens there.
    double from = index(top);
    double to = !hit.outside && top != hit.body ? from : index(other);
    double least = first ? REFLECTION_MIN : 0;
    if (from == to) {
      pass();
    } else if (!boundary.cross(
        hit, surface, ray.dx, ray.dy, ray.dz, from, to, least, lobe, sampler.a, sampler.b)) {
      return false;
    }
    red *= boundary.weight;
    green *= boundary.weight;
    blue *= boundary.weight;
    if (boundary.through) {
      red *= hit.red;
      green *= hit.green;
      blue *= hit.blue;
      media.cross(hit.body, hit.outside);
    }
    return true;
  }

  private void pass() {
    boundary.through = true;
    boundary.weight = 1;
    boundary.x = ray.dx;
    boundary.y = ray.dy;
    boundary.z = ray.dz;
  }

  private double index(int body) {
    return body < 0 ? 1 : scene.surfaces[body].index;
  }

  private void absorb(int body, double distance) {
    if (body >= 0 && scene.surfaces[body].absorbs) {
      Surface medium = scene.surfaces[body];
      red *= Math.exp(-medium.absorbR * distance);
      green *= Math.exp(-medium.absorbG * distance);
      blue *= Math.exp(-medium.absorbB * distance);
    }
  }

  private void addSoftboxes(double limit, double whitesMax) {
    for (int i = 0; i < scene.lights.softboxCount(); i++) {
      Lights.Light light = scene.lights.get(i);
      if (meeting.meets(light, ray, limit)) {
        Vec shine = light.radiance;
        double brightest = Math.max(red * shine.x(), Math.max(green * shine.y(), blue * shine.z()));
        double bound = Math.min(1, whitesMax / (scene.exposure * Math.max(1e-9, brightest)));
        add(bound * shine.x(), bound * shine.y(), bound * shine.z());
      }
    }
  }

  private void add(double r, double g, double b) {
    found.restR += red * r;
    found.restG += green * g;
    found.restB += blue * b;
  }

  private void scatter(Surface surface, int event, boolean throughGlass) {
    surface.lookUp(hit);
    found.albedoR = red * hit.red;
    found.albedoG = green * hit.green;
    found.albedoB = blue * hit.blue;
    bounces.scatter(found, surface, 2 + event * PAIRS_EACH, red, green, blue);
    if (throughGlass) {
      // Chance decides what glass shows of its two sides, so its colours are as noisy as its light.
      found.keepTogether();
    }
  }

  /** Notes the surface that guides the denoising. */
  private void describe(double depth) {
    Lens lens = scene.lens;
    found.nx = hit.nx * lens.right.x() + hit.ny * lens.right.y() + hit.nz * lens.right.z();
    found.ny = hit.nx * lens.up.x() + hit.ny * lens.up.y() + hit.nz * lens.up.z();
    found.nz = hit.nx * lens.forward.x() + hit.ny * lens.forward.y() + hit.nz * lens.forward.z();
    found.depth = depth;
  }
}

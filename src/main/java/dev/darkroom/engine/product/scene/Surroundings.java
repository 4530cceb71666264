package dev.darkroom.engine.product.scene;

import dev.darkroom.engine.product.Shot;
import dev.darkroom.engine.product.surface.Noise;
import dev.darkroom.engine.render.Environment;
import dev.darkroom.engine.render.Vec;

/** The room or the landscape far behind, already out of focus, and the light that comes from it. */
public final class Surroundings {
  private Surroundings() {}

  /**
   * What is seen in each direction.
   *
   * @param wall the colour behind the products, as linear reflectance
   * @param seed where blurred spots of light are
   */
  public static Environment of(Shot.Light light, Vec wall, long seed) {
    return switch (light) {
      case SOFT_STUDIO -> room(wall, 0.75, Vec.grey(0.36));
      case BRIGHT -> room(wall, 1.3, Vec.grey(1.1));
      case WINDOW -> room(wall, 0.85, new Vec(0.3, 0.31, 0.33));
      case DRAMATIC -> glow(wall, 0.6, Vec.grey(0.14));
      case DARK -> glow(wall, 2.6, Vec.grey(0.3));
      case DAYLIGHT ->
          d -> outside(d, new Vec(0.75, 1.0, 1.4), new Vec(0.55, 0.72, 0.42), 0.7, seed);
      case GOLDEN_HOUR ->
          d -> outside(d, new Vec(0.8, 0.55, 0.38), new Vec(0.42, 0.24, 0.12), 0.8, seed);
      case WARM_LAMP -> d -> evening(d, wall, seed);
    };
  }

  /** A wall behind and dim light from everywhere else. */
  private static Environment room(Vec wall, double level, Vec fill) {
    return d -> {
      double behind = smooth(-0.1, 0.5, -d.z());
      double patch = 0.85 + 0.3 * Noise.at(d.x() * 2.6 + 1.5, d.y() * 2.2, d.z());
      double fall = patch * (0.72 + 0.28 * smooth(-0.4, 0.5, d.y()) - 0.22 * Math.abs(d.x()));
      Vec front = fill.times(0.75 + 0.35 * d.y());
      return front.mix(wall.times(level * fall * 1.25), behind);
    };
  }

  /** A dark wall with a patch of light behind the products. */
  private static Environment glow(Vec wall, double level, Vec fill) {
    return d -> {
      double behind = smooth(-0.1, 0.5, -d.z());
      double patch = 0.2 + 1.1 * Math.exp(-(d.x() * d.x() + d.y() * d.y()) / 0.09);
      return fill.times(0.8 + 0.3 * d.y()).mix(wall.times(level * patch), behind);
    };
  }

  /** Sky above, leaves or grass before it, and round spots of light between them. */
  private static Vec outside(Vec d, Vec sky, Vec land, double spots, long seed) {
    double leaves = Noise.layered(d.x() * 5 + seed % 97, d.y() * 5, d.z() * 5, 2);
    double above = smooth(-0.12, 0.42, d.y() + 0.12 * leaves);
    Vec far = land.times(0.62 + 0.75 * leaves).mix(sky, above);
    double glow = d.z() < 0.2 ? discs(d, seed) * (1 - 0.7 * above) : 0;
    return far.plus(sky.mix(Vec.grey(1), 0.4).times(glow * spots));
  }

  /** A room in the evening: a warm wall and a few lamps out of focus. */
  private static Vec evening(Vec d, Vec wall, long seed) {
    double behind = smooth(-0.1, 0.5, -d.z());
    Vec near = new Vec(0.16, 0.10, 0.055);
    double patch = 0.75 + 0.5 * Noise.at(d.x() * 3 + seed % 89, d.y() * 3, d.z());
    Vec back = wall.times(new Vec(0.42, 0.27, 0.14)).times(patch);
    double glow = d.z() < 0.2 ? discs(d, seed + 5) : 0;
    return near.mix(back, behind).plus(new Vec(1.3, 0.75, 0.3).times(glow));
  }

  /** Soft discs, as points of light look through an open lens. */
  private static double discs(Vec d, long seed) {
    double x = Math.atan2(d.x(), -d.z()) * 9;
    double y = Math.asin(Math.clamp(d.y(), -1, 1)) * 9;
    double sum = 0;
    for (long i = (long) Math.floor(x) - 1; i <= Math.floor(x) + 1; i++) {
      for (long k = (long) Math.floor(y) - 1; k <= Math.floor(y) + 1; k++) {
        double strength = Noise.pick(i * 31 + seed, k);
        double dx = x - i - Noise.pick(i, k * 17 + seed);
        double dy = y - k - Noise.pick(i * 7 + seed, k * 3);
        double size = 0.25 + 0.3 * Noise.pick(i * 5, k * 11 + seed);
        if (strength > 0.45) {
          sum += 0.55 * (strength - 0.3) * (1 - smooth(size * 0.75, size, Math.hypot(dx, dy)));
        }
      }
    }
    return sum;
  }

  private static double smooth(double from, double to, double value) {
    double t = Math.clamp((value - from) / (to - from), 0.0, 1.0);
    return t * t * (3 - 2 * t);
  }
}

package dev.darkroom.engine.product.scene;

import dev.darkroom.engine.product.shape.Solid;
import dev.darkroom.engine.product.surface.Noise;
import dev.darkroom.engine.render.Body;
import dev.darkroom.engine.render.Material;
import dev.darkroom.engine.render.Texture;
import dev.darkroom.engine.render.Vec;
import java.util.SplittableRandom;

/** A lawn of single blades, shorter and bent aside where products stand. */
final class Grass {
  private static final int BLADES = 42_000;
  private static final int JOINTS = 3;

  private final Bounds bounds;
  private final double reach;
  private final SplittableRandom random;

  Grass(Bounds bounds, long seed) {
    this.bounds = bounds;
    this.reach = bounds.reach();
    this.random = new SplittableRandom(seed);
  }

  Body blades(Vec colour) {
    Solid solid = new Solid();
    for (int i = 0; i < BLADES; i++) {
      double angle = random.nextDouble() * 2 * Math.PI;
      double far = 11 * reach * Math.pow(random.nextDouble(), 0.72);
      blade(solid, far * Math.cos(angle), far * Math.sin(angle), far);
    }
    Texture green =
        (p, u, v) -> {
          double patch = 0.8 + 0.5 * u + 0.3 * Noise.at(p.x() * 0.3, 0, p.z() * 0.3);
          Vec tone = colour.mix(colour.times(new Vec(1.5, 1.15, 0.7)), u);
          return tone.times(Math.min(1.1, patch) * (0.35 + 0.65 * v));
        };
    return new Body(solid.mesh(80), Material.coated(green, 0.25, 0.5));
  }

  private void blade(Solid solid, double x, double z, double far) {
    Vec half = bounds.size().times(0.5);
    double out =
        Math.hypot(Math.max(0, Math.abs(x) - half.x()), Math.max(0, Math.abs(z) - half.z()));
    if (out <= 0.02 * reach) {
      return;
    }
    double tall = reach * (0.13 + 0.17 * random.nextDouble()) * Math.min(1, 0.35 + 2 * out / reach);
    double width = reach * 0.012 * (0.7 + far / reach * 0.25);
    double turn = random.nextDouble() * Math.PI * 2;
    double lean = tall * (0.1 + 0.6 * random.nextDouble());
    Vec foot = new Vec(bounds.middle().x() + x, 0, bounds.middle().z() + z);
    Vec aside = new Vec(Math.cos(turn), 0, Math.sin(turn));
    Vec over = new Vec(-Math.sin(turn), 0, Math.cos(turn)).times(lean);
    double shade = random.nextDouble();
    int left = -1;
    int right = -1;
    for (int i = 0; i <= JOINTS; i++) {
      double t = i / (double) JOINTS;
      Vec at = foot.plus(over.times(t * t)).plus(new Vec(0, tall * t, 0));
      double halfWidth = width * (1 - t * t) / 2;
      int nextLeft = solid.vertex(at.minus(aside.times(halfWidth)), shade, t);
      int nextRight = solid.vertex(at.plus(aside.times(halfWidth)), shade, t);
      if (i > 0) {
        solid.quad(left, right, nextRight, nextLeft);
      }
      left = nextLeft;
      right = nextRight;
    }
  }
}

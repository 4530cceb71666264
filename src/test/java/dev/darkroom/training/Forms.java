package dev.darkroom.training;

import dev.darkroom.engine.product.shape.Lathe;
import dev.darkroom.engine.product.shape.Loft;
import dev.darkroom.engine.product.shape.Outline;
import dev.darkroom.engine.product.shape.Pose;
import dev.darkroom.engine.product.shape.Profile;
import dev.darkroom.engine.product.shape.Slab;
import dev.darkroom.engine.product.shape.Sweep;
import dev.darkroom.engine.product.surface.Noise;
import dev.darkroom.engine.render.Mesh;
import dev.darkroom.engine.render.Vec;
import java.util.ArrayList;
import java.util.List;

/** Single random shapes, about 10 cm large, standing on y = 0 unless said otherwise. */
final class Forms {
  private Forms() {}

  /** Turned on the upright axis, closed. */
  static Mesh turned(Dice dice) {
    double high = 11 * dice.factor(2);
    Profile profile = Profile.at(0, 0);
    double foot = dice.between(0.6, 5);
    profile.to(foot, 0, dice.between(0, 0.6));
    int knots = dice.whole(1, 5);
    double[] through = new double[2 * knots];
    double radius = foot;
    for (int i = 0; i < knots; i++) {
      radius = Math.clamp(radius * dice.factor(2.2), 0.4, 6.5);
      through[2 * i] = radius;
      through[2 * i + 1] = high * (i + 1) / knots;
    }
    if (dice.chance(0.6)) {
      profile.curve(through);
    } else {
      for (int i = 0; i < knots; i++) {
        profile.to(through[2 * i], through[2 * i + 1], dice.between(0, 0.8));
      }
    }
    return Lathe.turn(profile.to(0, high + (dice.chance(0.3) ? dice.between(0, 2) : 0.01)));
  }

  /** Turned, open above, with a wall. */
  static Mesh vessel(Dice dice) {
    double high = 9 * dice.factor(2);
    double foot = dice.between(1.2, 5);
    double belly = foot * dice.factor(1.8);
    double lip = foot * dice.factor(2);
    double wall = Math.min(dice.between(0.15, 0.6), 0.3 * Math.min(foot, Math.min(belly, lip)));
    return Lathe.turn(
        Profile.at(0, 0.1)
            .to(foot, 0, 0.2)
            .curve(belly, high / 2, lip, high)
            .to(lip - wall, high, wall / 3)
            .curve(belly - wall, high / 2, foot - wall, 0.6)
            .to(0, 0.6));
  }

  /** A block over a rectangle, a polygon or an ellipse. */
  static Mesh block(Dice dice) {
    Outline outline =
        switch (dice.weighted(5, 2, 2)) {
          case 0 ->
              Outline.rectangle(dice.between(3, 14), dice.between(2, 12), dice.between(0.1, 2));
          case 1 -> Outline.polygon(dice.whole(3, 8), dice.between(3, 7), dice.between(0.1, 1));
          default -> Outline.ellipse(dice.between(2, 7), dice.between(2, 7), 48);
        };
    return Slab.of(outline, 8 * dice.factor(5), dice.between(0.03, 0.4));
  }

  /** A stone, a fruit, a cushion: an egg with bumps. */
  static Mesh lump(Dice dice) {
    double wide = dice.between(2, 6);
    double high = dice.between(2, 6);
    double deep = dice.between(2, 6);
    double bumps = dice.chance(0.5) ? 0 : dice.between(0.05, 0.4);
    double fine = dice.between(0.5, 2);
    double square = dice.chance(0.3) ? dice.between(0.5, 1) : 1;
    double shift = dice.between(0, 100);
    return Loft.over(
        28,
        40,
        (up, angle) -> {
          double tilt = Math.PI * (0.01 + 0.98 * up) - Math.PI / 2;
          double x = sharp(Math.cos(tilt), square) * sharp(Math.cos(angle), square);
          double y = sharp(Math.sin(tilt), square);
          double z = sharp(Math.cos(tilt), square) * sharp(Math.sin(angle), square);
          double r = 1 + bumps * Noise.at(x * fine + shift, y * fine, z * fine);
          return new Vec(x * wide * r, high + y * high * r, z * deep * r);
        });
  }

  private static double sharp(double value, double power) {
    return Math.signum(value) * Math.pow(Math.abs(value), power);
  }

  /** A tube along a random line. */
  static Mesh tube(Dice dice) {
    int count = dice.whole(3, 5);
    Vec[] knots = new Vec[count];
    double span = dice.between(4, 9);
    for (int i = 0; i < count; i++) {
      knots[i] =
          new Vec(dice.between(-span, span), dice.between(0, 1.6 * span), dice.between(-1, 1));
    }
    double from = dice.between(0.25, 1.6);
    double to = dice.chance(0.5) ? from : dice.between(0.15, 1.6);
    return Sweep.tube(Sweep.through(knots), new Vec(0.12, 0.21, 0.97), s -> from + (to - from) * s);
  }

  /** A ring that stands or lies, such as a bracelet, a tyre, a wreath. */
  static Mesh ring(Dice dice) {
    double reach = dice.between(2.5, 6);
    double thick = reach * dice.between(0.08, 0.4);
    double tall = dice.chance(0.6) ? thick : thick * dice.between(0.5, 2.5);
    List<Vec> path = new ArrayList<>();
    for (int i = 0; i <= 64; i++) {
      double angle = 2 * Math.PI * i / 64.0;
      path.add(new Vec(reach * Math.cos(angle), reach * Math.sin(angle), 0));
    }
    Mesh ring = Sweep.strap(path, new Vec(0, 0, 1), _ -> thick, _ -> tall);
    return dice.chance(0.5)
        ? Pose.NONE.moved(0, reach + thick, 0).apply(ring)
        : Pose.NONE.tipped(90).moved(0, tall, 0).apply(ring);
  }

  /** A leaf or a petal: flat, pointed, from the origin upward. */
  static Mesh leaf(double length, double width, double curl) {
    return Loft.over(
        16,
        20,
        (up, angle) -> {
          double half = width * Math.sin(Math.PI * Math.pow(0.02 + 0.96 * up, 0.8));
          return new Vec(
              half * Math.cos(angle),
              length * up,
              0.06 * half * Math.sin(angle) + curl * up * up * length);
        });
  }
}

package dev.darkroom.training;

import dev.darkroom.engine.product.shape.Lathe;
import dev.darkroom.engine.product.shape.Outline;
import dev.darkroom.engine.product.shape.Pose;
import dev.darkroom.engine.product.shape.Profile;
import dev.darkroom.engine.product.shape.Slab;
import dev.darkroom.engine.product.shape.Sweep;
import dev.darkroom.engine.render.Body;
import dev.darkroom.engine.render.Material;
import dev.darkroom.engine.render.Mesh;
import dev.darkroom.engine.render.Vec;
import java.util.ArrayList;
import java.util.List;

/** Random things that no catalogue has, of one shape or many. */
final class Things {
  private final Dice dice;
  private final List<Material> palette;
  private final List<Body> bodies = new ArrayList<>();

  private Things(Dice dice, List<Material> palette) {
    this.dice = dice;
    this.palette = palette;
  }

  /** A kind of thing and what it is made of. */
  record Thing(String kind, List<Body> bodies) {
    Thing {
      bodies = List.copyOf(bodies);
    }
  }

  static Thing make(Dice dice, List<Material> palette) {
    Things things = new Things(dice, palette);
    String kind = things.build();
    return new Thing(kind, things.bodies);
  }

  private String build() {
    return switch (dice.weighted(4, 2, 3, 3, 2, 3, 2, 2, 2)) {
      case 0 -> one("turned", Forms.turned(dice));
      case 1 -> one("vessel", Forms.vessel(dice));
      case 2 -> blocks();
      case 3 -> heap();
      case 4 -> one("line", dice.chance(0.5) ? Forms.ring(dice) : Forms.tube(dice));
      case 5 -> creature();
      case 6 -> furniture();
      case 7 -> plant();
      default -> tool();
    };
  }

  private String one(String kind, Mesh mesh) {
    add(mesh);
    return kind;
  }

  private void add(Mesh mesh) {
    bodies.add(new Body(mesh, dice.pick(palette)));
  }

  /** One on the other. */
  private String blocks() {
    double up = 0;
    for (int i = dice.whole(1, 4); i > 0; i--) {
      double high = 5 * dice.factor(4);
      Outline outline =
          dice.chance(0.7)
              ? Outline.rectangle(dice.between(3, 13), dice.between(2, 10), dice.between(0.05, 1))
              : Outline.polygon(dice.whole(3, 8), dice.between(2, 6), dice.between(0.05, 0.8));
      Mesh block = Slab.of(outline, 0, high, dice.between(0.02, 0.3));
      add(
          Pose.NONE
              .turned(dice.between(-45, 45))
              .moved(dice.between(-1, 1), up, dice.between(-1, 1))
              .apply(block));
      up += high;
    }
    return "blocks";
  }

  /** Several shapes that touch. */
  private String heap() {
    int count = dice.whole(2, 8);
    for (int i = 0; i < count; i++) {
      Mesh shape =
          switch (dice.weighted(3, 3, 2, 1, 1)) {
            case 0 -> Forms.lump(dice);
            case 1 -> Forms.block(dice);
            case 2 -> Forms.turned(dice);
            case 3 -> Forms.ring(dice);
            default -> Forms.tube(dice);
          };
      Pose pose =
          Pose.NONE
              .tipped(dice.chance(0.5) ? 0 : dice.between(-180, 180))
              .turned(dice.between(0, 360))
              .moved(dice.between(-6, 6), dice.between(0, 6), dice.between(-4, 4));
      add(pose.apply(shape));
    }
    return "heap";
  }

  /** A body with a head, limbs, ears, a tail: what animals and figures have. */
  private String creature() {
    double size = dice.between(2, 4);
    double legs = dice.between(0.5, 6);
    lump(0, legs + size, 0, size * dice.factor(1.5), size, size * dice.factor(2));
    double headUp = legs + size * dice.between(1.6, 2.6);
    double headOut = dice.between(-1, 1) * size;
    double head = size * dice.between(0.5, 1.2);
    lump(headOut, headUp, dice.between(0, size), head, head * dice.factor(1.3), head);
    double ear = head * dice.between(0.15, 0.5);
    double earUp = headUp + head * dice.between(0.7, 1.2);
    pair(headOut, earUp, head * 0.6, ear, ear * dice.factor(2.5));
    double stance = size * dice.between(0.4, 0.9);
    double leg = size * dice.between(0.12, 0.4);
    for (int side = -1; side <= 1; side += 2) {
      for (int end = -1; end <= 1; end += 2) {
        limb(
            new Vec(side * stance, legs + size * 0.6, end * stance),
            new Vec(side * stance * dice.between(0.8, 1.3), 0, end * stance * 1.1),
            leg);
      }
    }
    if (dice.chance(0.6)) {
      limb(
          new Vec(-size * 0.8, legs + size, -size * 0.5),
          new Vec(-size * dice.between(1.5, 3), legs + size * dice.between(0, 3), -size),
          leg * 0.7);
    }
    return "creature";
  }

  private void pair(double x, double y, double apart, double wide, double high) {
    lump(x - apart, y, 0, wide, high, wide * 0.6);
    lump(x + apart, y, 0, wide, high, wide * 0.6);
  }

  private void lump(double x, double y, double z, double wide, double high, double deep) {
    Mesh ball =
        Lathe.turn(Profile.at(0, -1).curve(0.71, -0.71, 1, 0, 0.71, 0.71, 0, 1).to(0, 1), 40);
    Stretch stretch = new Stretch(wide, high, deep, 0, 0);
    Mesh shaped = stretch.apply(List.of(new Body(ball, palette.getFirst()))).getFirst().mesh();
    add(Pose.NONE.turned(dice.between(-40, 40)).moved(x, y, z).apply(shaped));
  }

  private void limb(Vec from, Vec to, double thick) {
    Vec knee = from.mix(to, 0.5).plus(new Vec(dice.between(-1, 1), 0, dice.between(-1, 1)));
    double end = thick * dice.between(0.5, 1.4);
    add(
        Sweep.tube(
            Sweep.through(from, knee, to),
            new Vec(0.3, 0.05, 0.95),
            s -> thick + (end - thick) * s));
  }

  /** Legs, a seat or a top, perhaps a back: thin parts with holes between them. */
  private String furniture() {
    double wide = dice.between(4, 9);
    double deep = dice.between(3, 7);
    double high = dice.between(3, 10);
    double thick = dice.between(0.15, 0.7);
    for (int side = -1; side <= 1; side += 2) {
      for (int end = -1; end <= 1; end += 2) {
        limb(
            new Vec(side * wide * 0.42, high, end * deep * 0.42),
            new Vec(side * wide * dice.between(0.42, 0.5), 0, end * deep * 0.46),
            thick);
      }
    }
    Outline top =
        dice.chance(0.6)
            ? Outline.rectangle(wide, deep, dice.between(0.1, 1))
            : Outline.ellipse(wide / 2, deep / 2, 48);
    add(Slab.of(top, high, high + dice.between(0.2, 1.6), 0.1));
    if (dice.chance(0.6)) {
      double back = dice.between(3, 8);
      int bars = dice.whole(1, 5);
      for (int i = 0; i < bars; i++) {
        double x = bars == 1 ? 0 : wide * (i / (bars - 1.0) - 0.5) * 0.85;
        double broad = bars == 1 ? wide : thick * 2;
        Mesh bar = Slab.of(Outline.rectangle(broad, thick, 0.05), high, high + back, 0.04);
        add(Pose.NONE.moved(x, 0, -deep * 0.45).apply(bar));
      }
    }
    return "furniture";
  }

  private String plant() {
    if (dice.chance(0.75)) {
      add(Forms.vessel(dice));
    }
    double foot = dice.between(1, 6);
    int leaves = dice.whole(4, 16);
    for (int i = 0; i < leaves; i++) {
      double length = dice.between(3, 11);
      Mesh leaf = Forms.leaf(length, length * dice.between(0.06, 0.25), dice.between(0.05, 0.6));
      add(
          Pose.NONE
              .tipped(dice.between(0, 65))
              .turned(dice.between(0, 360))
              .moved(0, foot + dice.between(0, 2), 0)
              .apply(leaf));
    }
    return "plant";
  }

  /** A handle and a head, standing or lying: hammers, brushes, spoons, glasses. */
  private String tool() {
    double length = dice.between(6, 16);
    double thick = dice.between(0.2, 0.9);
    Mesh handle =
        Lathe.turn(
            Profile.at(0, 0)
                .to(thick, 0, 0.1)
                .curve(thick * dice.factor(1.7), length / 2, thick, length)
                .to(0, length + 0.05));
    List<Mesh> parts = new ArrayList<>(List.of(handle));
    Mesh head =
        switch (dice.weighted(2, 2, 1)) {
          case 0 -> Forms.lump(dice);
          case 1 -> Forms.block(dice);
          default -> Forms.ring(dice);
        };
    double scale = dice.between(0.25, 0.7);
    Stretch smaller = new Stretch(scale, scale, scale, 0, 0);
    Mesh small = smaller.apply(List.of(new Body(head, palette.getFirst()))).getFirst().mesh();
    parts.add(Pose.NONE.moved(0, length - 0.3, 0).apply(small));
    Pose pose =
        dice.chance(0.5)
            ? Pose.NONE.rolled(dice.between(-15, 15))
            : Pose.NONE.tipped(90).turned(dice.between(0, 360));
    parts.forEach(part -> add(pose.apply(part)));
    return "tool";
  }
}

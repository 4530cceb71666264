package dev.darkroom.engine.scenery;

import dev.darkroom.engine.product.surface.Patterns;
import dev.darkroom.engine.product.surface.Reflectance;
import dev.darkroom.engine.render.Texture;
import dev.darkroom.engine.render.Vec;

/**
 * A table or floor that recedes, before something out of focus.
 *
 * @param behind what is above the far edge
 * @param top its surface, in centimetres
 * @param lengthwise whether the surface's grain runs away from the camera
 * @param gloss how much it mirrors, 0 to 1
 */
record Table(View behind, Texture top, boolean lengthwise, double gloss) implements View {
  /** Centimetres to a unit of the plane. */
  private static final double SCALE = 34;

  @Override
  public void paint(Plate plate, Staging staging) {
    behind.paint(plate, staging);
    double edge = staging.floor();
    Plate mirror = plate.softened(0.012 + 0.02 * (1 - gloss));
    Flat ground = new Flat(edge - 0.3, plate.tall(), 0.42);
    plate.paint(
        Math.max(0, edge - 0.004),
        1,
        (x, y, rgb) -> surface(plate, ground, mirror, edge, x, y, rgb));
    Focus.near(plate, staging);
  }

  private void surface(
      Plate plate, Flat ground, Plate mirror, double edge, double x, double y, float[] rgb) {
    float[] own = new float[3];
    double half = 0.25 / plate.height;
    add(ground.away(y - half), x - 0.25 / plate.unit, own);
    add(ground.away(y + half), x + 0.25 / plate.unit, own);
    double down = y - edge;
    float[] seen = new float[3];
    mirror.sample(x, edge - 0.8 * down - 0.015, seen);
    double fall = 0.8 + 0.3 * Math.exp(-Math.pow((x + 0.12) / 0.55, 2)) - 0.16 * down;
    Tint.times(own, fall);
    double graze = 0.16 + 0.84 * Math.exp(-Math.max(0, down) / 0.16);
    Tint.towards(own, seen, 0.5 * gloss * graze);
    Tint.add(own, seen, 0.06 * gloss);
    // The edge itself is a thin line of light.
    Tint.times(own, 1 + 0.12 * Math.exp(-down / 0.006));
    Tint.towards(rgb, own, Fractal.step(edge - 0.004, edge + 0.002, y));
  }

  private void add(double away, double x, float[] rgb) {
    double across = SCALE * x * away;
    double along = SCALE * away;
    Vec colour = top.at(lengthwise ? new Vec(-along, 0, across) : new Vec(across, 0, -along), 0, 0);
    rgb[0] += (float) (colour.x() / 2);
    rgb[1] += (float) (colour.y() / 2);
    rgb[2] += (float) (colour.z() / 2);
  }

  static View wood() {
    return new Table(
        Woods.garden()::behind, Patterns.boards(Reflectance.of(0xbb8652), 9), false, 0.35);
  }

  static View darkWood() {
    return new Table(Room.dim(), Patterns.boards(Reflectance.of(0x5b3a24), 9), false, 0.45);
  }

  static View marble() {
    return new Table(
        Room.bright(),
        Patterns.marble(Reflectance.of(0xf0efed), Reflectance.of(0x8d8f95), 14),
        false,
        0.6);
  }

  static View blackMarble() {
    return new Table(
        Room.dim(),
        Patterns.marble(Reflectance.of(0x1b1b1e), Reflectance.of(0x7d766d), 14),
        false,
        0.7);
  }

  static View concrete() {
    return new Table(Room.grey(), Patterns.mineral(Reflectance.of(0xb1afaa)), false, 0.12);
  }

  static View cloth() {
    return new Table(Room.cream(), new Linen(Reflectance.of(0xe7ddcb)), false, 0);
  }

  /** A jetty before the sea. */
  static View jetty() {
    return new Table(
        new Sea(SkyDome.day(), Tint.of(0x2c7aa6), Tint.of(0x58a9c0)),
        Patterns.boards(Reflectance.of(0xb7a283), 7),
        true,
        0.18);
  }

  static View sunsetJetty() {
    return new Table(
        new Sea(SkyDome.sunset(), Tint.of(0x4c4262), Tint.of(0x7d5f70)),
        Patterns.boards(Reflectance.of(0x80604c), 7),
        true,
        0.4);
  }
}

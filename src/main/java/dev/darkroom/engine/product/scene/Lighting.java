package dev.darkroom.engine.product.scene;

import dev.darkroom.engine.product.Shot;
import dev.darkroom.engine.render.Environment;
import dev.darkroom.engine.render.Softbox;
import dev.darkroom.engine.render.Vec;
import java.util.ArrayList;
import java.util.List;

/**
 * Softboxes round the products. Places and sizes are multiples of the products' reach, so that a
 * lipstick is lit as a lamp is.
 */
public final class Lighting {
  private final Vec target;
  private final double reach;
  private final double side;
  private final double warmth;
  private final List<Softbox> boxes = new ArrayList<>();

  /**
   * Lights for one picture.
   *
   * @param side 1 with the main light on the left, -1 on the right
   * @param warmth -1 cooler to 1 warmer, slightly
   */
  public Lighting(Bounds bounds, double side, double warmth) {
    this.target = bounds.middle();
    this.reach = bounds.reach();
    this.side = side;
    this.warmth = warmth;
  }

  public List<Softbox> boxes(Shot.Light light) {
    switch (light) {
      case SOFT_STUDIO -> {
        box(-3.4, 3.0, 1.9, 1.3, 1.5, tone(5200, 17));
        box(3.6, 1.6, 1.2, 0.9, 2.0, tone(5400, 2.4));
        box(0, 5, -0.8, 2.4, 1.4, tone(5400, 5));
        backdrop(8);
      }
      case BRIGHT -> {
        box(-3.4, 2.4, 2.6, 2.2, 2.2, tone(5600, 6));
        box(3.4, 2.4, 2.6, 2.2, 2.2, tone(5600, 4.4));
        box(0, 5, 0, 3.4, 2.6, tone(5600, 6));
        backdrop(14);
      }
      case WINDOW -> window();
      case DAYLIGHT -> {
        box(-6, 9, 5, 1.0, 1.0, tone(5000, 150));
        box(3, 6, 3, 3, 3, tone(7200, 0.6));
      }
      case GOLDEN_HOUR -> {
        box(-9.5, 4.6, -1.5, 1.0, 1.0, tone(2900, 170));
        box(4, 3, 4, 2.4, 2.4, tone(4300, 1.3));
      }
      case WARM_LAMP -> {
        box(-2.6, 4.2, 1.4, 1.0, 1.0, tone(2900, 24));
        box(3.4, 1.8, 2.6, 1.6, 1.6, tone(3200, 1.8));
      }
      case DRAMATIC -> {
        box(-3.8, 2.2, 0.9, 0.7, 1.5, tone(5000, 34));
        box(3.2, 1.4, -2.0, 0.35, 2.0, tone(5200, 16));
      }
      case DARK -> {
        box(-3.2, 1.4, -1.9, 0.45, 2.4, tone(5400, 24));
        box(3.2, 1.4, -1.9, 0.45, 2.4, tone(5400, 18));
        box(-1.2, 4.6, 1.4, 1.3, 0.7, tone(5200, 18));
        box(-3.6, 4.0, 2.6, 0.6, 1.6, tone(5200, 16));
        backdrop(3);
      }
    }
    return List.copyOf(boxes);
  }

  /** Six panes: glossy things show them. */
  private void window() {
    for (int column = 0; column < 2; column++) {
      for (int row = 0; row < 3; row++) {
        double along = 0.3 + (column - 0.5) * 2.1;
        box(
            -3.9,
            0.75 + 1.55 * row,
            along + 0.6,
            0.93,
            0.68,
            tone(5900, 13),
            new Vec(side, -0.15, -0.1));
      }
    }
    box(4.6, 2, 2.4, 2.2, 2.2, tone(5000, 0.7));
  }

  /** Light for the wall behind the products. */
  private void backdrop(double strength) {
    box(0, 5.5, -1.5, 4, 1, tone(5500, strength), new Vec(0, -0.55, -1));
  }

  /** A softbox that looks at the products. */
  private void box(double x, double y, double z, double width, double height, Vec radiance) {
    box(x, y, z, width, height, radiance, new Vec(-x * side, 0.2 - y, -z));
  }

  private void box(
      double x, double y, double z, double width, double height, Vec radiance, Vec towards) {
    Vec at =
        new Vec(target.x() + x * side * reach, y * reach + 0.2 * reach, target.z() + z * reach);
    Vec look = towards.unit();
    Vec upward = Math.abs(look.y()) > 0.98 ? new Vec(0, 0, 1) : new Vec(0, 1, 0);
    Vec across = upward.cross(look).unit();
    Vec along = look.cross(across);
    boxes.add(new Softbox(at, across.times(width * reach), along.times(height * reach), radiance));
  }

  /** Light of about a colour temperature: a straight line between two tones is near enough. */
  private Vec tone(double kelvin, double strength) {
    double warm = Math.clamp((5600 - kelvin) / 3700 + 0.06 * warmth, -0.6, 1.0);
    Vec white = Vec.grey(1);
    Vec tone =
        warm > 0
            ? white.mix(new Vec(1.18, 0.86, 0.50), warm)
            : white.mix(new Vec(0.82, 0.98, 1.25), -warm);
    return tone.times(strength);
  }

  /** The share of white light that a matt surface facing half up, half to the front gives back. */
  public static double level(List<Softbox> boxes, Environment sky, Vec at) {
    Vec facing = new Vec(0, 0.75, 0.66).unit();
    double sum = 0;
    for (Softbox box : boxes) {
      Vec across = box.halfWidth().cross(box.halfHeight());
      double area = 4 * across.length();
      for (int i = 0; i < 16; i++) {
        Vec point =
            box.centre()
                .plus(box.halfWidth().times((i % 4 - 1.5) / 2))
                .plus(box.halfHeight().times((Math.floorDiv(i, 4) - 1.5) / 2));
        Vec way = point.minus(at);
        double distance = way.length();
        double here = Math.max(0, way.dot(facing) / distance);
        double there = Math.max(0, -way.dot(across.unit()) / distance);
        double weight = here * there * area / 16 / (distance * distance);
        sum += weight * mean(box.radiance());
      }
    }
    int steps = 400;
    for (int i = 0; i < steps; i++) {
      double y = 1 - 2 * (i + 0.5) / steps;
      double angle = i * 2.399963;
      double r = Math.sqrt(1 - y * y);
      Vec direction = new Vec(r * Math.cos(angle), y, r * Math.sin(angle));
      double weight = Math.max(0, direction.dot(facing)) * 4 * Math.PI / steps;
      sum += weight * mean(sky.from(direction));
    }
    return sum / Math.PI;
  }

  private static double mean(Vec colour) {
    return 0.2126 * colour.x() + 0.7152 * colour.y() + 0.0722 * colour.z();
  }
}

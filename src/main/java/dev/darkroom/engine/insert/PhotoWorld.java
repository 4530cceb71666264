package dev.darkroom.engine.insert;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.colour.Oklab;
import dev.darkroom.engine.product.scene.Bounds;
import dev.darkroom.engine.product.shape.Sheet;
import dev.darkroom.engine.render.Body;
import dev.darkroom.engine.render.Camera;
import dev.darkroom.engine.render.Environment;
import dev.darkroom.engine.render.Material;
import dev.darkroom.engine.render.Softbox;
import dev.darkroom.engine.render.Texture;
import dev.darkroom.engine.render.Vec;
import dev.darkroom.engine.render.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The world round a thing, made of the photo: the ground is the photo's own pixels, and what shines
 * from afar where the photo shows something is the photo. So glass shows what is behind it and
 * glaze what it stands on. One softbox is the main light; the rest, which no photo shows, is even.
 *
 * <p>Light is scaled so that the ground, lit by all of it, is as bright as the photo.
 */
final class PhotoWorld {
  /** A hair below the things, which keep their own floor. */
  private static final double BELOW = -0.004;

  private static final double WHITE_SURFACE = 0.86;
  private static final int DIRECTIONS = 3000;

  private final Bitmap photo;
  private final PhotoLight light;
  private final View view;
  private final double centreX;
  private final double centreY;
  private final Bounds bounds;
  private final Vec up;
  private final Softbox key;
  private final Vec even;

  /** What falls on the free ground from everywhere. */
  private final Vec arriving;

  /**
   * A world.
   *
   * @param centreX the photo's pixel that shows the view's target, as is {@code centreY}
   */
  PhotoWorld(
      Bitmap photo, PhotoLight light, View view, double centreX, double centreY, Bounds bounds) {
    this.photo = photo;
    this.light = light;
    this.view = view;
    this.centreX = centreX;
    this.centreY = centreY;
    this.bounds = bounds;
    double wanted = Math.PI * light.white() / WHITE_SURFACE;
    this.up = view.up();
    Vec shown = falling(d -> Objects.requireNonNullElse(shown(d), Vec.ZERO));
    double dim = wanted * (0.42 - 0.18 * light.hard());
    double unit = luminance(falling(d -> shown(d) == null ? Vec.grey(glow(d)) : Vec.ZERO));
    double level = Math.max(0.06 * wanted, dim - luminance(shown)) / Math.max(1e-3, unit);
    this.even = light.tint().mix(light.mean().times(1 / luminance(light.mean())), 0.3).times(level);
    Vec soft = falling(this::far);
    double rest = Math.max(0.35 * wanted, wanted - luminance(soft));
    Softbox unlit = box(Vec.grey(1));
    this.key = box(light.tint().times(rest / Math.max(1e-9, falling(unlit))));
    this.arriving = soft.plus(light.tint().times(rest));
  }

  /** The bodies in the photo, seen by a camera that the view made. */
  World with(List<Body> bodies, Camera camera) {
    return world(bodies, this::ground, camera);
  }

  /** The bodies, or none, on ground of one colour: for their shadow. */
  World plain(List<Body> bodies, Camera camera) {
    Vec colour = bounded(light.mean());
    return world(bodies, Texture.plain(colour), camera);
  }

  private World world(List<Body> bodies, Texture ground, Camera camera) {
    List<Body> all = new ArrayList<>(bodies);
    double wide = 300 * bounds.reach();
    all.add(
        new Body(
            Sheet.of(1, 1, (s, t) -> new Vec((2 * s - 1) * wide, BELOW, (1 - 2 * t) * wide)),
            Material.matt(ground)));
    return new World(all, List.of(key), this::far, camera, 1);
  }

  /** Where the main light is: the direction from the thing to it. */
  Vec towardsLight() {
    double side = light.side();
    double aside = Math.toRadians(Math.abs(side) < 0.6 ? 58 : 60 + 18 * Math.abs(side));
    double height = Math.toRadians(48);
    return new Vec(
        Math.signum(side) * Math.sin(aside) * Math.cos(height),
        Math.sin(height),
        Math.cos(aside) * Math.cos(height));
  }

  private Softbox box(Vec radiance) {
    Vec towards = towardsLight().unit();
    double distance = 6 * bounds.reach();
    double half = distance * (0.24 - 0.13 * light.hard());
    Vec across = new Vec(0, 1, 0).cross(towards.times(-1)).unit();
    Vec along = towards.times(-1).cross(across);
    Vec centre = new Vec(0, bounds.middle().y(), 0).plus(towards.times(distance));
    return new Softbox(centre, across.times(half), along.times(half), radiance);
  }

  /** The reflectance with which the lit ground looks like the photo. */
  private Vec ground(Vec point, double u, double v) {
    double[] at = view.project(point.x(), 0, point.z());
    return bounded(Double.isNaN(at[0]) ? light.mean() : pixel(centreX + at[0], centreY + at[1]));
  }

  private Vec bounded(Vec seen) {
    return new Vec(
        Math.clamp(Math.PI * seen.x() / arriving.x(), 0, 0.95),
        Math.clamp(Math.PI * seen.y() / arriving.y(), 0, 0.95),
        Math.clamp(Math.PI * seen.z() / arriving.z(), 0, 0.95));
  }

  private Vec far(Vec direction) {
    Vec seen = shown(direction);
    return seen == null ? even.times(glow(direction)) : seen;
  }

  /** What the photo shows in that direction, or null. */
  private @Nullable Vec shown(Vec direction) {
    double depth = -direction.dot(view.toEye()) * view.pixel();
    if (depth <= 1e-9) {
      return null;
    }
    double x = centreX + direction.x() / depth;
    double y = centreY - direction.dot(up) / depth;
    boolean inside = x >= 0 && x < photo.width() && y >= 0 && y < photo.height();
    return inside ? pixel(x, y) : null;
  }

  /** Rooms are brighter above. */
  private static double glow(Vec direction) {
    return 0.75 + 0.5 * direction.y();
  }

  /** The photo's light, between pixels linearly; its rim goes on beyond it. */
  private Vec pixel(double right, double down) {
    double x = Math.clamp(right - 0.5, 0, photo.width() - 1.0);
    double y = Math.clamp(down - 0.5, 0, photo.height() - 1.0);
    int left = (int) x;
    int top = (int) y;
    int next = left + 1 < photo.width() ? 4 : 0;
    int below = top + 1 < photo.height() ? 4 * photo.width() : 0;
    int at = 4 * (top * photo.width() + left);
    double fx = x - left;
    double fy = y - top;
    return new Vec(
        between(at + 2, next, below, fx, fy),
        between(at + 1, next, below, fx, fy),
        between(at, next, below, fx, fy));
  }

  private double between(int at, int next, int below, double fx, double fy) {
    byte[] p = photo.pixels();
    double upper = Oklab.linear(p[at] & 255) * (1 - fx) + Oklab.linear(p[at + next] & 255) * fx;
    double lower =
        Oklab.linear(p[at + below] & 255) * (1 - fx)
            + Oklab.linear(p[at + below + next] & 255) * fx;
    return upper * (1 - fy) + lower * fy;
  }

  /** What falls on level ground from afar. */
  private static Vec falling(Environment sky) {
    Vec sum = Vec.ZERO;
    for (int i = 0; i < DIRECTIONS; i++) {
      double up = (i + 0.5) / DIRECTIONS;
      double angle = i * 2.399963;
      double r = Math.sqrt(1 - up * up);
      Vec direction = new Vec(r * Math.cos(angle), up, r * Math.sin(angle));
      sum = sum.plus(sky.from(direction).times(up * 2 * Math.PI / DIRECTIONS));
    }
    return sum;
  }

  /** How much of a softbox of radiance 1 falls on the ground below the thing. */
  private static double falling(Softbox box) {
    Vec across = box.halfWidth().cross(box.halfHeight());
    double sum = 0;
    for (int i = 0; i < 64; i++) {
      Vec way =
          box.centre()
              .plus(box.halfWidth().times((i % 8 - 3.5) / 4))
              .plus(box.halfHeight().times((Math.floorDiv(i, 8) - 3.5) / 4));
      double distance = way.length();
      double there = Math.max(0, -way.dot(across.unit()) / distance);
      sum += way.y() / distance * there * 4 * across.length() / 64 / (distance * distance);
    }
    return sum;
  }

  private static double luminance(Vec colour) {
    return Math.max(1e-6, PhotoLight.luminance(colour.x(), colour.y(), colour.z()));
  }
}

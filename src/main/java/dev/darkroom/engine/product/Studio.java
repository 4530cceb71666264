package dev.darkroom.engine.product;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.product.design.Model;
import dev.darkroom.engine.product.scene.Bounds;
import dev.darkroom.engine.product.scene.Framer;
import dev.darkroom.engine.product.scene.Grounds;
import dev.darkroom.engine.product.scene.Lighting;
import dev.darkroom.engine.product.scene.Surroundings;
import dev.darkroom.engine.product.shape.Pose;
import dev.darkroom.engine.product.surface.Reflectance;
import dev.darkroom.engine.render.Body;
import dev.darkroom.engine.render.Environment;
import dev.darkroom.engine.render.Softbox;
import dev.darkroom.engine.render.Vec;
import dev.darkroom.engine.render.World;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Sets up a shot as a photographer does: products, ground, backdrop, lights, camera. */
public final class Studio {
  /** The free space between two products, as a share of their mean width. */
  private static final double GAP = 0.18;

  /**
   * The world of a shot.
   *
   * @param width of the picture in pixels; only its ratio to the height counts
   * @param seed the same seed and variant give the same world
   * @param variant 0 and up; variants differ in the camera's place and in the light, never in the
   *     products
   */
  public World world(Shot shot, int width, int height, long seed, int variant) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + variant);
    List<Body> products = products(shot.items());
    Bounds bounds = Bounds.of(products);
    double azimuth =
        (variant % 2 == 0 ? 1 : -1) * (4 + 9 * random.nextDouble()) + (3 * variant) % 7;
    double lift = -2 + 5 * random.nextDouble();
    double side = (variant / 2 + (seed & 1)) % 2 == 0 ? 1 : -1;
    double warmth = 2 * random.nextDouble() - 1;
    Vec wall = backdrop(shot);
    Environment surroundings =
        Surroundings.of(shot.light(), wall, Math.floorMod(seed * 31 + variant, 10_007));
    List<Softbox> lights = new Lighting(bounds, side, warmth).boxes(shot.light());
    List<Body> bodies = new ArrayList<>(products);
    boolean steep = shot.angle() != Shot.Angle.EYE_LEVEL && shot.angle() != Shot.Angle.LOW;
    bodies.addAll(
        new Grounds(bounds, steep, Math.floorMod(seed, 9973))
            .bodies(shot.ground(), shot.groundColour(), wall));
    double exposure =
        brightness(shot.light()) / Lighting.level(lights, surroundings, bounds.middle());
    return new World(
        bodies,
        lights,
        surroundings,
        new Framer(products, width, height).camera(shot, azimuth, lift(shot.angle(), bounds, lift)),
        exposure);
  }

  /** The products side by side from left to right, each on the ground, in centimetres. */
  public static List<Body> products(List<Item> items) {
    List<List<Body>> made = new ArrayList<>();
    double total = 0;
    for (Item item : items) {
      List<Body> bodies = Model.of(item);
      made.add(bodies);
      total += Bounds.of(bodies).size().x();
    }
    double gap = GAP * total / items.size();
    double x = -(total + gap * (items.size() - 1)) / 2;
    List<Body> placed = new ArrayList<>();
    for (List<Body> bodies : made) {
      Bounds bounds = Bounds.of(bodies);
      Pose pose = Pose.NONE.moved(x - bounds.low().x(), -bounds.low().y(), 0);
      for (Body body : bodies) {
        placed.add(new Body(pose.apply(body.mesh()), body.material()));
      }
      x += bounds.size().x() + gap;
    }
    return placed;
  }

  /** Flat things are looked at from higher up, or a plate would be a line. */
  private static double lift(Shot.Angle angle, Bounds bounds, double varied) {
    Vec size = bounds.size();
    double flat = 1 - size.y() / Math.min(size.x(), size.z() * 1.6);
    return switch (angle) {
      case EYE_LEVEL -> varied + 17 * Math.clamp(flat, 0.0, 1.0);
      case RAISED, STEEP -> varied;
      case TOP_DOWN, LOW -> 0;
    };
  }

  private static Vec backdrop(Shot shot) {
    Colour named =
        shot.backdrop() != null || shot.ground() != Shot.Ground.STUDIO
            ? shot.backdrop()
            : shot.groundColour();
    if (named != null) {
      return Reflectance.of(named);
    }
    return switch (shot.light()) {
      case SOFT_STUDIO -> Reflectance.of(0xcbc8c4);
      case BRIGHT -> Reflectance.of(0xf4f3f1);
      case WINDOW -> Reflectance.of(0xd9d4cb);
      case DAYLIGHT -> Reflectance.of(0xdfe3e4);
      case GOLDEN_HOUR -> Reflectance.of(0xe2cdb0);
      case WARM_LAMP -> Reflectance.of(0xc9a680);
      case DRAMATIC -> Reflectance.of(0x66666c);
      case DARK -> Reflectance.of(0x2b2b2f);
    };
  }

  /** How bright a white surface becomes. */
  private static double brightness(Shot.Light light) {
    return switch (light) {
      case SOFT_STUDIO -> 1.15;
      case BRIGHT -> 1.12;
      case WINDOW, DAYLIGHT -> 1.0;
      case GOLDEN_HOUR -> 0.8;
      case WARM_LAMP -> 0.85;
      case DRAMATIC -> 1.0;
      case DARK -> 1.5;
    };
  }
}

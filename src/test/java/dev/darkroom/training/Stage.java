package dev.darkroom.training;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.product.Archetype;
import dev.darkroom.engine.product.Item;
import dev.darkroom.engine.product.Shot;
import dev.darkroom.engine.product.scene.Bounds;
import dev.darkroom.engine.product.scene.Framer;
import dev.darkroom.engine.product.scene.Grounds;
import dev.darkroom.engine.product.scene.Lighting;
import dev.darkroom.engine.product.scene.Surroundings;
import dev.darkroom.engine.product.shape.Pose;
import dev.darkroom.engine.product.surface.Reflectance;
import dev.darkroom.engine.render.Body;
import dev.darkroom.engine.render.Camera;
import dev.darkroom.engine.render.Environment;
import dev.darkroom.engine.render.Softbox;
import dev.darkroom.engine.render.Vec;
import dev.darkroom.engine.render.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A random world. Its things come first among the bodies.
 *
 * @param things how many of the bodies are the subject
 * @param words what is seen, for the list of shots
 */
record Stage(World world, int things, String words) {
  private static final double FIELD_OF_VIEW = 24;

  static Stage set(Dice dice, Recipe recipe) {
    List<Body> things = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    Recipe.Thing first = recipe.thing();
    int count = dice.weighted(16, 3, 1) + 1;
    double right = 0;
    boolean lightLabel = first.lightLabel();
    for (int i = 0; i < count; i++) {
      Recipe.Thing thing = i == 0 || dice.chance(0.3) ? first : recipe.thing();
      lightLabel |= thing.lightLabel();
      right = place(dice, thing.bodies(), things, right);
      words.append(i == 0 ? "" : "+").append(thing.name());
    }
    Recipe.Thing seen = new Recipe.Thing(first.name(), things, first.main(), lightLabel);
    Colour wall = recipe.wall(seen);
    Shot.Ground ground = recipe.ground(seen);
    Shot.Light light = dice.pick(List.of(Shot.Light.values()));
    words.append(',').append(ground).append(',').append(light).append(',').append(wall.hex());
    return new Stage(world(dice, things, wall, ground, light), things.size(), words.toString());
  }

  /** Puts a thing on the ground beside the others and tells where it ends. */
  private static double place(Dice dice, List<Body> bodies, List<Body> to, double from) {
    Pose turned = Pose.NONE.turned(dice.between(-50, 50));
    if (dice.chance(0.1)) {
      turned = turned.rolled(dice.chance(0.5) ? 90 : -90).turned(dice.between(-70, 70));
    }
    List<Body> posed = moved(bodies, turned);
    Bounds bounds = Bounds.of(posed);
    double gap = from == 0 ? 0 : dice.between(-0.05, 0.4) * bounds.size().x();
    double z = dice.between(-0.15, 0.15) * bounds.size().x() - bounds.middle().z();
    Pose there = Pose.NONE.moved(from + gap - bounds.low().x(), -bounds.low().y(), z);
    to.addAll(moved(posed, there));
    return from + gap + bounds.size().x();
  }

  private static List<Body> moved(List<Body> bodies, Pose pose) {
    return bodies.stream().map(b -> new Body(pose.apply(b.mesh()), b.material())).toList();
  }

  private static World world(
      Dice dice, List<Body> things, Colour wall, Shot.Ground ground, Shot.Light light) {
    Bounds bounds = Bounds.of(things);
    Shot.Angle angle =
        switch (dice.weighted(6, 8, 3, 1.5, 1.5)) {
          case 0 -> Shot.Angle.EYE_LEVEL;
          case 1 -> Shot.Angle.RAISED;
          case 2 -> Shot.Angle.STEEP;
          case 3 -> Shot.Angle.TOP_DOWN;
          default -> Shot.Angle.LOW;
        };
    Vec backdrop = Reflectance.of(wall);
    long seed = Math.floorMod(dice.seed(), 9973);
    Environment around = Surroundings.of(light, backdrop, seed);
    List<Softbox> lights = lights(dice, bounds, light);
    boolean steep = angle != Shot.Angle.EYE_LEVEL && angle != Shot.Angle.LOW;
    List<Body> bodies = new ArrayList<>(things);
    Colour groundColour = dice.chance(0.4) ? wall : null;
    bodies.addAll(new Grounds(bounds, steep, seed).bodies(ground, groundColour, backdrop));
    double level = Lighting.level(lights, around, bounds.middle());
    double exposure = 1.1 * dice.factor(1.5) / Math.max(level, 1e-3);
    return new World(bodies, lights, around, camera(dice, things, angle), exposure);
  }

  /** The catalogue's light with another balance; sometimes a lamp is off or small and hard. */
  private static List<Softbox> lights(Dice dice, Bounds bounds, Shot.Light light) {
    List<Softbox> boxes = new ArrayList<>();
    double side = dice.chance(0.5) ? 1 : -1;
    for (Softbox box : new Lighting(bounds, side, dice.between(-1, 1)).boxes(light)) {
      if (boxes.isEmpty() || dice.chance(0.85)) {
        double size = dice.chance(0.2) ? dice.between(0.2, 0.6) : dice.factor(1.4);
        boxes.add(
            new Softbox(
                box.centre(),
                box.halfWidth().times(size),
                box.halfHeight().times(size),
                box.radiance().times(dice.factor(2) / (size * size))));
      }
    }
    return boxes;
  }

  private static Camera camera(Dice dice, List<Body> things, Shot.Angle angle) {
    Shot.Framing framing =
        switch (dice.weighted(2, 5, 2)) {
          case 0 -> Shot.Framing.CLOSE_UP;
          case 1 -> Shot.Framing.USUAL;
          default -> Shot.Framing.WIDE;
        };
    Shot shot = shot(angle, framing);
    Camera usual =
        new Framer(things, 1, 1).camera(shot, dice.between(-20, 20), dice.between(-3, 8));
    double view = dice.between(16, 48);
    double zoom = dice.between(0.9, 1.35);
    double nearer = zoom * tangent(FIELD_OF_VIEW) / tangent(view);
    Vec toEye = usual.eye().minus(usual.target()).times(nearer);
    double slack = toEye.length() * tangent(view) * 0.22;
    Vec target =
        usual.target().plus(new Vec(dice.between(-slack, slack), dice.between(-slack, slack), 0));
    double distance = toEye.length();
    double aperture = dice.chance(0.3) ? 0 : distance * dice.between(0.002, 0.02);
    return new Camera(target.plus(toEye), target, view, aperture, distance * dice.between(0.9, 1));
  }

  /** What the framer needs to know; the rest of it counts for nothing there. */
  private static Shot shot(Shot.Angle angle, Shot.Framing framing) {
    return new Shot(
        List.of(new Item(Archetype.BALL, Map.of())),
        Shot.Ground.STUDIO,
        null,
        null,
        Shot.Light.SOFT_STUDIO,
        angle,
        framing,
        Shot.Placing.CENTRE);
  }

  private static double tangent(double degrees) {
    return Math.tan(Math.toRadians(degrees / 2));
  }
}

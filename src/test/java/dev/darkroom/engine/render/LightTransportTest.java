package dev.darkroom.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Physics that can be worked out by hand. */
class LightTransportTest {
  private static final Texture WHITE = Texture.plain(Vec.grey(1));
  private static final Body BALL_PLACE = ball(Material.matt(WHITE));

  private static Body ball(Material material) {
    return new Body(Shapes.ball(Vec.ZERO, 15, 48), material);
  }

  /** The mean over places from the middle of a ball to near its edge. */
  private static double meanOverBall(Material material) {
    World world = Shots.world(Shots.even(0.5), Shots.ahead(), List.of(), ball(material));
    double sum = 0;
    int[] places = {24, 28, 32, 36, 39};
    for (int x : places) {
      sum += Shots.radiance(world, x, 24, 1024).y();
    }
    return sum / places.length;
  }

  @Test
  void a_white_matt_ball_vanishes_in_even_light() {
    World world = Shots.world(Shots.even(0.5), Shots.ahead(), List.of(), BALL_PLACE);
    Bitmap picture = Shots.take(world, 16);
    int around = Shots.green(picture, 1, 1);
    for (int y = 0; y < Shots.SIZE; y++) {
      for (int x = 0; x < Shots.SIZE; x++) {
        assertEquals(around, Shots.green(picture, x, y), 3, x + "," + y);
      }
    }
  }

  @Test
  void a_white_ball_under_a_coat_keeps_nearly_all_light_and_gains_none() {
    for (double roughness : new double[] {0.02, 0.3, 0.7, 1}) {
      double seen = meanOverBall(Material.coated(WHITE, 1, roughness));
      assertTrue(seen <= 0.51, roughness + " gave " + seen);
      assertTrue(seen >= 0.43, roughness + " gave " + seen);
    }
  }

  @Test
  void metal_never_gains_light() {
    for (double roughness : new double[] {0, 0.2, 0.5, 1}) {
      double seen = meanOverBall(Material.metal(WHITE, roughness));
      assertTrue(seen <= 0.505, roughness + " gave " + seen);
      assertTrue(seen >= (roughness < 0.3 ? 0.48 : 0.15), roughness + " gave " + seen);
    }
  }

  @Test
  void clear_glass_keeps_all_light_between_its_faces() {
    assertEquals(0.5, meanOverBall(Material.clear(1.5, 0, Vec.ZERO)), 0.02);
  }

  @Test
  void a_softbox_lights_a_ground_by_the_law_of_lambert() {
    // A square of side 20, 30 above: the form factor of a parallel rectangle to a point, times π.
    double half = 10;
    double height = 30;
    double a = half / height;
    double term = a / Math.sqrt(1 + a * a);
    double factor = 4 / (2 * Math.PI) * 2 * term * Math.atan(term);
    var light =
        new Softbox(new Vec(0, height, 0), new Vec(half, 0, 0), new Vec(0, 0, half), Vec.grey(5));
    var camera = new Camera(new Vec(0, 20, 0), Vec.ZERO, 2, 0, 20);
    World world =
        Shots.world(
            Shots.even(0),
            camera,
            List.of(light),
            new Body(Shapes.ground(0, 200), Material.matt(Texture.plain(Vec.grey(0.5)))));
    assertEquals(5 * 0.5 * factor, Shots.radiance(world, 24, 24, 1024).y(), 0.004);
  }

  @Test
  void the_back_of_a_softbox_is_dark() {
    var light = new Softbox(new Vec(0, 30, 0), new Vec(0, 0, 10), new Vec(10, 0, 0), Vec.grey(5));
    World world =
        Shots.world(
            Shots.even(0),
            new Camera(new Vec(0, 20, 0), Vec.ZERO, 2, 0, 20),
            List.of(light),
            new Body(Shapes.ground(0, 200), Material.matt(WHITE)));
    assertEquals(0, Shots.radiance(world, 24, 24, 64).y());
  }

  @Test
  void a_glowing_ball_lights_like_its_solid_angle() {
    // Seen from the point below, a ball gives π L (r / d)² of irradiance.
    World world =
        Shots.world(
            Shots.even(0),
            new Camera(new Vec(20, 12, 0), Vec.ZERO, 2, 0, 23),
            List.of(),
            new Body(Shapes.ground(0, 200), Material.matt(Texture.plain(Vec.grey(0.5)))),
            new Body(Shapes.ball(new Vec(0, 30, 0), 5, 32), Material.glowing(Vec.grey(40))));
    double expected = 0.5 * 40 * (5.0 / 30) * (5.0 / 30);
    assertEquals(expected, Shots.radiance(world, 24, 24, 2048).y(), 0.03 * expected);
  }

  @Test
  void a_clear_slab_takes_away_light_by_its_thickness() {
    var red = new Vec(0.02, 0.2, 0.4);
    double[] greens = new double[2];
    for (int i = 0; i < 2; i++) {
      double thickness = 4 * (i + 1);
      Vec seen = Shots.radiance(slab(thickness, red), 24, 24, 64);
      greens[i] = seen.y();
      assertEquals(Math.exp(-0.02 * thickness), seen.x(), 0.01);
      assertEquals(Math.exp(-0.2 * thickness), seen.y(), 0.01);
      assertEquals(Math.exp(-0.4 * thickness), seen.z(), 0.01);
    }
    assertEquals(greens[0] * greens[0], greens[1], 0.01);
  }

  /** Two faces of one body, so close to the air's index that nothing is reflected. */
  private static World slab(double thickness, Vec absorption) {
    Mesh front = Shapes.rectangle(Vec.ZERO, new Vec(90, 0, 0), new Vec(0, 90, 0));
    Mesh back = Shapes.rectangle(new Vec(0, 0, -thickness), new Vec(0, 90, 0), new Vec(90, 0, 0));
    float[] positions = new float[24];
    float[] normals = new float[24];
    int[] triangles = new int[12];
    for (int i = 0; i < 12; i++) {
      positions[i] = front.positions()[i];
      positions[12 + i] = back.positions()[i];
      normals[i] = front.normals()[i];
      normals[12 + i] = back.normals()[i];
    }
    for (int i = 0; i < 6; i++) {
      triangles[i] = front.triangles()[i];
      triangles[6 + i] = back.triangles()[i] + 4;
    }
    return Shots.world(
        Shots.even(1),
        new Camera(new Vec(0, 0, 100), Vec.ZERO, 1, 0, 100),
        List.of(),
        new Body(
            new Mesh(positions, normals, new float[16], triangles),
            Material.clear(1.0001, 0, absorption)));
  }
}

package dev.darkroom.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What somebody who looks at the pictures sees. */
class PictureTest {
  private static final Softbox ABOVE =
      new Softbox(new Vec(0, 60, 0), new Vec(10, 0, 0), new Vec(0, 0, 10), Vec.grey(12));
  private static final Body GROUND =
      new Body(Shapes.ground(0, 300), Material.matt(Texture.plain(Vec.grey(0.7))));
  private static final Camera DOWN = new Camera(new Vec(0, 50, 50), Vec.ZERO, 30, 0, 70);

  private static Environment halves() {
    return direction -> direction.y() > 0 ? new Vec(0.7, 0.05, 0.05) : new Vec(0.05, 0.05, 0.7);
  }

  private static Body ball(Vec centre, double radius, Material material) {
    return new Body(Shapes.ball(centre, radius, 48), material);
  }

  private static void assertRed(int[] colour) {
    assertTrue(colour[0] > colour[2] + 60, colour[0] + " " + colour[1] + " " + colour[2]);
  }

  private static void assertBlue(int[] colour) {
    assertTrue(colour[2] > colour[0] + 60, colour[0] + " " + colour[1] + " " + colour[2]);
  }

  @Test
  void a_thing_throws_a_shadow_under_a_light() {
    Body ball = ball(new Vec(0, 12, 0), 5, Material.matt(Texture.plain(Vec.grey(0.5))));
    Camera side = new Camera(new Vec(0, 30, 60), new Vec(0, 2, 0), 40, 0, 70);
    Bitmap without = Shots.take(Shots.world(Shots.even(0.1), side, List.of(ABOVE), GROUND), 8);
    Bitmap with = Shots.take(Shots.world(Shots.even(0.1), side, List.of(ABOVE), GROUND, ball), 8);
    int x = 24;
    int y = 26;
    assertTrue(Shots.green(with, x, y) < Shots.green(without, x, y) - 40);
    assertEquals(Shots.green(without, 2, 30), Shots.green(with, 2, 30), 6);
  }

  @Test
  void a_glass_ball_lets_light_through_to_the_ground() {
    Camera side = new Camera(new Vec(0, 30, 60), new Vec(0, 2, 0), 40, 0, 70);
    Body stone = ball(new Vec(0, 12, 0), 5, Material.matt(Texture.plain(Vec.grey(0.5))));
    Body glass = ball(new Vec(0, 12, 0), 5, Material.clear(1.5, 0, new Vec(0.3, 0.01, 0.3)));
    World dark = Shots.world(Shots.even(0.05), side, List.of(ABOVE), GROUND, stone);
    World tinted = Shots.world(Shots.even(0.05), side, List.of(ABOVE), GROUND, glass);
    int[] below = Shots.colour(Shots.take(tinted, 16), 24, 26);
    assertTrue(below[1] > Shots.green(Shots.take(dark, 16), 24, 26) + 30);
    assertTrue(below[1] > below[0] + 12, "The shadow has the glass's colour");
  }

  @Test
  void a_mirror_shows_what_lies_before_it() {
    Body ball = ball(Vec.ZERO, 15, Material.metal(Texture.plain(Vec.grey(0.95)), 0));
    Bitmap picture = Shots.take(Shots.world(halves(), Shots.ahead(), List.of(), ball), 8);
    assertRed(Shots.colour(picture, 24, 12));
    assertBlue(Shots.colour(picture, 24, 36));
  }

  @Test
  void a_ball_of_glass_turns_the_world_upside_down() {
    Body ball = ball(Vec.ZERO, 15, Material.clear(1.5, 0, Vec.ZERO));
    Bitmap picture = Shots.take(Shots.world(halves(), Shots.ahead(), List.of(), ball), 8);
    assertRed(Shots.colour(picture, 24, 2));
    assertBlue(Shots.colour(picture, 24, 17));
    assertRed(Shots.colour(picture, 24, 31));
    assertBlue(Shots.colour(picture, 24, 46));
  }

  @Test
  void a_softbox_is_seen_in_a_glossy_thing_but_not_by_the_camera() {
    Softbox behindCamera =
        new Softbox(new Vec(0, 0, 120), new Vec(0, 12, 0), new Vec(12, 0, 0), Vec.grey(30));
    Softbox inView =
        new Softbox(new Vec(0, 0, -60), new Vec(90, 0, 0), new Vec(0, 90, 0), Vec.grey(30));
    Body ball = ball(Vec.ZERO, 10, Material.coated(Texture.plain(Vec.grey(0.02)), 1, 0.02));
    World world = Shots.world(Shots.even(0.02), Shots.ahead(), List.of(behindCamera, inView), ball);
    Bitmap picture = Shots.take(world, 16);
    assertTrue(Shots.green(picture, 24, 24) > 200);
    assertTrue(Shots.green(picture, 24, 30) < 90);
    assertTrue(Shots.green(picture, 3, 3) < 60, "The light itself is not in the picture");
  }

  @Test
  void a_red_thing_stays_red_and_a_white_ground_becomes_nearly_white() {
    Body ball = ball(new Vec(0, 6, 0), 6, Material.matt(Texture.plain(new Vec(0.6, 0.02, 0.02))));
    Body ground = new Body(Shapes.ground(0, 300), Material.matt(Texture.plain(Vec.grey(0.86))));
    Bitmap picture = Shots.take(Shots.world(Shots.even(1.3), DOWN, List.of(), ground, ball), 8);
    int[] white = Shots.colour(picture, 4, 24);
    int[] red = Shots.colour(picture, 24, 21);
    assertTrue(white[1] > 232 && white[1] < 255, "ground " + white[1]);
    assertTrue(red[0] > 180 && red[1] < 90 && red[2] < 90, red[0] + " " + red[1] + " " + red[2]);
  }

  @Test
  void a_lens_blurs_what_is_not_in_focus() {
    Body blind =
        new Body(
            Shapes.rectangle(new Vec(-60, 0, 60), new Vec(60, 0, 0), new Vec(0, 60, 0)),
            Material.glowing(Vec.ZERO));
    Camera sharp = new Camera(new Vec(0, 0, 100), Vec.ZERO, 22.62, 0, 40);
    Camera open = new Camera(new Vec(0, 0, 100), Vec.ZERO, 22.62, 10, 200);
    Bitmap clear = Shots.take(Shots.world(Shots.even(0.8), sharp, List.of(), blind), 16);
    Bitmap soft = Shots.take(Shots.world(Shots.even(0.8), open, List.of(), blind), 64);
    assertTrue(Shots.green(clear, 26, 24) - Shots.green(clear, 21, 24) > 200);
    assertTrue(Shots.green(soft, 26, 24) - Shots.green(soft, 21, 24) < 150);
  }

  @Test
  void the_picture_is_upright_and_not_mirrored() {
    Material red = Material.glowing(new Vec(0.6, 0.02, 0.02));
    Material blue = Material.glowing(new Vec(0.02, 0.02, 0.6));
    World front =
        Shots.world(
            Shots.even(0),
            Shots.ahead(),
            List.of(),
            ball(new Vec(12, 0, 0), 4, red),
            ball(new Vec(0, 12, 0), 4, blue));
    Bitmap ahead = Shots.take(front, 4);
    assertRed(Shots.colour(ahead, 38, 24));
    assertBlue(Shots.colour(ahead, 24, 10));
    World top =
        Shots.world(
            Shots.even(0),
            new Camera(new Vec(0, 100, 0), Vec.ZERO, 22.62, 0, 100),
            List.of(),
            ball(new Vec(12, 0, 0), 4, red),
            ball(new Vec(0, 0, -12), 4, blue));
    Bitmap down = Shots.take(top, 4);
    assertRed(Shots.colour(down, 38, 24));
    assertBlue(Shots.colour(down, 24, 10));
  }

  @Test
  void a_texture_stays_sharp_while_noise_goes() {
    Texture stripes =
        (point, _, _) -> Vec.grey(Math.floorMod((int) Math.floor(point.x()), 2) == 0 ? 0.8 : 0.1);
    Body wall =
        new Body(
            Shapes.rectangle(Vec.ZERO, new Vec(20.5, 0, 0), new Vec(0, 60, 0)),
            Material.matt(stripes));
    Softbox light =
        new Softbox(new Vec(0, 60, 60), new Vec(-20, 0, 0), new Vec(0, 14, -14), Vec.grey(6));
    Camera near = new Camera(new Vec(0, 0, 30), Vec.ZERO, 22.62, 0, 30);
    Bitmap picture = Shots.take(Shots.world(Shots.even(0.2), near, List.of(light), wall), 8);
    for (int y = 4; y < 44; y++) {
      assertTrue(Shots.green(picture, 26, y) - Shots.green(picture, 22, y) > 60, "row " + y);
      assertEquals(Shots.green(picture, 26, y), Shots.green(picture, 26, y + 1), 8, "row " + y);
    }
  }
}

package dev.darkroom.engine.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.composite.Fill;
import dev.darkroom.engine.frame.Box;
import dev.darkroom.engine.frame.Resampler;
import dev.darkroom.engine.mask.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

class FuseTest extends OperationContract {
  @Override
  protected List<Operation> samples() {
    return List.of(
        new Fuse(2, 1, null, null),
        new Fuse(2, 1, Position.TOP_LEFT, 0.3),
        new Fuse(2, 1, Position.RIGHT, 1.0));
  }

  @Override
  protected boolean keepsAlpha(Operation operation) {
    return false;
  }

  /** Smaller than the contract's, because its tests are many. */
  @Override
  protected Bitmap photo() {
    return Resampler.resize(super.photo(), 240, 160);
  }

  @Test
  void stands_the_subject_in_the_lower_part_of_a_picture_of_the_scenes_size() {
    Product ball = Product.redBall(300, 200, 130, 90, 60);
    Bitmap room = room(640, 480);
    Scene scene = ball.scene(room);
    new Fuse(1, 2, null, null).apply(scene);
    assertEquals(640, scene.bitmap().width());
    assertEquals(480, scene.bitmap().height());
    int[] box = Product.redBox(scene.bitmap());
    assertEquals(0.6 * 480, box[3] - box[1], 6);
    assertEquals(box[2] - box[0], box[3] - box[1], 3, "a ball stays round");
    assertEquals(320, (box[0] + box[2]) / 2.0, 3);
    assertTrue(box[3] > 480 * 2 / 3 && box[3] < 480);
    Box subject = Box.around(scene.subject().mask()).orElseThrow();
    assertEquals(box[0], subject.x(), 3);
    assertEquals(box[3], subject.bottom(), 3);
  }

  @Test
  void darkens_the_scene_below_and_leaves_it_elsewhere() {
    Product ball = Product.redBall(300, 200, 130, 90, 60);
    Bitmap room = room(640, 480);
    Scene scene = ball.scene(room);
    new Fuse(1, 2, Position.CENTRE, 0.4).apply(scene);
    int[] box = Product.redBox(scene.bitmap());
    int green = Product.bgra(scene.bitmap(), 320, box[3] + 3)[1];
    assertTrue(green < Product.bgra(room, 320, box[3] + 3)[1] - 30, "shadow " + green);
    assertArrayEquals(Product.bgra(room, 20, 20), Product.bgra(scene.bitmap(), 20, 20));
  }

  @Test
  void keeps_its_hands_off_the_rest_when_the_scene_is_the_present_picture() {
    Product ball = Product.redBall(300, 200, 130, 90, 60);
    Bitmap room = room(640, 480);
    Bitmap[] pictures = {room, ball.picture()};
    Scene scene = new Scene(n -> pictures[n - 1], 2, null, ball.regions(), Monitor.none());
    new Fuse(2, 1, Position.TOP_RIGHT, 0.3).apply(scene);
    assertArrayEquals(Product.bgra(room, 20, 460), Product.bgra(scene.bitmap(), 20, 460));
    int[] box = Product.redBox(scene.bitmap());
    assertTrue(box[0] > 320 && box[3] < 240, "in the upper right");
    assertTrue(scene.changes().getLast().mask().share() < 0.5);
  }

  @Test
  void stands_a_subject_that_its_frame_cuts_on_the_lower_edge() {
    Product cut = Product.redBall(300, 200, 150, 190, 80);
    Scene scene = cut.scene(room(400, 400));
    new Fuse(1, 2, Position.TOP, 0.4).apply(scene);
    assertEquals(400, Product.redBox(scene.bitmap())[3]);
  }

  @Test
  void adds_a_second_subject_to_the_first() {
    Product ball = Product.redBall(300, 200, 130, 90, 60);
    Bitmap[] pictures = {ball.picture(), room(640, 480), ball.picture()};
    Scene scene = new Scene(n -> pictures[n - 1], 3, null, ball.regions(), Monitor.none());
    new Fuse(1, 2, Position.LEFT, 0.3).apply(scene);
    new Fuse(3, 2, Position.RIGHT, 0.3).apply(scene);
    int[] box = Product.redBox(scene.bitmap());
    assertTrue(box[0] < 100 && box[2] > 540, "one at each side");
  }

  @Test
  void gives_the_subject_some_of_the_scenes_darkness() {
    Product ball = Product.redBall(300, 200, 130, 90, 60);
    Scene bright = ball.scene(flat(300, 300, new Colour(250, 250, 250)));
    Scene dark = ball.scene(flat(300, 300, new Colour(20, 20, 30)));
    new Fuse(1, 2, Position.CENTRE, 0.5).apply(bright);
    new Fuse(1, 2, Position.CENTRE, 0.5).apply(dark);
    int light = Product.bgra(bright.bitmap(), 150, 150)[2];
    int shade = Product.bgra(dark.bitmap(), 150, 150)[2];
    assertTrue(shade < light - 10, shade + " in the dark, " + light + " in the light");
  }

  private static Bitmap room(int width, int height) {
    return Product.of(
            width,
            height,
            Product.ball(-99, -99, 1),
            new Colour(0, 0, 0),
            new Colour(150, 170, 190),
            0)
        .picture();
  }

  private static Bitmap flat(int width, int height, Colour colour) {
    return Fill.solid(width, height, colour);
  }
}

package dev.darkroom.engine.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitRatioTest {
  @ParameterizedTest
  @CsvSource({"1,1", "16,9", "9,16", "3,4", "4,1", "1,4", "21,9"})
  void never_stretches_a_ball_or_cuts_it(int across, int down) {
    Product ball = Product.redBall(600, 400, 180, 220, 120);
    Scene scene = ball.scene();
    new FitRatio(across, down).apply(scene);
    Bitmap result = scene.bitmap();
    assertEquals((double) across / down, (double) result.width() / result.height(), 0.02);
    int[] box = Product.redBox(result);
    assertEquals(240, box[2] - box[0], 4);
    assertEquals(240, box[3] - box[1], 4);
    assertTrue(box[0] > 0 && box[1] > 0 && box[2] < result.width() && box[3] < result.height());
  }

  @ParameterizedTest
  @CsvSource({"512,512", "1024,512", "300,900", "1200,800", "601,400"})
  void reaches_an_exact_size_without_stretching(int width, int height) {
    Scene scene = Product.redBall(600, 400, 180, 220, 120).scene();
    new Resize(width, height).apply(scene);
    assertEquals(width, scene.bitmap().width());
    assertEquals(height, scene.bitmap().height());
    int[] box = Product.redBox(scene.bitmap());
    assertEquals(1, (double) (box[2] - box[0]) / (box[3] - box[1]), 0.02);
  }

  @Test
  void cuts_plain_background_off_where_there_is_room() {
    Scene scene = Product.redBall(600, 400, 180, 220, 80).scene();
    new FitRatio(1, 1).apply(scene);
    assertEquals(400, scene.bitmap().width());
    int[] box = Product.redBox(scene.bitmap());
    assertEquals(200, (box[0] + box[2]) / 2.0, 25);
  }

  @Test
  void does_not_cut_off_what_else_lies_on_a_plain_background() {
    Product ball = Product.redBall(600, 400, 180, 220, 80);
    for (int y = 180; y < 260; y++) {
      for (int x = 480; x < 540; x++) {
        ball.picture().pixels()[4 * (y * 600 + x)] = 0;
      }
    }
    Scene scene = ball.scene();
    new FitRatio(1, 1).apply(scene);
    assertEquals(600, scene.bitmap().width());
    assertEquals(600, scene.bitmap().height());
  }

  @Test
  void cuts_a_full_scene_around_the_subject() {
    Bitmap coffee = Photos.load("coffee.png");
    Mask right = FakeRegions.ellipse(coffee, 0.8, 0.5, 0.12);
    Scene scene = new Product(coffee, right).scene();
    new FitRatio(1, 1).apply(scene);
    assertEquals(400, scene.bitmap().width());
    assertEquals(right.share() * 1.5, scene.subject().mask().share(), 0.001, "none of it is lost");
  }

  @Test
  void keeps_the_head_of_a_portrait_and_says_what_it_lost() {
    Bitmap astronaut = Photos.load("astronaut.png");
    Mask person = new Mask(512, 512);
    for (int y = 16; y < 512; y++) {
      int half = y < 170 ? 70 : 180;
      for (int x = 230 - half; x < 230 + half; x++) {
        person.coverage()[512 * y + x] = (byte) 255;
      }
    }
    Scene scene = new Product(astronaut, person).scene();
    new FitRatio(16, 9).apply(scene);
    assertEquals(288, scene.bitmap().height());
    assertTrue(scene.subject().mask().at(230, 20) > 0, "the head is still there");
    assertFalse(scene.notes().isEmpty());
  }

  @Test
  void refuses_to_leave_a_sliver_of_the_subject() {
    Bitmap cat = Photos.load("cat.png");
    Mask all = Mask.full(cat.width(), cat.height());
    Scene scene = new Product(cat, all).scene();
    Refusal refusal = assertThrows(Refusal.class, () -> new FitRatio(12, 1).apply(scene));
    assertEquals(Refusal.Code.NEEDS_GENERATIVE_MODEL, refusal.code());
  }

  @Test
  void refuses_to_cut_into_a_product_that_stood_whole_in_the_picture() {
    Bitmap coffee = Photos.load("coffee.png");
    Mask cup = FakeRegions.ellipse(coffee, 0.5, 0.5, 0.12);
    Scene scene = new Product(coffee, cup).scene();
    Refusal refusal = assertThrows(Refusal.class, () -> new FitRatio(12, 1).apply(scene));
    assertEquals(Refusal.Code.NEEDS_GENERATIVE_MODEL, refusal.code());
  }

  @Test
  void cuts_around_the_middle_and_says_so_when_nothing_stands_out() {
    Bitmap rocket = Photos.load("rocket.jpg");
    Product unknown = Product.redBall(30, 30, 15, 15, 5);
    Scene scene = new Scene(_ -> rocket, 1, null, unknown.regions(), Monitor.none());
    new FitRatio(1, 1).apply(scene);
    assertEquals(427, scene.bitmap().width());
    assertFalse(scene.notes().isEmpty());
  }
}

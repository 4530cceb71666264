package dev.darkroom.engine.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.frame.Resampler;
import dev.darkroom.engine.mask.Found;
import dev.darkroom.engine.scenery.Scenery;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplaceBackgroundTest extends OperationContract {
  private static final Colour BLUE = new Colour(20, 90, 200);
  private static final Colour CREAM = new Colour(245, 240, 225);
  private static final Backdrop GRADIENT = new Backdrop.Gradient(BLUE, CREAM, true);

  @Override
  protected List<Operation> samples() {
    return List.of(
        new ReplaceBackground(new Backdrop.Transparent()),
        new ReplaceBackground(new Backdrop.Solid(BLUE)),
        new ReplaceBackground(GRADIENT),
        new ReplaceBackground(new Backdrop.Blurred(0.5)),
        new ReplaceBackground(new Backdrop.Studio(CREAM)),
        new ReplaceBackground(new Backdrop.Scenic(Scenery.SUNSET_BEACH)),
        new ReplaceBackground(new Backdrop.Scenic(Scenery.MARBLE_TABLE)),
        new ReplaceBackground(new Backdrop.Picture(2)));
  }

  @Override
  protected boolean keepsAlpha(Operation operation) {
    return !operation.equals(new ReplaceBackground(new Backdrop.Transparent()));
  }

  /** Smaller than the contract's, because its tests are many. */
  @Override
  protected Bitmap photo() {
    return Resampler.resize(super.photo(), 240, 160);
  }

  @Test
  void shows_the_colour_wherever_the_subject_is_not_and_the_subject_untouched() {
    Product product = Product.redBall(300, 200, 130, 100, 60);
    Bitmap result = after(product, new Backdrop.Solid(BLUE));
    for (int y = 0; y < 200; y++) {
      for (int x = 0; x < 300; x++) {
        int coverage = product.matte().at(x, y);
        if (coverage == 0) {
          assertArrayEquals(new int[] {200, 90, 20, 255}, bgra(result, x, y));
        } else if (coverage == 255) {
          assertArrayEquals(bgra(product.picture(), x, y), bgra(result, x, y));
        }
      }
    }
  }

  @Test
  void leaves_the_matte_as_alpha_before_nothing() {
    Product product = Product.redBall(300, 200, 130, 100, 60);
    Scene scene = product.scene();
    new ReplaceBackground(new Backdrop.Transparent()).apply(scene);
    for (int y = 0; y < 200; y++) {
      for (int x = 0; x < 300; x++) {
        assertEquals(product.matte().at(x, y), bgra(scene.bitmap(), x, y)[3]);
      }
    }
    assertArrayEquals(new int[4], bgra(scene.bitmap(), 0, 0));
    assertSame(product.matte(), scene.subject().mask());
  }

  @Test
  void leaves_the_subject_untouched_before_every_backdrop_that_brings_no_light() {
    Product product = Product.redBall(300, 200, 130, 100, 60);
    for (Backdrop backdrop :
        List.of(GRADIENT, new Backdrop.Blurred(1), new Backdrop.Studio(CREAM))) {
      Bitmap result = after(product, backdrop);
      for (int i = 0; i < 300 * 200; i++) {
        if (product.matte().coverage()[i] == (byte) 255) {
          assertArrayEquals(
              bgra(product.picture(), i % 300, i / 300), bgra(result, i % 300, i / 300));
        }
      }
    }
  }

  @Test
  void brings_no_halo_of_the_old_background_before_a_dark_one() {
    Product product = Product.redBall(300, 200, 130, 100, 60);
    Bitmap result = after(product, new Backdrop.Solid(new Colour(0, 0, 0)));
    int soft = 0;
    for (int y = 0; y < 200; y++) {
      for (int x = 0; x < 300; x++) {
        int coverage = product.matte().at(x, y);
        if (coverage > 20 && coverage < 235) {
          soft++;
          // The ball is red: blue light at its edge can only be the old white sweep's.
          assertTrue(bgra(result, x, y)[0] < 75 * coverage / 255 + 12, x + "," + y);
        }
      }
    }
    assertTrue(soft > 200, "there is an edge to look at");
  }

  @Test
  void runs_a_gradient_from_one_colour_to_the_other() {
    Product product = Product.redBall(300, 200, 150, 100, 40);
    Bitmap down = after(product, GRADIENT);
    assertArrayEquals(new int[] {200, 90, 20, 255}, bgra(down, 5, 0));
    assertArrayEquals(new int[] {225, 240, 245, 255}, bgra(down, 5, 199));
    for (int y = 3; y < 200; y++) {
      assertTrue(bgra(down, 5, y)[2] >= bgra(down, 5, y - 3)[2] - 1);
    }
    Bitmap across = after(product, new Backdrop.Gradient(BLUE, CREAM, false));
    assertArrayEquals(new int[] {200, 90, 20, 255}, bgra(across, 0, 190));
    assertArrayEquals(new int[] {225, 240, 245, 255}, bgra(across, 299, 190));
  }

  @Test
  void blurs_the_background_without_the_subjects_colour() {
    Product product = Product.redBall(300, 200, 130, 100, 60);
    Bitmap result = after(product, new Backdrop.Blurred(1));
    for (int y = 0; y < 200; y += 3) {
      for (int x = 0; x < 300; x += 3) {
        if (product.matte().at(x, y) == 0) {
          int[] pixel = bgra(result, x, y);
          assertTrue(pixel[2] - pixel[0] < 6, "no red bleeds to " + x + "," + y);
        }
      }
    }
  }

  @Test
  void smooths_the_background_that_it_blurs() {
    Product cup = new Product(Photos.load("coffee.png"), new Mask(600, 400));
    for (int i = 200 * 600 + 250; i < 200 * 600 + 300; i++) {
      cup.matte().coverage()[i] = (byte) 255;
    }
    double before = roughness(cup.picture());
    double little = roughness(after(cup, new Backdrop.Blurred(0.1)));
    double much = roughness(after(cup, new Backdrop.Blurred(1)));
    assertTrue(little < before / 3, before + " to " + little);
    assertTrue(much < little, little + " to " + much);
  }

  @Test
  void darkens_a_studio_under_the_product() {
    Product product = Product.redBall(400, 400, 200, 220, 90);
    Bitmap result = after(product, new Backdrop.Studio(CREAM));
    int[] below = bgra(result, 200, 313);
    int[] beside = bgra(result, 30, 313);
    assertTrue(below[1] < beside[1] - 40, below[1] + " under, " + beside[1] + " beside");
    assertTrue(bgra(result, 20, 30)[1] > 190, "the wall stays light");
  }

  @Test
  void gives_no_shadow_to_a_subject_that_the_lower_edge_cuts() {
    Product product = Product.redBall(400, 300, 200, 280, 90);
    Bitmap result = after(product, new Backdrop.Studio(CREAM));
    assertTrue(Math.abs(bgra(result, 100, 299)[1] - bgra(result, 60, 299)[1]) < 8);
  }

  @Test
  void covers_the_frame_with_the_other_picture() {
    Product product = Product.redBall(300, 200, 150, 100, 40);
    Bitmap green = new Bitmap(50, 50);
    for (int i = 0; i < green.pixels().length; i += 4) {
      green.pixels()[i + 1] = (byte) 160;
      green.pixels()[i + 3] = (byte) 255;
    }
    Scene scene = product.scene(green);
    new ReplaceBackground(new Backdrop.Picture(2)).apply(scene);
    assertArrayEquals(new int[] {0, 160, 0, 255}, bgra(scene.bitmap(), 2, 2));
    assertArrayEquals(new int[] {0, 160, 0, 255}, bgra(scene.bitmap(), 297, 2));
    int[] ball = bgra(scene.bitmap(), 150, 100);
    assertTrue(ball[2] > 120 && ball[1] < 90, "the ball is still red");
  }

  @Test
  void stands_the_product_on_the_sand_with_a_shadow_from_the_light() {
    Product product = Product.redBall(300, 300, 150, 180, 70);
    Bitmap result = after(product, new Backdrop.Scenic(Scenery.BEACH));
    int[] sand = bgra(result, 20, 254);
    assertTrue(sand[2] > sand[0] + 20, "sand beside the foot");
    int[] sky = bgra(result, 20, 10);
    assertTrue(sky[0] > sky[2] + 20, "blue above");
    int under = bgra(result, 150, 251)[1];
    assertTrue(under < sand[1] - 40, under + " under the ball, " + sand[1] + " beside");
    int right = bgra(result, 235, 249)[1];
    int left = bgra(result, 65, 249)[1];
    assertTrue(right < left - 4, "the sun is on the left: " + left + ", " + right);
    int[] ball = bgra(result, 150, 180);
    assertTrue(ball[2] > 120 && ball[1] < 90, "the ball is still red");
  }

  @Test
  void throws_the_shadow_towards_the_camera_when_the_sun_is_behind() {
    Product product = Product.redBall(300, 300, 150, 150, 70);
    Bitmap result = after(product, new Backdrop.Scenic(Scenery.SUNSET_BEACH));
    int before = bgra(result, 140, 236)[1];
    int beside = bgra(result, 280, 236)[1];
    assertTrue(before < beside - 8, before + " before the ball, " + beside + " beside");
  }

  @Test
  void lowers_the_table_below_a_product_that_stands_low() {
    Product high = Product.redBall(300, 300, 150, 100, 60);
    Product low = Product.redBall(300, 300, 150, 225, 60);
    int highEdge = tableEdge(after(high, new Backdrop.Scenic(Scenery.DARK_WOODEN_TABLE)));
    int lowEdge = tableEdge(after(low, new Backdrop.Scenic(Scenery.DARK_WOODEN_TABLE)));
    assertTrue(highEdge < 155, "the edge is behind the foot: " + highEdge);
    assertTrue(lowEdge > highEdge + 20 && lowEdge < 280, highEdge + " and " + lowEdge);
  }

  /** The row, right of the product, below which it gets redder most. */
  private static int tableEdge(Bitmap result) {
    int edge = 0;
    double most = 0;
    for (int y = 12; y < 288; y++) {
      double step = 0;
      for (int k = 1; k <= 6; k++) {
        int[] above = bgra(result, 270, y - k);
        int[] below = bgra(result, 270, y + k);
        step += (below[2] - 1.5 * below[0]) - (above[2] - 1.5 * above[0]);
      }
      if (step > most) {
        most = step;
        edge = y;
      }
    }
    return edge;
  }

  @Test
  void says_which_scene_it_puts_behind() {
    var parameters = new ReplaceBackground(new Backdrop.Scenic(Scenery.SNOW)).parameters();
    assertEquals("snow", parameters.get("scene"));
    assertEquals(true, parameters.get("illustrative"));
  }

  @Test
  void takes_the_callers_mask_for_the_background() {
    Product product = Product.redBall(300, 200, 150, 100, 40);
    Mask left = new Mask(300, 200);
    for (int i = 0; i < 300 * 200; i++) {
      left.coverage()[i] = (byte) (i % 300 < 100 ? 255 : 0);
    }
    Scene scene = new Scene(_ -> product.picture(), 1, left, product.regions(), Monitor.none());
    new ReplaceBackground(new Backdrop.Solid(BLUE)).apply(scene);
    for (int x = 0; x < 300; x++) {
      int[] expected = x < 100 ? new int[] {200, 90, 20, 255} : bgra(product.picture(), x, 60);
      assertArrayEquals(expected, bgra(scene.bitmap(), x, 60));
    }
    Found subject = scene.subject();
    assertEquals(255, subject.mask().at(200, 60));
  }

  @Test
  void refuses_when_there_is_no_subject_to_keep() {
    Product nothing = new Product(Photos.load("rocket.jpg"), new Mask(640, 427));
    Scene scene = nothing.scene();
    Refusal refusal =
        assertThrows(
            Refusal.class, () -> new ReplaceBackground(new Backdrop.Solid(BLUE)).apply(scene));
    assertEquals(Refusal.Code.SUBJECT_NOT_FOUND, refusal.code());
  }

  @Test
  void says_which_picture_is_missing() {
    Scene scene = Product.redBall(300, 200, 150, 100, 40).scene();
    Refusal refusal =
        assertThrows(
            Refusal.class, () -> new ReplaceBackground(new Backdrop.Picture(2)).apply(scene));
    assertEquals(Refusal.Code.PICTURE_MISSING, refusal.code());
  }

  private static Bitmap after(Product product, Backdrop backdrop) {
    Scene scene = product.scene();
    new ReplaceBackground(backdrop).apply(scene);
    return scene.bitmap();
  }

  private static int[] bgra(Bitmap bitmap, int x, int y) {
    return Product.bgra(bitmap, x, y);
  }

  private static double roughness(Bitmap bitmap) {
    double sum = 0;
    for (int y = 300; y < 390; y++) {
      for (int x = 490; x < 590; x++) {
        sum += Math.abs(bgra(bitmap, x, y)[1] - bgra(bitmap, x + 1, y)[1]);
      }
    }
    return sum;
  }
}

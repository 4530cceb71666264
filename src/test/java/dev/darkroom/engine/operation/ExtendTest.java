package dev.darkroom.engine.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.colour.Colour;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtendTest extends OperationContract {
  @Override
  protected List<Operation> samples() {
    return List.of(new Extend(0.5, 0, 0, 0), new Extend(0.1, 0.2, 0.3, 0.4));
  }

  @Override
  protected Bitmap photo() {
    return Product.redBall(300, 200, 150, 100, 50).picture();
  }

  @Test
  void adds_the_shares_and_leaves_the_picture_in_its_place() {
    Bitmap before = photo();
    Bitmap after = applied(new Extend(0.1, 0.2, 0.3, 0.4), before);
    assertEquals(420, after.width());
    assertEquals(320, after.height());
    for (int y = 0; y < 200; y += 3) {
      for (int x = 0; x < 300; x += 3) {
        assertArrayEquals(Product.bgra(before, x, y), Product.bgra(after, x + 30, y + 40));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 4})
  void joins_without_a_visible_seam(double grain) {
    Product product =
        Product.of(
            400,
            300,
            Product.ball(200, 150, 60),
            new Colour(40, 40, 160),
            new Colour(225, 215, 205),
            grain);
    Bitmap after = applied(new Extend(0.3, 0.3, 0.3, 0.3), product.picture());
    int left = 120;
    int top = 90;
    for (int c = 0; c < 3; c++) {
      assertEquals(0, step(after, c, left, top, 300, true), 0.8 + grain / 4, "left");
      assertEquals(0, step(after, c, left + 400, top, 300, true), 0.8 + grain / 4, "right");
      assertEquals(0, step(after, c, top, left, 400, false), 0.8 + grain / 4, "top");
      assertEquals(0, step(after, c, top + 300, left, 400, false), 0.8 + grain / 4, "bottom");
    }
  }

  @Test
  void carries_the_grain_on() {
    Product product =
        Product.of(
            400,
            300,
            Product.ball(200, 150, 60),
            new Colour(40, 40, 160),
            new Colour(225, 215, 205),
            4);
    Bitmap after = applied(new Extend(0.5, 0, 0, 0), product.picture());
    double inside = roughness(after, 210);
    double outside = roughness(after, 20);
    assertEquals(1, outside / inside, 0.15, outside + " against " + inside);
  }

  @Test
  void leaves_a_flat_colour_flat() {
    Bitmap flat = new Bitmap(100, 80);
    for (int i = 0; i < flat.pixels().length; i++) {
      flat.pixels()[i] = (byte) (i % 4 == 3 ? 255 : 200);
    }
    Bitmap after = applied(new Extend(1, 1, 1, 1), flat);
    for (int i = 0; i < after.pixels().length; i++) {
      assertEquals(i % 4 == 3 ? 255 : 200, after.pixels()[i] & 255);
    }
  }

  @Test
  void extends_nothing_by_nothing() {
    Scene cutOut = Product.redBall(200, 200, 100, 100, 50).scene();
    new Extract().apply(cutOut);
    new Extend(0.2, 0.2, 0.2, 0.2).apply(cutOut);
    assertArrayEquals(new int[4], Product.bgra(cutOut.bitmap(), 3, 3));
    assertEquals(280, cutOut.bitmap().width());
  }

  @ParameterizedTest
  @ValueSource(strings = {"coffee.png", "astronaut.png", "cat.png", "rocket.jpg"})
  void refuses_to_invent_the_surroundings_of_a_full_scene(String name) {
    Bitmap photo = Photos.load(name);
    Refusal refusal =
        assertThrows(Refusal.class, () -> applied(new Extend(0.2, 0.2, 0.2, 0.2), photo));
    assertEquals(Refusal.Code.NEEDS_GENERATIVE_MODEL, refusal.code());
  }

  @Test
  void refuses_the_side_at_which_the_product_is_cut_and_does_the_others() {
    Product portrait = Product.redBall(300, 300, 150, 290, 80);
    Refusal refusal =
        assertThrows(Refusal.class, () -> applied(new Extend(0, 0, 0, 0.2), portrait.picture()));
    assertEquals(Refusal.Code.NEEDS_GENERATIVE_MODEL, refusal.code());
    assertEquals(360, applied(new Extend(0, 0.2, 0, 0), portrait.picture()).height());
  }

  /** The mean step across a line, over the means of three pixels on either side of it. */
  private static double step(
      Bitmap bitmap, int channel, int at, int from, int length, boolean upright) {
    double sum = 0;
    for (int along = from; along < from + length; along++) {
      for (int off = 0; off < 3; off++) {
        int[] before =
            upright
                ? Product.bgra(bitmap, at - 1 - off, along)
                : Product.bgra(bitmap, along, at - 1 - off);
        int[] after =
            upright ? Product.bgra(bitmap, at + off, along) : Product.bgra(bitmap, along, at + off);
        sum += after[channel] - before[channel];
      }
    }
    return sum / (3 * length);
  }

  private static double roughness(Bitmap bitmap, int left) {
    double sum = 0;
    for (int y = 20; y < 280; y++) {
      for (int x = left; x < left + 60; x++) {
        double step = Product.bgra(bitmap, x, y)[1] - Product.bgra(bitmap, x + 1, y)[1];
        sum += step * step;
      }
    }
    return Math.sqrt(sum / (260 * 60));
  }

  @Test
  void does_not_reach_past_the_limit() {
    Refusal refusal = assertThrows(Refusal.class, () -> applied(new Extend(1e6, 0, 0, 0), photo()));
    assertEquals(Refusal.Code.TOO_LARGE, refusal.code());
    assertTrue(refusal.english().contains("megapixels"));
  }
}

package dev.darkroom.engine.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.frame.Resampler;
import dev.darkroom.engine.mask.Position;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that moves the frame of any picture. */
class LayoutTest extends OperationContract {
  @Override
  protected List<Operation> samples() {
    return List.of(
        new FitRatio(1, 1),
        new FitRatio(4, 5),
        new Resize(300, 300),
        new Resize(900, 600),
        new Scale(0.4),
        new Scale(1.7),
        new Centre(),
        new Crop(Position.TOP_LEFT, 0.5, 0.25),
        new CropToSubject(0.1),
        new Rotate(90),
        new Rotate(180),
        new Rotate(-90),
        new Rotate(7.5),
        new Flip(true),
        new Flip(false));
  }

  /** Smaller than the contract's, because its tests are many. */
  @Override
  protected Bitmap photo() {
    return Resampler.resize(super.photo(), 240, 160);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void carries_masks_along_with_the_pixels(Operation operation) {
    Bitmap photo = Photos.load("coffee.png");
    Mask same = new Mask(photo.width(), photo.height());
    Bitmap painted = photo.copy();
    for (int y = 0; y < photo.height(); y++) {
      for (int x = 0; x < photo.width(); x++) {
        boolean inside = Math.hypot(x - 290, y - 225) < 90;
        int i = y * photo.width() + x;
        same.coverage()[i] = (byte) (inside ? 255 : 0);
        for (int c = 0; c < 3; c++) {
          painted.pixels()[4 * i + c] = same.coverage()[i];
        }
      }
    }
    Scene scene = new Scene(_ -> painted, 1, same, regions(), Monitor.none());
    scene.keep(same.copy());
    operation.apply(scene);
    Mask moved = scene.callerMask().orElseThrow();
    long off = 0;
    for (int i = 0; i < moved.coverage().length; i++) {
      off += Math.abs((moved.coverage()[i] & 255) - (scene.bitmap().pixels()[4 * i] & 255));
    }
    assertTrue(off / (double) moved.coverage().length < 1, "the mask lies on its pixels");
    assertArrayEquals(moved.coverage(), scene.kept().orElseThrow().coverage());
  }

  @Test
  void mirrors_every_pixel() {
    Bitmap photo = Photos.load("coffee.png");
    Bitmap across = applied(new Flip(true), photo);
    Bitmap down = applied(new Flip(false), photo);
    for (int y = 0; y < 400; y += 7) {
      for (int x = 0; x < 600; x += 7) {
        assertArrayEquals(Product.bgra(photo, x, y), Product.bgra(across, 599 - x, y));
        assertArrayEquals(Product.bgra(photo, x, y), Product.bgra(down, x, 399 - y));
      }
    }
  }

  @Test
  void turns_every_pixel_clockwise() {
    Bitmap photo = Photos.load("coffee.png");
    Bitmap quarter = applied(new Rotate(90), photo);
    Bitmap back = applied(new Rotate(-90), photo);
    Bitmap half = applied(new Rotate(540), photo);
    assertEquals(400, quarter.width());
    for (int y = 0; y < 400; y += 7) {
      for (int x = 0; x < 600; x += 7) {
        assertArrayEquals(Product.bgra(photo, x, y), Product.bgra(quarter, 399 - y, x));
        assertArrayEquals(Product.bgra(photo, x, y), Product.bgra(back, y, 599 - x));
        assertArrayEquals(Product.bgra(photo, x, y), Product.bgra(half, 599 - x, 399 - y));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 12, 44, 45, 46, 89.5, 135, -30, 200})
  void leaves_no_empty_corner_after_any_turn(double degrees) {
    Bitmap white = Product.redBall(300, 200, -500, -500, 5).picture();
    for (int i = 0; i < white.pixels().length; i++) {
      white.pixels()[i] = (byte) (i % 4 == 3 || i / 4 % 17 < 8 ? 255 : 200);
    }
    Bitmap turned = applied(new Rotate(degrees), white);
    for (int[] corner :
        new int[][] {
          {0, 0},
          {turned.width() - 1, 0},
          {0, turned.height() - 1},
          {turned.width() - 1, turned.height() - 1}
        }) {
      int[] pixel = Product.bgra(turned, corner[0], corner[1]);
      assertTrue(pixel[0] > 190 && pixel[3] == 255, degrees + ": " + pixel[0]);
    }
    assertTrue(turned.width() > 60 && turned.height() > 60);
  }

  @Test
  void turns_a_product_before_a_plain_sweep_whole() {
    Product ball = Product.redBall(300, 200, 40, 100, 30);
    Scene scene = ball.scene();
    new Rotate(20).apply(scene);
    int[] box = Product.redBox(scene.bitmap());
    assertTrue(scene.bitmap().width() > 300);
    assertEquals(60, box[2] - box[0], 3);
    int[] corner = Product.bgra(scene.bitmap(), 1, 1);
    assertTrue(corner[1] > 200 && corner[3] == 255, "the sweep fills the corner");
    // Clockwise: what was on the left has gone up.
    assertTrue((box[1] + box[3]) / 2 < scene.bitmap().height() / 2);
  }

  @Test
  void keeps_the_named_part() {
    Bitmap photo = Photos.load("coffee.png");
    Bitmap part = applied(new Crop(Position.BOTTOM_RIGHT, 0.5, 0.25), photo);
    assertEquals(300, part.width());
    assertEquals(100, part.height());
    assertArrayEquals(Product.bgra(photo, 300, 300), Product.bgra(part, 0, 0));
    assertArrayEquals(Product.bgra(photo, 599, 399), Product.bgra(part, 299, 99));
  }

  @Test
  void cuts_to_the_subject_and_its_margin() {
    Product ball = Product.redBall(400, 300, 180, 140, 50);
    Scene scene = ball.scene();
    new CropToSubject(0.2).apply(scene);
    assertEquals(140, scene.bitmap().width(), 3);
    int[] box = Product.redBox(scene.bitmap());
    assertEquals(20, box[0], 2);
    assertEquals(20, box[1], 2);
  }

  @Test
  void scales_both_sides_alike() {
    Bitmap half = applied(new Scale(0.5), Photos.load("coffee.png"));
    assertEquals(300, half.width());
    assertEquals(200, half.height());
  }

  @Test
  void gives_the_colours_of_transparent_pixels_to_nobody_when_it_scales() {
    Bitmap picture = new Bitmap(40, 40);
    for (int i = 0; i < 1600; i++) {
      boolean left = i % 40 < 21;
      picture.pixels()[4 * i + 1] = (byte) (left ? 0 : 255);
      picture.pixels()[4 * i + 2] = (byte) (left ? 200 : 0);
      picture.pixels()[4 * i + 3] = (byte) (left ? 255 : 0);
    }
    for (double factor : new double[] {0.5, 2}) {
      Bitmap scaled = applied(new Scale(factor), picture);
      for (int x = 0; x < scaled.width(); x++) {
        int[] pixel = Product.bgra(scaled, x, scaled.height() / 2);
        assertTrue(pixel[3] < 8 || pixel[1] < 8, "green shines through at " + x);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {20, 100, 1e9, Double.POSITIVE_INFINITY})
  void refuses_a_result_past_the_limit(double factor) {
    Bitmap photo = Photos.load("coffee.png");
    Refusal refusal = assertThrows(Refusal.class, () -> applied(new Scale(factor), photo));
    assertEquals(Refusal.Code.TOO_LARGE, refusal.code());
    assertThrows(Refusal.class, () -> applied(new Resize(20000, 10), photo));
  }

  @Test
  void refuses_what_is_no_size() {
    Bitmap photo = Photos.load("coffee.png");
    for (Operation operation :
        List.of(
            new Scale(0),
            new Scale(Double.NaN),
            new Resize(0, 5),
            new FitRatio(0, 1),
            new Crop(Position.TOP, 0, 1),
            new Crop(Position.TOP, 1, 1.5),
            new Crop(Position.TOP, Double.NaN, 1),
            new Extend(-0.1, 0, 0, 0),
            new Extend(0, Double.NaN, 0, 0))) {
      assertThrows(Refusal.class, () -> applied(operation, photo), operation.toString());
    }
  }
}

package dev.darkroom.engine.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.mask.Regions;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every edit operation keeps to. A subclass names sample operations; each is run on a real
 * photo with a soft caller's mask, a transparent corner and regions at fixed places.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class OperationContract {
  /** The operations to try, together using every kind of place and parameter that matters. */
  protected abstract List<Operation> samples();

  /** Whether the operation leaves every pixel's alpha as it was. */
  protected boolean keepsAlpha(Operation operation) {
    return !operation.reshapes();
  }

  /** The picture that is edited; a fresh one at each call. */
  protected Bitmap photo() {
    return withTransparentCorner(Photos.load("coffee.png"));
  }

  /** Where a place named by words is found. */
  protected Regions regions() {
    return new FakeRegions();
  }

  /** A scene of the picture, which is picture 1 and 2, with a soft mask in its middle. */
  protected Scene scene(Bitmap picture) {
    Mask callerMask = FakeRegions.ellipse(picture, 0.5, 0.5, 0.25);
    return new Scene(_ -> picture, 2, callerMask, regions(), Monitor.none());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void says_what_it_does(Operation operation) {
    assertFalse(operation.target().isBlank());
    assertTrue(operation.target().chars().allMatch(c -> c >= ' ' && c <= '~'), operation.target());
    for (var parameter : operation.parameters().entrySet()) {
      assertTrue(parameter.getKey().matches("[a-z][A-Za-z]*"), parameter.getKey());
      Object value = parameter.getValue();
      assertTrue(
          value instanceof String || value instanceof Number || value instanceof Boolean,
          parameter.toString());
    }
    assertFalse(operation.intent() == Intent.OTHER);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void reports_what_it_changed(Operation operation) {
    Scene scene = scene(photo());
    operation.apply(scene);
    assertFalse(scene.changes().isEmpty());
    for (Scene.Change change : scene.changes()) {
      assertFalse(change.what().isBlank());
    }
    Mask last = scene.changes().getLast().mask();
    assertEquals(scene.bitmap().width(), last.width());
    assertEquals(scene.bitmap().height(), last.height());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void keeps_the_size_unless_it_reshapes(Operation operation) {
    assumeFalse(operation.reshapes());
    Bitmap before = photo();
    assertTrue(before.sameSize(applied(operation, before)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void leaves_every_pixel_outside_its_mask_bit_identical(Operation operation) {
    assumeFalse(operation.reshapes());
    Bitmap before = photo();
    Scene scene = scene(before);
    operation.apply(scene);
    boolean[] touched = new boolean[before.width() * before.height()];
    for (Scene.Change change : scene.changes()) {
      for (int i = 0; i < touched.length; i++) {
        touched[i] |= change.mask().coverage()[i] != 0;
      }
    }
    for (int i = 0; i < touched.length; i++) {
      if (!touched[i]) {
        assertSamePixel(before, scene.bitmap(), i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void keeps_alpha(Operation operation) {
    assumeTrue(keepsAlpha(operation));
    Bitmap before = photo();
    Bitmap after = applied(operation, before);
    for (int i = 3; i < before.pixels().length; i += 4) {
      if (before.pixels()[i] != after.pixels()[i]) {
        fail("the alpha of pixel " + i / 4 + " changed");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void gives_the_same_picture_twice(Operation operation) {
    assertArrayEquals(applied(operation, photo()).pixels(), applied(operation, photo()).pixels());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void does_not_write_into_the_picture_it_was_given(Operation operation) {
    Bitmap picture = photo();
    byte[] before = picture.pixels().clone();
    applied(operation, picture);
    assertArrayEquals(before, picture.pixels());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void leaves_kept_pixels_alone(Operation operation) {
    assumeFalse(operation.reshapes());
    Bitmap before = photo();
    Scene scene = scene(before);
    Mask kept = new Mask(before.width(), before.height());
    for (int i = kept.coverage().length / 3; i < kept.coverage().length * 2 / 3; i++) {
      kept.coverage()[i] = (byte) 255;
    }
    scene.keep(kept);
    operation.apply(scene);
    for (int i = 0; i < kept.coverage().length; i++) {
      if (kept.coverage()[i] != 0) {
        assertSamePixel(before, scene.bitmap(), i);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 7", "9, 2", "33, 31"})
  void works_on_a_tiny_picture_or_refuses_it(int width, int height) {
    Bitmap tiny = patterned(width, height);
    for (Operation operation : samples()) {
      Scene scene = scene(tiny);
      try {
        operation.apply(scene);
        assertTrue(operation.reshapes() || scene.bitmap().sameSize(tiny), operation.toString());
      } catch (Refusal refusal) {
        assertFalse(refusal.english().isBlank());
        assertFalse(refusal.chinese().isBlank());
      }
    }
  }

  /** The picture after the operation. */
  protected final Bitmap applied(Operation operation, Bitmap picture) {
    Scene scene = scene(picture);
    operation.apply(scene);
    return scene.bitmap();
  }

  /** Makes the top left 40 x 40 pixels transparent by degrees. */
  protected static Bitmap withTransparentCorner(Bitmap picture) {
    for (int y = 0; y < 40; y++) {
      for (int x = 0; x < 40; x++) {
        picture.pixels()[4 * (y * picture.width() + x) + 3] = (byte) (3 * (x + y));
      }
    }
    return picture;
  }

  private static Bitmap patterned(int width, int height) {
    Bitmap picture = new Bitmap(width, height);
    for (int i = 0; i < picture.pixels().length; i++) {
      picture.pixels()[i] = (byte) (i % 4 == 3 ? 255 : 37 * i);
    }
    return picture;
  }

  private static void assertSamePixel(Bitmap before, Bitmap after, int index) {
    if (pixel(before, index) != pixel(after, index)) {
      fail("pixel " + index % before.width() + "," + index / before.width() + " changed");
    }
  }

  private static int pixel(Bitmap bitmap, int index) {
    byte[] p = bitmap.pixels();
    int i = 4 * index;
    return (p[i] & 255) | (p[i + 1] & 255) << 8 | (p[i + 2] & 255) << 16 | (p[i + 3] & 255) << 24;
  }
}

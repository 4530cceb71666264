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
import dev.darkroom.engine.mask.MaskLadder;
import dev.darkroom.engine.mask.Regions;
import dev.darkroom.engine.scenery.Scenery;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplaceSkyTest extends OperationContract {
  private static final Regions LADDER = new MaskLadder();

  @Override
  protected List<Operation> samples() {
    return List.of(
        new ReplaceSky(Scenery.SUNSET_SKY, true), new ReplaceSky(Scenery.STARRY_NIGHT, false));
  }

  /** Smaller than the contract's, because its tests are many. */
  @Override
  protected Bitmap photo() {
    return Resampler.resize(super.photo(), 240, 160);
  }

  @Test
  void gives_an_evening_photo_a_bright_day() {
    Bitmap rocket = Photos.load("rocket.jpg");
    Bitmap day = after(rocket, new ReplaceSky(Scenery.CLEAR_SKY, true), null);
    int[] sky = Product.bgra(day, 230, 100);
    assertTrue(sky[0] > 150 && sky[0] > sky[2] + 40, "a blue sky");
    int[] hull = Product.bgra(day, 322, 300);
    int[] before = Product.bgra(rocket, 322, 300);
    for (int c = 0; c < 3; c++) {
      assertEquals(before[c], hull[c], 30, "the rocket stays itself");
    }
  }

  @Test
  void keeps_a_mast_that_is_thinner_than_a_region() {
    Bitmap picture = landscape();
    Bitmap sunset = after(picture, new ReplaceSky(Scenery.SUNSET_SKY, false), null);
    int kept = 0;
    for (int y = 45; y < 120; y++) {
      int[] mast = Product.bgra(sunset, 150, y);
      kept += mast[0] < 70 && mast[1] < 70 && mast[2] < 70 ? 1 : 0;
    }
    assertTrue(kept > 65, "rows of the mast that stay dark: " + kept);
    int[] sky = Product.bgra(sunset, 60, 110);
    assertTrue(sky[2] > sky[0], "a warm sky beside it");
  }

  @Test
  void leaves_the_land_bit_identical_when_nothing_is_tinted() {
    Bitmap picture = landscape();
    Bitmap stars = after(picture, new ReplaceSky(Scenery.STARRY_NIGHT, false), null);
    for (int x = 0; x < 320; x += 7) {
      assertArrayEquals(Product.bgra(picture, x, 190), Product.bgra(stars, x, 190));
    }
  }

  @Test
  void darkens_the_land_a_little_at_night_and_says_so() {
    Bitmap picture = landscape();
    Scene scene = new Scene(_ -> picture, 1, null, LADDER, Monitor.none());
    new ReplaceSky(Scenery.STARRY_NIGHT, true).apply(scene);
    int before = Product.bgra(picture, 40, 190)[1];
    int night = Product.bgra(scene.bitmap(), 40, 190)[1];
    assertTrue(night < before - 10 && night > before / 3, before + " to " + night);
    assertEquals(
        1, scene.notes().stream().filter(note -> note.english().contains("tinted")).count());
  }

  @Test
  void changes_nothing_outside_the_callers_mask() {
    Bitmap picture = landscape();
    Mask left = new Mask(320, 220);
    for (int i = 0; i < left.coverage().length; i++) {
      left.coverage()[i] = (byte) (i % 320 < 160 ? 255 : 0);
    }
    Bitmap result = after(picture, new ReplaceSky(Scenery.SUNSET_SKY, true), left);
    assertArrayEquals(Product.bgra(picture, 250, 30), Product.bgra(result, 250, 30));
    assertTrue(Product.bgra(result, 40, 110)[2] > Product.bgra(result, 40, 110)[0]);
  }

  @Test
  void refuses_a_picture_without_a_sky() {
    Bitmap coffee = Photos.load("coffee.png");
    ReplaceSky operation = new ReplaceSky(Scenery.SUNSET_SKY, true);
    Refusal refusal = assertThrows(Refusal.class, () -> after(coffee, operation, null));
    assertEquals(Refusal.Code.REGION_NOT_FOUND, refusal.code());
  }

  @Test
  void takes_only_scenes_that_are_skies() {
    assertThrows(IllegalArgumentException.class, () -> new ReplaceSky(Scenery.MARBLE_TABLE, true));
  }

  private static Bitmap after(Bitmap picture, ReplaceSky operation, @Nullable Mask mask) {
    Scene scene = new Scene(_ -> picture, 1, mask, LADDER, Monitor.none());
    operation.apply(scene);
    return scene.bitmap();
  }

  /** A blue sky over a green field, with a dark mast two pixels wide. */
  private static Bitmap landscape() {
    Bitmap picture = new Bitmap(320, 220);
    for (int y = 0; y < 220; y++) {
      for (int x = 0; x < 320; x++) {
        int grain = (x * 31 + y * 17) % 5;
        int[] sky = {225 - y / 4, 165 + y / 4, 105 + y / 2};
        int[] field = {50 + 6 * grain, 120 + 9 * grain, 70 + 6 * grain};
        int[] mast = {30, 32, 34};
        int[] colour = y > 40 && (x == 150 || x == 151) && y < 150 ? mast : y < 130 ? sky : field;
        int i = 4 * (y * 320 + x);
        for (int c = 0; c < 3; c++) {
          picture.pixels()[i + c] = (byte) colour[c];
        }
        picture.pixels()[i + 3] = (byte) 255;
      }
    }
    return picture;
  }
}

package dev.darkroom.engine.composite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import org.junit.jupiter.api.Test;

class TrimmingTest {
  private static final int SIDE = 300;

  private static boolean box(int x, int y, int rim) {
    return x >= 90 - rim && x < 210 + rim && y >= 80 - rim && y < 220 + rim;
  }

  /** A box of one colour on ground of another, its left third in another colour yet. */
  private static Bitmap picture(int body, int third, int ground) {
    Bitmap picture = new Bitmap(SIDE, SIDE);
    for (int i = 0; i < SIDE * SIDE; i++) {
      int x = i % SIDE;
      int y = i / SIDE;
      int colour = !box(x, y, 0) ? ground : x < 130 ? third : body;
      // The ground lies in shadow beside the foot of the box.
      double light = !box(x, y, 0) && y > 200 && x > 150 ? 0.6 : 1;
      for (int c = 0; c < 3; c++) {
        picture.pixels()[4 * i + c] = (byte) Math.round(light * ((colour >> (8 * c)) & 255));
      }
      picture.pixels()[4 * i + 3] = (byte) 255;
    }
    return picture;
  }

  private static Mask matte(int rim) {
    Mask matte = new Mask(SIDE, SIDE);
    for (int i = 0; i < SIDE * SIDE; i++) {
      matte.coverage()[i] = (byte) (box(i % SIDE, i / SIDE, rim) ? 255 : 0);
    }
    return matte;
  }

  private static Mask trimmed(Bitmap picture, int rim) {
    return Trimming.of(picture, matte(rim), Monitor.none());
  }

  @Test
  void takes_a_rim_of_ground_off_and_its_shadow_too() {
    Mask trimmed = trimmed(picture(0xc02020, 0xc02020, 0xb08850), 6);
    assertEquals(0, trimmed.at(150, 76));
    assertEquals(0, trimmed.at(213, 215));
    assertEquals(255, trimmed.at(150, 84));
    assertEquals(255, trimmed.at(205, 150));
  }

  @Test
  void leaves_a_matte_that_fits() {
    Mask matte = matte(0);
    assertSame(matte, Trimming.of(picture(0xc02020, 0xc02020, 0xb08850), matte, Monitor.none()));
  }

  @Test
  void takes_nothing_where_subject_and_ground_look_alike() {
    Mask trimmed = trimmed(picture(0xe8e8e8, 0xe8e8e8, 0xeeeeee), 6);
    assertEquals(255, trimmed.at(150, 76));
    assertEquals(255, trimmed.at(86, 120));
  }

  @Test
  void leaves_a_part_of_the_subject_in_the_colour_of_the_ground() {
    Mask trimmed = trimmed(picture(0xc02020, 0xe8e4e0, 0xeeeae6), 0);
    assertTrue(trimmed.share() > 0.98 * matte(0).share(), () -> "share " + trimmed.share());
  }
}

package dev.darkroom.engine.frame;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Photos;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BorderTest {
  @ParameterizedTest
  @ValueSource(strings = {"coffee.png", "astronaut.png", "cat.png", "rocket.jpg"})
  void calls_no_natural_photo_plain(String name) {
    assertFalse(Border.of(Photos.load(name)).plain());
  }

  @Test
  void calls_a_lit_sweep_plain() {
    assertTrue(Border.of(sweep(400, 300, 60, 1)).plain());
    assertTrue(Border.of(sweep(300, 400, 120, 3)).plain());
  }

  @Test
  void calls_strong_noise_no_plain_background() {
    assertFalse(Border.of(sweep(400, 300, 0, 25)).plain());
  }

  @Test
  void knows_the_side_that_something_touches() {
    Bitmap picture = sweep(400, 300, 40, 1);
    for (int y = 200; y < 300; y++) {
      for (int x = 150; x < 250; x++) {
        picture.pixels()[4 * (y * 400 + x)] = 10;
        picture.pixels()[4 * (y * 400 + x) + 1] = 10;
      }
    }
    Border border = Border.of(picture);
    assertTrue(border.plain());
    assertTrue(border.plain(Side.LEFT) && border.plain(Side.TOP) && border.plain(Side.RIGHT));
    assertFalse(border.plain(Side.BOTTOM));
  }

  @Test
  void looks_at_pictures_of_a_single_pixel() {
    Bitmap dot = new Bitmap(1, 1);
    dot.pixels()[3] = (byte) 255;
    assertTrue(Border.of(dot).plain());
  }

  private static Bitmap sweep(int width, int height, double ramp, double grain) {
    Bitmap picture = new Bitmap(width, height);
    Random random = new Random(1);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double v = (double) y / height;
        double value = 230 - ramp * v * (0.5 + 0.5 * v) + grain * random.nextGaussian();
        int i = 4 * (y * width + x);
        for (int c = 0; c < 3; c++) {
          picture.pixels()[i + c] = (byte) Math.clamp(Math.round(value), 0, 255);
        }
        picture.pixels()[i + 3] = (byte) 255;
      }
    }
    return picture;
  }
}

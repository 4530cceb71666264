package dev.darkroom.engine.composite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import org.junit.jupiter.api.Test;

class ForegroundTest {
  @Test
  void finds_the_foreground_colour_in_a_wide_soft_edge() {
    Bitmap picture = new Bitmap(200, 100);
    Mask matte = new Mask(200, 100);
    for (int y = 0; y < 100; y++) {
      for (int x = 0; x < 200; x++) {
        int coverage = Math.clamp((x - 90) * 255 / 20, 0, 255);
        matte.coverage()[200 * y + x] = (byte) coverage;
        int i = 4 * (200 * y + x);
        // Orange, blue 40 and green 120 and red 230, before blue, 200 and 90 and 20.
        picture.pixels()[i] = mixed(40, 200, coverage);
        picture.pixels()[i + 1] = mixed(120, 90, coverage);
        picture.pixels()[i + 2] = mixed(230, 20, coverage);
        picture.pixels()[i + 3] = (byte) 255;
      }
    }
    Bitmap cutOut = Foreground.of(picture, matte, Monitor.none());
    for (int x = 95; x < 200; x++) {
      int i = 4 * (200 * 50 + x);
      assertEquals(40, cutOut.pixels()[i] & 255, 14, "blue at " + x);
      assertEquals(120, cutOut.pixels()[i + 1] & 255, 6, "green at " + x);
      assertEquals(230, cutOut.pixels()[i + 2] & 255, 18, "red at " + x);
      assertEquals(matte.at(x, 50), cutOut.pixels()[i + 3] & 255);
    }
  }

  @Test
  void leaves_the_colours_of_a_picture_that_is_cut_out_already() {
    Bitmap cutOut = new Bitmap(4, 4);
    Mask alpha = new Mask(4, 4);
    for (int i = 0; i < 16; i++) {
      cutOut.pixels()[4 * i + 2] = (byte) 210;
      cutOut.pixels()[4 * i + 3] = (byte) (16 * i);
      alpha.coverage()[i] = (byte) (16 * i);
    }
    Bitmap again = Foreground.of(cutOut, alpha, Monitor.none());
    for (int i = 1; i < 16; i++) {
      assertEquals(210, again.pixels()[4 * i + 2] & 255);
      assertTrue((again.pixels()[4 * i + 3] & 255) == 16 * i);
    }
  }

  private static byte mixed(int front, int behind, int coverage) {
    return (byte) Math.round((front * coverage + behind * (255 - coverage)) / 255.0);
  }
}

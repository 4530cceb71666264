package dev.darkroom.engine.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.darkroom.engine.colour.Oklab;
import org.junit.jupiter.api.Test;

class PerceivedTest {
  @Test
  void cube_roots_are_right_to_eight_digits() {
    for (double value = 1e-9; value < 8; value *= 1.07) {
      assertEquals(1, Perceived.cubeRoot(value) / Math.cbrt(value), 1e-8);
    }
    assertEquals(0, Perceived.cubeRoot(0));
    assertEquals(0, Perceived.cubeRoot(-1));
  }

  @Test
  void every_colour_comes_back_from_oklab_as_it_was() {
    float[] lab = new float[3];
    double[] light = new double[3];
    for (int rgb = 0; rgb < 1 << 24; rgb += 1009) {
      int[] channels = {rgb >> 16, rgb >> 8 & 255, rgb & 255};
      for (int c = 0; c < 3; c++) {
        light[c] = Oklab.linear(channels[c]);
      }
      Perceived.from(light, lab);
      Gamut.toLight(lab, light);
      for (int c = 0; c < 3; c++) {
        assertEquals(channels[c], Math.round(Gamut.encode(light[c])));
      }
    }
  }
}

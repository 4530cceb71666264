package dev.darkroom.engine.colour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GamutTest {
  @Test
  void leaves_a_colour_that_srgb_has_alone() {
    float[] lab = Oklab.from(new Colour(200, 80, 40));
    double[] rgb = new double[3];
    Gamut.linear(lab[0], lab[1], lab[2], rgb);
    assertEquals(200, Oklab.srgb(rgb[0]));
    assertEquals(80, Oklab.srgb(rgb[1]));
    assertEquals(40, Oklab.srgb(rgb[2]));
  }

  @Test
  void pales_a_colour_that_srgb_does_not_have_and_keeps_its_lightness() {
    double[] rgb = new double[3];
    Gamut.linear(0.8, 0, -0.4, rgb);
    Colour paled = new Colour(Oklab.srgb(rgb[0]), Oklab.srgb(rgb[1]), Oklab.srgb(rgb[2]));
    float[] lab = Oklab.from(paled);
    assertEquals(0.8, lab[0], 0.01);
    assertTrue(lab[2] < -0.05 && Math.abs(lab[1]) < 0.02, paled.hex());
  }
}

package dev.darkroom.engine.mask;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MaterialModelTest {
  private static final double[] NARROW = {0.015, 0.015, 0.04};

  private static MaterialModel of(double a, double b, double lightness) {
    return new MaterialModel(new double[] {a, b, lightness}, NARROW);
  }

  @Test
  void black_has_no_colour_of_its_own_whatever_rounding_makes_of_it() {
    assertTrue(of(0.01, 0.08, 0.06).neutral());
    assertFalse(of(0.01, 0.08, 0.6).neutral());
    assertFalse(of(0.01, -0.2, 0.15).neutral());
  }

  @Test
  void the_rim_of_a_blue_bottle_that_mirrors_the_table_is_the_bottle() {
    MaterialModel blue = of(-0.007, -0.53, 0.41);
    assertTrue(blue.kin(of(0.05, -0.3, 0.36)));
    assertFalse(blue.kin(of(0.04, -0.15, 0.67)), "its shine on the table");
    assertFalse(blue.kin(of(-0.3, -0.3, 0.5)), "a turquoise label");
    assertFalse(of(0.01, -0.1, 0.5).kin(of(0.01, -0.08, 0.5)), "greys tell nothing by their hue");
  }
}

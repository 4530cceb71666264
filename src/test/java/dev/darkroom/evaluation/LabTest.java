package dev.darkroom.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.colour.Colour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabTest {
  /** From the table of test data that Sharma, Wu and Dalal published with their notes. */
  @ParameterizedTest
  @CsvSource({
    "50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425",
    "50, 3.1571, -77.2803, 50, 0, -82.7485, 2.8615",
    "50, 2.8361, -74.0200, 50, 0, -82.7485, 3.4412",
    "50, -1.3802, -84.2814, 50, 0, -82.7485, 1.0000",
    "50, 0, 0, 50, -1, 2, 2.3669",
    "50, 2.4900, -0.0010, 50, -2.4900, 0.0009, 7.1792",
    "50, 2.4900, -0.0010, 50, -2.4900, 0.0011, 7.2195",
    "50, -0.0010, 2.4900, 50, 0.0009, -2.4900, 4.8045",
    "50, 2.5, 0, 73, 25, -18, 27.1492",
    "50, 2.5, 0, 61, -5, 29, 22.8977",
    "50, 2.5, 0, 56, -27, -3, 31.9030",
    "50, 2.5, 0, 58, 24, 15, 19.4535",
    "60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644",
    "63.0109, -31.0961, -5.8663, 62.8187, -29.7946, -4.0864, 1.2630",
    "35.0831, -44.1164, 3.7933, 35.0232, -40.0716, 1.5901, 1.8645",
    "22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373",
    "36.4612, 47.8580, 18.3852, 36.2715, 50.5065, 21.2231, 1.4146",
    "90.8027, -2.0831, 1.4410, 91.1528, -1.6435, 0.0447, 1.4441",
    "2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082"
  })
  void the_colour_difference_is_the_published_one(
      double l1, double a1, double b1, double l2, double a2, double b2, double difference) {
    Lab one = new Lab(l1, a1, b1);
    Lab two = new Lab(l2, a2, b2);
    assertEquals(difference, one.difference(two), 0.0001);
    assertEquals(difference, two.difference(one), 0.0001);
  }

  @Test
  void white_and_red_have_their_known_coordinates() {
    Lab white = Lab.of(255, 255, 255);
    assertEquals(100, white.l(), 0.01);
    assertEquals(0, white.chroma(), 0.02);
    Lab red = Lab.of(255, 0, 0);
    assertEquals(53.24, red.l(), 0.02);
    assertEquals(80.09, red.a(), 0.05);
    assertEquals(67.20, red.b(), 0.05);
  }

  @Test
  void a_shaded_or_lit_colour_is_still_that_colour_and_another_is_not() {
    Shades blue = new Shades(new Colour(0, 0, 255));
    assertTrue(blue.difference(Lab.of(0, 0, 120)) < 1);
    assertTrue(blue.difference(Lab.of(140, 140, 255)) < 4);
    assertTrue(blue.difference(Lab.of(200, 30, 30)) > 30);
    assertTrue(blue.difference(Lab.of(120, 120, 120)) > 15);
  }
}

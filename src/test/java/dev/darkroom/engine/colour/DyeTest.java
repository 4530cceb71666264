package dev.darkroom.engine.colour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DyeTest {
  private static final Colour RED = new Colour(200, 24, 20);
  private static final Colour GOLD = new Colour(255, 215, 0);

  /** A colour in light from deep shade to full, as the pixels of a round thing show it. */
  private static float[] shaded(Colour colour) {
    float[] lab = Oklab.from(colour);
    float[] samples = new float[3 * 101];
    for (int i = 0; i <= 100; i++) {
      double part = 0.4 + 0.9 * i / 100.0;
      for (int c = 0; c < 3; c++) {
        samples[3 * i + c] = (float) (lab[c] * part);
      }
    }
    return samples;
  }

  private static float[] dyed(Dye dye, float[] samples, int i) {
    double[] rgb = new double[3];
    dye.apply(samples[3 * i], samples[3 * i + 1], samples[3 * i + 2], rgb);
    return Oklab.from(new Colour(Oklab.srgb(rgb[0]), Oklab.srgb(rgb[1]), Oklab.srgb(rgb[2])));
  }

  @Test
  void black_shows_the_shape_that_red_showed() {
    float[] samples = shaded(RED);
    Dye dye = Dye.of(samples, new Colour(0, 0, 0));
    double shade = dyed(dye, samples, 5)[0];
    double light = dyed(dye, samples, 95)[0];
    assertTrue(light > shade + 0.12, shade + " to " + light);
    assertTrue(dyed(dye, samples, 50)[0] < 0.25, "black in the middle");
    assertTrue(light < 0.42, "no grey in the light: " + light);
  }

  @ParameterizedTest
  @CsvSource({"200, 24, 20", "110, 56, 10", "40, 60, 160"})
  void gold_stays_yellow_on_the_light_side(int red, int green, int blue) {
    float[] samples = shaded(new Colour(red, green, blue));
    Dye dye = Dye.of(samples, GOLD);
    float[] gold = Oklab.from(GOLD);
    for (int i = 0; i <= 100; i++) {
      float[] lab = dyed(dye, samples, i);
      assertTrue(lab[2] > 0.4 * gold[2] * Math.min(1, lab[0] / gold[0]), i + ": " + lab[2]);
    }
    assertTrue(dyed(dye, samples, 100)[0] > dyed(dye, samples, 50)[0] + 0.01, "light side");
    assertTrue(dyed(dye, samples, 50)[0] > gold[0] - 0.14, "as bright as gold");
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "255, 255, 255", "192, 192, 192", "255, 215, 0", "27, 42, 82"})
  void what_was_lighter_is_lighter_afterwards(int red, int green, int blue) {
    float[] samples = shaded(RED);
    Dye dye = Dye.of(samples, new Colour(red, green, blue));
    double last = 0;
    for (int i = 0; i <= 100; i += 4) {
      double lightness = dyed(dye, samples, i)[0];
      assertTrue(lightness >= last - 0.005, "step " + i);
      last = lightness;
    }
  }

  @Test
  void silver_is_grey_from_shade_to_light() {
    float[] samples = shaded(new Colour(20, 20, 220));
    Dye dye = Dye.of(samples, new Colour(192, 192, 192));
    for (int i = 0; i <= 100; i++) {
      float[] lab = dyed(dye, samples, i);
      assertEquals(0, Math.hypot(lab[1], lab[2]), 0.03, "step " + i);
    }
  }

  @ParameterizedTest
  @CsvSource({"173, 216, 230", "255, 255, 255", "255, 192, 203"})
  void steps_that_nobody_sees_in_black_stay_unseen_when_it_is_made_light(
      int red, int green, int blue) {
    float[] samples = new float[3 * 24];
    for (int level = 0; level < 24; level++) {
      Oklab.from(level, level, level, samples, 3 * level);
    }
    Dye dye = Dye.of(Arrays.copyOf(samples, 3 * 4), new Colour(red, green, blue));
    for (int level = 1; level < 24; level++) {
      double step = dyed(dye, samples, level)[0] - dyed(dye, samples, level - 1)[0];
      assertTrue(step > -0.002 && step < 0.02, "from level " + level + " a step of " + step);
    }
  }
}

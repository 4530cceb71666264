package dev.darkroom.engine.scenery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.colour.Oklab;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SceneryTest {
  private static final Staging STANDING = Staging.under(0.4, 0.85);

  @ParameterizedTest
  @EnumSource
  void is_opaque_and_the_same_twice(Scenery scenery) {
    Bitmap first = paint(scenery, 96, 128);
    assertEquals(96, first.width());
    assertEquals(128, first.height());
    assertTrue(first.opaque());
    assertArrayEquals(first.pixels(), paint(scenery, 96, 128).pixels());
  }

  @ParameterizedTest
  @EnumSource
  void paints_the_oddest_sizes(Scenery scenery) {
    for (int[] size : new int[][] {{1, 1}, {1, 400}, {400, 1}, {2, 3}}) {
      for (double foot : new double[] {0.02, 0.5, 1}) {
        Bitmap picture =
            scenery.paint(size[0], size[1], Staging.under(foot / 2, foot), Monitor.none());
        assertEquals(size[0], picture.width());
        assertTrue(picture.opaque());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void shows_more_than_one_tone_and_burns_out_nowhere_much(Scenery scenery) {
    Bitmap picture = paint(scenery, 128, 128);
    int burnt = 0;
    Set<Integer> tones = new HashSet<>();
    for (int i = 0; i < picture.pixels().length; i += 4) {
      tones.add(picture.pixels()[i + 1] & 255);
      boolean white = true;
      for (int c = 0; c < 3; c++) {
        white &= (picture.pixels()[i + c] & 255) == 255;
      }
      burnt += white ? 1 : 0;
    }
    assertTrue(tones.size() > 20, tones.size() + " tones");
    assertTrue(burnt < 128 * 128 / 20, burnt + " white pixels");
  }

  @ParameterizedTest
  @EnumSource
  void is_smooth_from_pixel_to_pixel(Scenery scenery) {
    Bitmap picture = scenery.paint(300, 130, STANDING, Monitor.none());
    long sum = 0;
    for (int i = 4; i < picture.pixels().length; i += 4) {
      sum += Math.abs((picture.pixels()[i + 1] & 255) - (picture.pixels()[i - 3] & 255));
    }
    double mean = sum / (300.0 * 130);
    boolean points = scenery == Scenery.STARRY_NIGHT || scenery == Scenery.SPACE; // Stars.
    assertTrue(mean < (points ? 12 : 4), "mean step " + mean);
  }

  @ParameterizedTest
  @CsvSource({
    "BEACH, 0.55, 0.95",
    "SNOW, 0.75, 1",
    "CLEAR_SKY, 0.55, 0.95",
    "SUNSET_BEACH, 0.4, 0.8",
    "SUNSET_SKY, 0.4, 0.8",
    "STARRY_NIGHT, 0.1, 0.45",
    "SPACE, 0.05, 0.45",
    "CITY_NIGHT, 0.1, 0.5",
    "DARK_WOODEN_TABLE, 0.2, 0.55",
    "MARBLE_TABLE, 0.7, 1",
    "FOREST, 0.35, 0.75",
    "OVERCAST_SKY, 0.55, 0.9"
  })
  void is_as_bright_as_its_name_says(Scenery scenery, double darkest, double brightest) {
    double lightness = mean(paint(scenery, 96, 96), 0, 1)[0];
    assertTrue(lightness > darkest && lightness < brightest, scenery + " " + lightness);
  }

  @ParameterizedTest
  @EnumSource(
      value = Scenery.class,
      names = {"BEACH", "SEA", "CLEAR_SKY", "SNOW", "MOUNTAINS", "MEADOW", "DESERT"})
  void is_blue_above_by_day(Scenery scenery) {
    double[] above = mean(paint(scenery, 96, 96), 0, 0.2);
    assertTrue(above[2] < -0.02, scenery + " " + above[2]);
  }

  @ParameterizedTest
  @EnumSource(
      value = Scenery.class,
      names = {"SUNSET_BEACH", "SUNSET_SEA", "SUNSET_SKY", "AUTUMN_FOREST", "DESERT"})
  void is_warm_where_the_name_promises_it(Scenery scenery) {
    double[] middle = mean(paint(scenery, 96, 96), 0.45, 0.75);
    assertTrue(middle[2] > 0.02, scenery + " " + middle[2]);
  }

  @ParameterizedTest
  @EnumSource(
      value = Scenery.class,
      names = {"FOREST", "MEADOW"})
  void is_green(Scenery scenery) {
    assertTrue(mean(paint(scenery, 96, 96), 0.5, 1)[1] < -0.02);
  }

  @ParameterizedTest
  @EnumSource(
      value = Scenery.class,
      names = {"BEACH", "SUNSET_SKY", "SNOW", "MARBLE_TABLE", "WOODEN_TABLE"})
  void begins_the_floor_where_it_is_told(Scenery scenery) {
    Bitmap high = scenery.paint(96, 96, new Staging(0.35, 0.6), Monitor.none());
    Bitmap low = scenery.paint(96, 96, new Staging(0.75, 0.95), Monitor.none());
    double[] floor = mean(high, 0.5, 0.62);
    double[] none = mean(low, 0.5, 0.62);
    double change = 0;
    for (int c = 0; c < 3; c++) {
      change += Math.abs(floor[c] - none[c]);
    }
    assertTrue(change > 0.015, scenery + " " + change);
  }

  @Test
  void leaves_room_behind_the_foot() {
    for (double foot = 0.1; foot <= 1; foot += 0.1) {
      assertTrue(Staging.under(0, foot).floor() <= foot - 0.029, "foot at " + foot);
    }
  }

  @Test
  void paints_skies_to_the_horizon_and_nothing_else_as_a_sky() {
    int skies = 0;
    for (Scenery scenery : Scenery.values()) {
      boolean painted = scenery.paintSky(40, 30, 0.7, Monitor.none()).isPresent();
      assertEquals(scenery.isSky(), painted);
      skies += painted ? 1 : 0;
    }
    assertEquals(5, skies);
  }

  @Test
  void names_every_scene_once_in_each_language() {
    Set<String> names = new HashSet<>();
    for (Scenery scenery : Scenery.values()) {
      assertTrue(names.add(scenery.english()));
      assertTrue(names.add(scenery.chinese()));
    }
    assertFalse(Scenery.WOODEN_TABLE.illustrative());
    assertTrue(Scenery.SNOW.illustrative());
  }

  @Test
  void stops_when_it_is_told_to() {
    Monitor stopping =
        new Monitor() {
          @Override
          public void progress(double done, String stage) {}

          @Override
          public void check() {
            throw new Monitor.Stopped(false);
          }
        };
    for (Scenery scenery : Scenery.values()) {
      assertThrows(Monitor.Stopped.class, () -> scenery.paint(200, 200, STANDING, stopping));
    }
  }

  private static Bitmap paint(Scenery scenery, int width, int height) {
    return scenery.paint(width, height, STANDING, Monitor.none());
  }

  /** The mean L, a, b of the rows between two shares of the height. */
  private static double[] mean(Bitmap picture, double from, double to) {
    double[] mean = new double[3];
    float[] lab = new float[3];
    int first = ((int) (from * picture.height())) * picture.width();
    int last = ((int) (to * picture.height())) * picture.width();
    byte[] p = picture.pixels();
    for (int i = first; i < last; i++) {
      Oklab.from(p[4 * i + 2] & 255, p[4 * i + 1] & 255, p[4 * i] & 255, lab, 0);
      for (int c = 0; c < 3; c++) {
        mean[c] += lab[c] / (double) (last - first);
      }
    }
    return mean;
  }
}

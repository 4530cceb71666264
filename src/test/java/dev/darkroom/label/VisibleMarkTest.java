package dev.darkroom.label;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.text.Glyphs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleMarkTest {
  private static final Glyphs GLYPHS = Glyphs.bundled();

  private static Bitmap marked(Bitmap picture, String text) {
    new VisibleMark(GLYPHS, text).draw(picture);
    return picture;
  }

  private static boolean white(Bitmap picture, int x, int y) {
    int at = 4 * (y * picture.width() + x);
    return (picture.pixels()[at] & 255) > 200;
  }

  /** The rows or columns that have ink, as first and last. */
  private static int[] span(Bitmap picture, boolean rows) {
    int first = Integer.MAX_VALUE;
    int last = -1;
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        if (white(picture, x, y)) {
          first = Math.min(first, rows ? y : x);
          last = Math.max(last, rows ? y : x);
        }
      }
    }
    return new int[] {first, last};
  }

  @ParameterizedTest
  @CsvSource({"64,64", "300,300", "512,2048", "1264,848", "6336,2688"})
  void the_ink_has_at_least_5_percent_of_the_shortest_side(int width, int height) {
    Bitmap picture = marked(Samples.plain(width, height, 0, 255), "AI生成");
    int shortest = Math.min(width, height);
    int[] rows = span(picture, true);
    int[] columns = span(picture, false);
    int ink = rows[1] - rows[0] + 1;
    assertTrue(ink >= Math.max(10, Math.ceil(0.055 * shortest)), "ink " + ink);
    assertTrue(ink <= Math.max(16, 0.08 * shortest), "ink " + ink);
    assertTrue(width - 1 - columns[1] >= Math.floor(0.02 * shortest));
    assertTrue(height - 1 - rows[1] >= Math.floor(0.02 * shortest));
    assertTrue(columns[0] > width / 2.0 - 0.25 * shortest, "starts at " + columns[0]);
  }

  @Test
  void capitals_alone_are_high_enough_too() {
    // The text's left end: A and I, which are lower than Chinese characters.
    Bitmap picture = marked(Samples.plain(1024, 1024, 0, 255), "AI生成");
    int[] columns = span(picture, false);
    int[] rows = {Integer.MAX_VALUE, -1};
    for (int y = 0; y < 1024; y++) {
      for (int x = columns[0]; x < columns[0] + 20; x++) {
        if (white(picture, x, y)) {
          rows[0] = Math.min(rows[0], y);
          rows[1] = y;
        }
      }
    }
    assertTrue(rows[1] - rows[0] + 1 >= 51, "capital A " + (rows[1] - rows[0] + 1));
  }

  @Test
  void the_contrast_is_at_least_4_5_on_any_ground() {
    for (int grey : new int[] {0, 64, 128, 192, 255}) {
      Bitmap picture = marked(Samples.plain(500, 400, grey, 255), "AI生成");
      // Inside the plate, above the ink, near the right end: margin 8, padding about 9.
      int plate = picture.pixels()[4 * (500 * (400 - 12) + 500 - 12)] & 255;
      assertTrue(contrast(255, plate) >= 4.5, "on " + grey + ": plate " + plate);
    }
  }

  @Test
  void noise_stays_dark_enough_under_the_text() {
    Bitmap picture = marked(Samples.noise(600, 600), "AI生成");
    // The strip of the plate below the ink: the margin is 12 pixels, the padding as much.
    for (int x = 600 - 60; x < 600 - 14; x++) {
      int at = 4 * (600 * (600 - 15) + x);
      int brightest = 0;
      for (int c = at; c < at + 3; c++) {
        brightest = Math.max(brightest, picture.pixels()[c] & 255);
      }
      assertTrue(contrast(255, brightest) >= 4.5, "at " + x + ": " + brightest);
    }
  }

  private static double contrast(int lighter, int darker) {
    return (luminance(lighter) + 0.05) / (luminance(darker) + 0.05);
  }

  private static double luminance(int grey) {
    double value = grey / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  @Test
  void on_a_transparent_picture_the_plate_is_opaque() {
    Bitmap picture = marked(Samples.plain(300, 300, 0, 0), "AI生成");
    int plates = 0;
    for (int i = 3; i < picture.pixels().length; i += 4) {
      int alpha = picture.pixels()[i] & 255;
      assertTrue(alpha == 0 || alpha == 255);
      plates += alpha == 255 ? 1 : 0;
    }
    assertTrue(plates > 300);
    assertEquals(0, picture.pixels()[3]);
  }

  @Test
  void a_long_text_turns_to_more_lines_on_a_narrow_picture() {
    Bitmap wide = marked(Samples.plain(1000, 400, 0, 255), "本图片由人工智能生成合成技术辅助");
    Bitmap narrow = marked(Samples.plain(400, 1000, 0, 255), "本图片由人工智能生成合成技术辅助");
    int[] one = span(wide, true);
    int[] two = span(narrow, true);
    assertTrue(two[1] - two[0] > 1.8 * (one[1] - one[0]));
    int[] columns = span(narrow, false);
    assertTrue(columns[1] - columns[0] <= 360);
    assertTrue(columns[0] > 0);
  }

  @Test
  void even_the_smallest_pictures_can_be_marked() {
    for (int[] size : List.of(new int[] {1, 1}, new int[] {16, 16}, new int[] {8192, 3})) {
      Bitmap picture = marked(Samples.plain(size[0], size[1], 0, 255), "AI生成");
      assertEquals(size[0], picture.width());
    }
  }
}

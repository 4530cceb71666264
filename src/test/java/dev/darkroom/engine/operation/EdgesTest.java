package dev.darkroom.engine.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Note;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.frame.Resampler;
import dev.darkroom.engine.frame.Tilt;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Borders, corners, enlarging and straightening. */
class EdgesTest extends OperationContract {
  private static final Colour TEAL = new Colour(10, 120, 130);

  @Override
  protected List<Operation> samples() {
    return List.of(
        new AddBorder(TEAL, 0.05, 0),
        new AddBorder(TEAL, 0, 7),
        new RoundCorners(0.1, 0),
        new RoundCorners(0, 500),
        new Scale(2),
        new Scale(2.6),
        new ScaleTo(300),
        new ScaleTo(90));
  }

  @Override
  protected Bitmap photo() {
    return withTransparentCorner(Photos.small("coffee.png", 150));
  }

  @Test
  void a_border_has_its_exact_width_and_colour_and_the_picture_is_untouched_in_it() {
    Bitmap photo = Photos.small("coffee.png", 150);
    Bitmap framed = applied(new AddBorder(TEAL, 0, 20), photo);
    assertEquals(photo.width() + 40, framed.width());
    assertEquals(photo.height() + 40, framed.height());
    for (int y = 0; y < framed.height(); y++) {
      for (int x = 0; x < framed.width(); x++) {
        boolean inside = x >= 20 && y >= 20 && x < framed.width() - 20 && y < framed.height() - 20;
        byte[] expected =
            inside ? pixel(photo, x - 20, y - 20) : new byte[] {(byte) 130, 120, 10, -1};
        assertArrayEquals(expected, pixel(framed, x, y));
      }
    }
  }

  @Test
  void rounded_corners_are_transparent_and_the_rest_is_untouched() {
    Bitmap photo = Photos.small("coffee.png", 150);
    Bitmap rounded = applied(new RoundCorners(0, 30), photo);
    int right = photo.width() - 1;
    int low = photo.height() - 1;
    for (int[] corner : new int[][] {{0, 0}, {right, 0}, {0, low}, {right, low}}) {
      assertEquals(0, pixel(rounded, corner[0], corner[1])[3]);
    }
    assertArrayEquals(pixel(photo, 75, 0), pixel(rounded, 75, 0));
    assertArrayEquals(pixel(photo, 0, 50), pixel(rounded, 0, 50));
    assertArrayEquals(pixel(photo, 12, 12), pixel(rounded, 12, 12));
    int alpha = 0;
    for (int i = 3; i < rounded.pixels().length; i += 4) {
      alpha += 255 - (rounded.pixels()[i] & 255);
    }
    assertEquals((4 - Math.PI) * 30 * 30, alpha / 255.0, 12, "four corners of a circle");
  }

  @ParameterizedTest
  @ValueSource(strings = {"coffee.png", "astronaut.png", "cat.png"})
  void enlarging_comes_nearer_to_the_original_than_interpolation(String name) {
    Bitmap photo = even(Photos.load(name));
    int width = photo.width();
    int height = photo.height();
    Bitmap half = Resampler.resize(photo, width / 2, height / 2);
    double plain = error(photo, Resampler.resize(half, width, height));
    double better = error(photo, applied(new Scale(2), half));
    assertTrue(better < 0.97 * plain, plain + " to " + better);
  }

  @Test
  void scaling_to_4k_gives_the_longer_side_that_length_and_says_what_it_is() {
    Bitmap photo = Photos.small("coffee.png", 150);
    Scene scene = scene(photo);
    new ScaleTo(600).apply(scene);
    assertEquals(600, scene.bitmap().width());
    assertEquals(400, scene.bitmap().height());
    assertTrue(scene.notes().stream().anyMatch(note -> note.english().contains("no detail")));
  }

  @ParameterizedTest
  @CsvSource({"3", "-4.5", "8", "-1.2"})
  void drawn_lines_come_out_level(double degrees) {
    Scene scene = straightened(tilted(lines(), degrees));
    double turned = turned(scene);
    assertEquals(-degrees, turned, 0.7);
  }

  @ParameterizedTest
  @CsvSource({"3", "-5"})
  void a_tilted_photo_of_a_framed_picture_on_a_wall_comes_out_upright(double degrees) {
    Bitmap framed =
        applied(new AddBorder(new Colour(30, 25, 20), 0, 14), Photos.load("coffee.png"));
    Bitmap wall = applied(new AddBorder(new Colour(205, 200, 190), 0, 90), framed);
    assertEquals(-degrees, turned(straightened(tilted(wall, degrees))), 0.7);
  }

  @Test
  void refuses_a_photo_without_lines_one_whose_towers_lean_both_ways_and_one_that_is_level() {
    for (Bitmap picture :
        List.of(Photos.load("cat.png"), Photos.load("rocket.jpg"), lines(), new Bitmap(200, 200))) {
      assertThrows(Refusal.class, () -> straightened(picture));
    }
  }

  private Scene straightened(Bitmap picture) {
    Scene scene = new Scene(_ -> picture, 1, null, regions(), Monitor.none());
    new Straighten().apply(scene);
    return scene;
  }

  private static Bitmap tilted(Bitmap picture, double degrees) {
    return Tilt.inscribed(degrees, picture.width(), picture.height()).of(picture);
  }

  private static double turned(Scene scene) {
    String note =
        scene.notes().stream()
            .map(Note::english)
            .filter(n -> n.startsWith("Straightened"))
            .findFirst()
            .orElseThrow();
    return Double.parseDouble(note.split(" ", 4)[2]);
  }

  /** A house of a few lines before a sky. */
  private static Bitmap lines() {
    Bitmap picture = new Bitmap(480, 360);
    for (int y = 0; y < 360; y++) {
      for (int x = 0; x < 480; x++) {
        boolean house = x > 120 && x < 320 && y > 110 && y < 250;
        boolean window = x > 160 && x < 200 && y > 150 && y < 190;
        int value = window ? 40 : house ? 190 : y < 250 ? 140 : 80;
        int i = 4 * (y * 480 + x);
        picture.pixels()[i] = (byte) value;
        picture.pixels()[i + 1] = (byte) (value * 0.9);
        picture.pixels()[i + 2] = (byte) (value * 0.8);
        picture.pixels()[i + 3] = (byte) 255;
      }
    }
    return picture;
  }

  private static Bitmap even(Bitmap picture) {
    int width = picture.width() / 2 * 2;
    int height = picture.height() / 2 * 2;
    return dev.darkroom.engine.frame.Cut.of(
        picture, new dev.darkroom.engine.frame.Box(0, 0, width, height));
  }

  private static byte[] pixel(Bitmap picture, int x, int y) {
    int i = 4 * (y * picture.width() + x);
    return java.util.Arrays.copyOfRange(picture.pixels(), i, i + 4);
  }

  private static double error(Bitmap a, Bitmap b) {
    double sum = 0;
    for (int i = 0; i < a.pixels().length; i++) {
      double away = (a.pixels()[i] & 255) - (b.pixels()[i] & 255);
      sum += away * away;
    }
    return sum;
  }
}

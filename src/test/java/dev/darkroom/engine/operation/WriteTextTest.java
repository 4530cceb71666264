package dev.darkroom.engine.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.composite.Fill;
import dev.darkroom.engine.frame.Box;
import dev.darkroom.engine.frame.Resampler;
import dev.darkroom.engine.mask.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteTextTest extends OperationContract {
  private static final Colour RED = new Colour(230, 35, 45);
  private Signs eyes;

  @BeforeAll
  void load() {
    eyes = new Signs();
  }

  @AfterAll
  void close() {
    eyes.close();
  }

  @Override
  protected List<Operation> samples() {
    return List.of(
        write("新品上市", Position.TOP_LEFT, RED),
        write("SALE", null, null),
        new WriteText("竖排", Position.RIGHT, null, 0.1, false, 0.5, true));
  }

  @Override
  protected boolean keepsAlpha(Operation operation) {
    return false;
  }

  /** Smaller than the contract's, because its tests are many. */
  @Override
  protected Bitmap photo() {
    return Resampler.resize(super.photo(), 240, 160);
  }

  private static WriteText write(String text, @Nullable Position at, @Nullable Colour colour) {
    return new WriteText(text, at, colour, null, true, 1, false);
  }

  private static Scene on(Bitmap picture, @Nullable Mask mask) {
    return new Scene(_ -> picture, 1, mask, new FakeRegions(), Monitor.none());
  }

  private static Box written(Bitmap picture, WriteText operation) {
    Scene scene = on(picture, null);
    operation.apply(scene);
    return Box.around(scene.changes().getLast().mask()).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "coffee.png, 新品上市, BOTTOM",
    "coffee.png, SALE, CENTRE",
    "rocket.jpg, Fresh Coffee, TOP",
    "astronaut.png, 限时优惠, BOTTOM_LEFT",
    "cat.png, 50% OFF, TOP_RIGHT",
  })
  void a_reader_finds_the_words_as_they_were_written(String photo, String text, Position at) {
    Scene scene = on(Photos.load(photo), null);
    write(text, at, null).apply(scene);
    List<String> read = eyes.texts(scene.bitmap());
    String bare = text.replace(" ", "");
    assertTrue(read.stream().anyMatch(line -> line.replace(" ", "").equals(bare)), read::toString);
  }

  @ParameterizedTest
  @EnumSource(Position.class)
  void stands_in_the_named_part_of_the_frame_with_a_margin(Position at) {
    Box box = written(Fill.solid(600, 400, new Colour(90, 120, 150)), write("Hello", at, RED));
    assertEquals(at.x(), box.centreX() / 600, 0.24);
    assertEquals(at.y(), box.centreY() / 400, 0.2);
    assertTrue(new Box(8, 8, 584, 384).contains(box), box.toString());
  }

  @Test
  void letters_have_the_colour_that_was_asked_for() {
    Scene scene = on(Fill.solid(600, 400, new Colour(250, 250, 250)), null);
    write("SALE", Position.CENTRE, RED).apply(scene);
    assertTrue(pixelsOf(scene.bitmap(), RED) > 400);
  }

  @ParameterizedTest
  @CsvSource({"20, 40, 60, true", "250, 248, 245, false"})
  void letters_without_a_colour_are_light_on_dark_and_dark_on_light(
      int red, int green, int blue, boolean light) {
    Scene scene = on(Fill.solid(600, 400, new Colour(red, green, blue)), null);
    write("Hello", null, null).apply(scene);
    int white = pixelsOf(scene.bitmap(), new Colour(255, 255, 255));
    assertEquals(light, white > 500);
  }

  private static int pixelsOf(Bitmap picture, Colour colour) {
    int count = 0;
    for (int i = 0; i < picture.pixels().length; i += 4) {
      boolean same =
          (picture.pixels()[i] & 255) == colour.blue()
              && (picture.pixels()[i + 1] & 255) == colour.green()
              && (picture.pixels()[i + 2] & 255) == colour.red();
      count += same ? 1 : 0;
    }
    return count;
  }

  @Test
  void larger_sizes_give_larger_letters() {
    Bitmap ground = Fill.solid(800, 600, new Colour(250, 250, 250));
    Box usual = written(ground, write("SALE", Position.TOP, RED));
    Box large = written(ground, new WriteText("SALE", Position.TOP, RED, 0.16, true, 1, false));
    Box pixels = written(ground, new WriteText("SALE", Position.TOP, RED, 40.0, true, 1, false));
    assertEquals(1.88, (double) large.height() / usual.height(), 0.15);
    assertEquals(0.75 * 40, pixels.height(), 3);
  }

  @Test
  void a_long_text_is_set_in_lines_that_stay_inside_the_frame() {
    Box box =
        written(
            Fill.solid(600, 400, new Colour(250, 250, 250)),
            write(
                "Words that are many and long enough to need more than a line".repeat(2),
                null,
                RED));
    assertTrue(new Box(10, 10, 580, 380).contains(box), box.toString());
    assertTrue(box.height() > 34, box.toString());
  }

  @Test
  void words_stay_inside_the_callers_mask() {
    Bitmap picture = Fill.solid(400, 300, new Colour(250, 250, 250));
    Mask mask = FakeRegions.ellipse(picture, 0.3, 0.3, 0.2);
    Scene scene = on(picture, mask);
    write("Tea", null, RED).apply(scene);
    Mask changed = scene.changes().getLast().mask();
    int letters = 0;
    for (int i = 0; i < mask.coverage().length; i++) {
      assertFalse(changed.coverage()[i] != 0 && mask.coverage()[i] == 0);
      letters += changed.coverage()[i] != 0 ? 1 : 0;
    }
    assertTrue(letters > 400, "letters of " + letters + " pixels");
  }

  @ParameterizedTest
  @ValueSource(strings = {"OK 😀", "שלום", "مرحبا", "a\u0007b", "龘"})
  void a_character_outside_the_typeface_is_refused_by_name(String text) {
    Scene scene = on(Fill.solid(300, 200, RED), null);
    Refusal refusal = assertThrows(Refusal.class, () -> write(text, null, null).apply(scene));
    assertEquals(Refusal.Code.UNKNOWN_OBJECT, refusal.code());
    assertTrue(refusal.english().contains("U+"), refusal.english());
    assertTrue(scene.changes().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 8000", "8000, 1", "20, 900", "64, 64"})
  void odd_frames_get_words_or_a_reason(int width, int height) {
    Bitmap picture = Fill.solid(width, height, RED);
    for (String text :
        List.of("A", "很长的文字".repeat(50), "一\n二\n三", "x".repeat(2000), "\u202e\u200b")) {
      for (boolean vertical : new boolean[] {false, true}) {
        Scene scene = on(picture, null);
        try {
          new WriteText(text, null, null, 0.2, false, 1, vertical).apply(scene);
          assertTrue(scene.bitmap().sameSize(picture));
        } catch (Refusal refusal) {
          assertFalse(refusal.chinese().isBlank());
        }
      }
    }
  }
}

package dev.darkroom.evaluation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ChecksTest {
  private static final int WIDTH = 120;
  private static final int HEIGHT = 90;
  private static final Mask BOX =
      Masks.where(WIDTH, HEIGHT, i -> i % WIDTH >= 40 && i % WIDTH < 80 && i / WIDTH < 60);
  private static final Specimen RED = specimen(0xc02020);

  private static Bitmap painted(int box, int ground) {
    Bitmap bitmap = new Bitmap(WIDTH, HEIGHT);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int colour = BOX.coverage()[i] == 0 ? ground : box;
      for (int c = 0; c < 3; c++) {
        bitmap.pixels()[4 * i + c] = (byte) (colour >> (8 * c));
      }
      bitmap.pixels()[4 * i + 3] = (byte) 255;
    }
    return bitmap;
  }

  private static Specimen specimen(int colour) {
    return new Specimen("box", painted(colour, 0xd0d0d0), Map.of("subject", BOX), null);
  }

  private static boolean holds(String check, Bitmap after) {
    return Checks.named(Words.of(check)).of(new Evidence(List.of(RED), after)).holds();
  }

  @Test
  void a_recoloured_product_passes_and_what_was_not_recoloured_does_not() {
    assertTrue(holds("colour subject #0000ff", painted(0x2020c0, 0xd0d0d0)));
    assertFalse(holds("colour subject #0000ff", RED.bitmap()));
    assertFalse(holds("colour subject #0000ff", painted(0x20c0c0, 0xd0d0d0)));
    assertFalse(holds("colour subject #ffffff", painted(0x303030, 0xd0d0d0)));
  }

  @Test
  void what_changed_outside_is_noticed() {
    assertTrue(holds("kept !subject", painted(0x2020c0, 0xd0d0d0)));
    assertFalse(holds("kept !subject", painted(0x2020c0, 0xc8c8c8)));
  }

  @Test
  void a_rim_of_the_old_ground_is_noticed() {
    assertTrue(holds("rim subject 0.03", painted(0xc02020, 0x2020c0)));
    Bitmap kept = painted(0xc02020, 0x2020c0);
    Mask wide = Masks.grown(BOX, 4);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      boolean ring = wide.coverage()[i] != 0 && BOX.coverage()[i] == 0;
      for (int c = 0; c < 3; c++) {
        kept.pixels()[4 * i + c] = ring ? (byte) 0xd0 : kept.pixels()[4 * i + c];
      }
    }
    assertFalse(holds("rim subject 0.03", kept));
  }

  @Test
  void a_shadow_and_a_smudge_that_are_left_are_noticed() {
    Bitmap bare = painted(0xd0d0d0, 0xd0d0d0);
    Bitmap dark = painted(0x909090, 0xb0b0b0);
    Bare truth = new Bare(bare, BOX, new Mask(WIDTH, HEIGHT));
    assertTrue(truth.off(bare) < 1);
    assertTrue(truth.off(dark) > 10);
    assertTrue(truth.shadow(dark, bare, 2).after() < 1);
    assertTrue(truth.shadow(dark, dark, 2).after() > 8);
  }

  @Test
  void a_background_must_be_the_colour_that_was_asked_for() {
    assertTrue(holds("filled !subject #ffffff", painted(0xc02020, 0xfcfcfc)));
    assertFalse(holds("filled !subject #ffffff", painted(0xc02020, 0xf0f0f0)));
  }

  @Test
  void a_product_is_found_where_it_stands() {
    assertTrue(holds("at #d02020 0.5 0.333 0.02", RED.bitmap()));
    assertFalse(holds("at #d02020 0.5 0.5 0.02", RED.bitmap()));
  }

  @Test
  void written_words_are_told_from_others() {
    Specimen sign = Drawing.named("sign-open");
    Bitmap board = Objects.requireNonNull(sign.clean());
    Specimen empty = new Specimen("board", board, Map.of(), null);
    Evidence written = new Evidence(List.of(empty), sign.bitmap());
    assertTrue(Checks.named(Words.of("reads OPEN")).of(written).holds());
    assertFalse(Checks.named(Words.of("reads SHUT")).of(written).holds());
    assertFalse(Checks.named(Words.of("reads OPENING")).of(written).holds());
  }

  @Test
  void a_tilted_shore_is_not_level() {
    Specimen sky = Drawing.named("sky");
    Bitmap tilted = Treatment.TILTED.of(sky).bitmap();
    assertTrue(
        Checks.named(Words.of("level 0.5")).of(new Evidence(List.of(sky), sky.bitmap())).holds());
    assertFalse(Checks.named(Words.of("level 3")).of(new Evidence(List.of(sky), tilted)).holds());
  }
}

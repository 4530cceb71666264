package dev.darkroom.engine.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.colour.Colour;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a colour word means where the subject has a say. */
class ColourStepTest {
  private static final Colour RED = new Colour(255, 0, 0);
  private static final Colour ORANGE = new Colour(255, 100, 30);
  private static final Where.Coloured BROWN_TABLE =
      new Where.Coloured(new Colour(165, 42, 42), "table", false);
  private static final Where.Coloured BLACK_HELMET =
      new Where.Coloured(new Colour(0, 0, 0), "helmet", false);

  private final MaskLadder ladder = new MaskLadder();

  private Scene scene(Bitmap picture, @Nullable Mask mask) {
    return new Scene(_ -> picture, 1, mask, ladder, Monitor.none());
  }

  private Scene scene(String photo) {
    return scene(Photos.load(photo), null);
  }

  @Test
  void takes_both_sides_of_a_suit_that_a_strap_parts_but_not_the_hair() {
    Where suit = new Where.Coloured(ORANGE, "suit", false);
    Mask found = ladder.material(scene("astronaut.png"), suit).mask();
    assertTrue(found.at(100, 330) > 250, "her right");
    assertTrue(found.at(320, 280) > 250, "her left");
    assertEquals(0, found.at(290, 70), "hair");
    assertEquals(0, found.at(50, 200), "flag");
  }

  @Test
  void parts_a_table_from_the_saucer_of_about_its_colour() {
    assertTable(ladder.find(scene("coffee.png"), BROWN_TABLE).mask());
    assertTable(ladder.material(scene("coffee.png"), BROWN_TABLE).mask());
  }

  private static void assertTable(Mask wood) {
    assertTrue(wood.at(520, 300) > 250, "wood");
    assertEquals(0, wood.at(130, 200), "saucer");
  }

  @Test
  void parts_a_helmet_from_the_black_table_behind_it() {
    assertHelmet(ladder.find(scene("astronaut.png"), BLACK_HELMET).mask());
    assertHelmet(ladder.material(scene("astronaut.png"), BLACK_HELMET).mask());
  }

  private static void assertHelmet(Mask black) {
    assertTrue(black.at(400, 430) > 250, "helmet");
    assertEquals(0, black.at(470, 300), "table behind");
  }

  @Test
  void is_no_surer_than_of_the_subject_that_it_rests_on() {
    Scene scene = scene("coffee.png");
    Found table = ladder.find(scene, BROWN_TABLE);
    assertEquals(scene.draft().confidence(), table.confidence(), 1e-9);
    assertTrue(scene.notes().getFirst().english().contains("confidence"), scene.notes().toString());
  }

  @Test
  void refuses_a_colour_that_passes_into_others_without_an_edge() {
    Bitmap ramp = new Bitmap(120, 80);
    for (int i = 0; i < 120 * 80; i++) {
      int red = i % 120 / 4;
      paint(ramp, i, 120 + red, 120 - red, 120 - red);
    }
    Where cloud = new Where.Coloured(RED, "cloud", false);
    Refusal refusal = assertThrows(Refusal.class, () -> ladder.find(scene(ramp, null), cloud));
    assertEquals(Refusal.Code.MASK_REQUIRED, refusal.code());
  }

  @Test
  void refuses_the_red_parts_where_they_have_two_colours() {
    Where red = new Where.Coloured(RED, null, true);
    Bitmap two = discs(new int[] {170, 20, 50}, new int[] {235, 90, 30});
    Refusal refusal = assertThrows(Refusal.class, () -> ladder.find(scene(two, null), red));
    assertEquals(Refusal.Code.TOO_AMBIGUOUS, refusal.code());
    Bitmap one = discs(new int[] {200, 20, 30}, new int[] {150, 15, 22});
    Mask both = ladder.find(scene(one, null), red).mask();
    assertTrue(both.at(40, 50) > 250 && both.at(110, 50) > 250);
  }

  @Test
  void takes_all_of_a_colour_in_a_callers_mask_without_a_word() {
    Bitmap two = discs(new int[] {170, 20, 50}, new int[] {235, 90, 30});
    Mask right = new Mask(150, 100);
    for (int i = 0; i < 150 * 100; i++) {
      right.coverage()[i] = (byte) (i % 150 > 75 ? 255 : 0);
    }
    Scene scene = scene(two, right);
    Mask found = ladder.find(scene, new Where.Coloured(RED, "ball", false)).mask();
    assertTrue(found.at(110, 50) > 250);
    assertEquals(0, found.at(40, 50));
    assertTrue(scene.notes().isEmpty(), scene.notes().toString());
  }

  /** Two discs on grey, as red, green and blue. */
  private static Bitmap discs(int[] left, int[] right) {
    Bitmap picture = new Bitmap(150, 100);
    for (int i = 0; i < 150 * 100; i++) {
      int x = i % 150;
      int y = i / 150;
      int[] colour =
          Math.hypot(x - 40, y - 50) < 24
              ? left
              : Math.hypot(x - 110, y - 50) < 24 ? right : new int[] {190, 190, 190};
      paint(picture, i, colour[0], colour[1], colour[2]);
    }
    return picture;
  }

  private static void paint(Bitmap picture, int i, int red, int green, int blue) {
    picture.pixels()[4 * i] = (byte) blue;
    picture.pixels()[4 * i + 1] = (byte) green;
    picture.pixels()[4 * i + 2] = (byte) red;
    picture.pixels()[4 * i + 3] = (byte) 255;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "table",
        "wooden table",
        "walls",
        "the floor",
        "sky",
        "background",
        "墙",
        "桌子",
        "木桌子",
        "地板",
        "海面",
        "天空",
        "背景"
      })
  void knows_nouns_of_what_lies_around(String noun) {
    assertTrue(ColourRegion.namesGround(noun), noun);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wallet",
        "tablet",
        "clothes",
        "table lamp",
        "watermelon",
        "sandwich",
        "paper bag",
        "水杯",
        "台灯",
        "香水",
        "海报",
        "天鹅",
        "纸杯",
        "草莓",
        "地球仪",
        "布娃娃"
      })
  void takes_no_thing_for_what_lies_around(String noun) {
    assertFalse(ColourRegion.namesGround(noun), noun);
  }

  @Test
  void a_scene_forgets_a_subject_that_is_taken_away() {
    Scene scene = scene("coffee.png");
    Mask subject = scene.draft().mask();
    Mask corner = new Mask(subject.width(), subject.height());
    corner.coverage()[0] = (byte) 255;
    Found before = scene.draft();
    scene.removed(corner);
    assertSame(before, scene.draft());
    scene.removed(subject);
    assertNotSame(before, scene.draft());
  }
}

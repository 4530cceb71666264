package dev.darkroom.engine.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.colour.Colour;
import org.junit.jupiter.api.Test;

/** Places that the caller names in numbers or as one of several, on three red discs. */
class NamedPlacesTest {
  private static final Where RED = new Where.Coloured(new Colour(255, 0, 0), "ball", false);

  private final MaskLadder ladder = new MaskLadder();

  /** Radius 14, 22 and 18 at 50, 120 and 200 of 240 x 120 pixels, on grey with a little grain. */
  private static Bitmap discs() {
    Bitmap picture = new Bitmap(240, 120);
    for (int i = 0; i < 240 * 120; i++) {
      int x = i % 240;
      int y = i / 240;
      boolean red =
          Math.hypot(x - 50, y - 60) < 14
              || Math.hypot(x - 120, y - 60) < 22
              || Math.hypot(x - 200, y - 60) < 18;
      int grain = (x * 7 + y * 13) % 9;
      picture.pixels()[4 * i] = (byte) (red ? 30 + grain : 205 + grain);
      picture.pixels()[4 * i + 1] = (byte) (red ? 25 + grain : 205 + grain);
      picture.pixels()[4 * i + 2] = (byte) (red ? 200 + grain : 205 + grain);
      picture.pixels()[4 * i + 3] = (byte) 255;
    }
    return picture;
  }

  private Scene scene(Bitmap picture) {
    return new Scene(_ -> picture, 1, null, ladder, Monitor.none());
  }

  private Mask find(Where where) {
    return ladder.find(scene(discs()), where).mask();
  }

  private static Where.Box box(int left, int top, int width, int height, String noun) {
    return new Where.Box(
        Length.pixels(left),
        Length.pixels(top),
        Length.pixels(width),
        Length.pixels(height),
        noun.isEmpty() ? null : noun);
  }

  private static void assertOnly(Mask mask, int disc) {
    int[] at = {50, 120, 200};
    for (int k = 0; k < at.length; k++) {
      assertEquals(k == disc, mask.at(at[k], 60) > 200, "disc " + k);
    }
    assertEquals(0, mask.at(85, 60), "between");
  }

  @Test
  void counts_from_the_side_that_is_named() {
    assertOnly(find(new Where.Which(RED, Pick.FROM_LEFT, 1)), 0);
    assertOnly(find(new Where.Which(RED, Pick.FROM_LEFT, 2)), 1);
    assertOnly(find(new Where.Which(RED, Pick.FROM_RIGHT, 1)), 2);
    assertOnly(find(new Where.Which(RED, Pick.MIDDLE, 1)), 1);
  }

  @Test
  void compares_sizes() {
    assertOnly(find(new Where.Which(RED, Pick.LARGEST, 1)), 1);
    assertOnly(find(new Where.Which(RED, Pick.SMALLEST, 1)), 0);
  }

  @Test
  void refuses_one_of_several_that_is_not_there_or_not_clear() {
    Where fourth = new Where.Which(RED, Pick.FROM_LEFT, 4);
    Where topmost = new Where.Which(RED, Pick.FROM_TOP, 1);
    for (Where where : new Where[] {fourth, topmost}) {
      Refusal refusal = assertThrows(Refusal.class, () -> find(where));
      assertEquals(Refusal.Code.TOO_AMBIGUOUS, refusal.code());
    }
  }

  @Test
  void takes_a_box_as_it_is_or_for_the_object_in_it() {
    Mask all = find(box(90, 30, 60, 60, ""));
    assertEquals(255, all.at(91, 31));
    assertEquals(0, all.at(89, 60));
    Mask object = find(box(92, 32, 56, 56, "ball"));
    assertOnly(object, 1);
    assertEquals(0, object.at(95, 35), "corner of the box");
  }

  @Test
  void takes_the_main_material_of_what_is_in_a_box() {
    Bitmap coffee = Photos.load("coffee.png");
    Mask crockery = ladder.material(scene(coffee), box(75, 10, 415, 385, "cup")).mask();
    assertEquals(255, crockery.at(120, 240), "saucer");
    assertEquals(255, crockery.at(250, 235), "cup");
    assertEquals(0, crockery.at(290, 150), "coffee");
    assertEquals(0, crockery.at(290, 30), "rim");
    assertEquals(0, crockery.at(365, 280), "spoon");
  }

  @Test
  void refuses_to_choose_among_the_materials_of_what_is_in_a_box() {
    Bitmap picture = discs();
    for (int i = 0; i < 240 * 120; i++) {
      boolean disc = (picture.pixels()[4 * i] & 255) < 100;
      if (disc && i / 240 < 60) {
        picture.pixels()[4 * i] = (byte) 200;
        picture.pixels()[4 * i + 2] = (byte) 20;
      }
    }
    Where.Box around = box(92, 32, 56, 56, "ball");
    Refusal refusal = assertThrows(Refusal.class, () -> ladder.material(scene(picture), around));
    assertEquals(Refusal.Code.TOO_AMBIGUOUS, refusal.code());
  }

  @Test
  void reads_shares_of_the_sides() {
    Mask mask =
        find(
            new Where.Box(
                Length.share(0.5), Length.pixels(0), Length.share(0.25), Length.share(1), null));
    assertEquals(0, mask.at(118, 60));
    assertEquals(255, mask.at(121, 119));
    assertEquals(0, mask.at(181, 60));
  }

  @Test
  void finds_what_is_at_a_point() {
    assertOnly(find(new Where.Point(Length.pixels(200), Length.pixels(60))), 2);
  }

  @Test
  void refuses_a_point_on_the_background_and_places_outside_the_picture() {
    Where background = new Where.Point(Length.pixels(10), Length.pixels(10));
    assertEquals(
        Refusal.Code.TOO_AMBIGUOUS, assertThrows(Refusal.class, () -> find(background)).code());
    Where outside = new Where.Point(Length.pixels(400), Length.pixels(10));
    Refusal refusal = assertThrows(Refusal.class, () -> find(outside));
    assertEquals(Refusal.Code.REGION_NOT_FOUND, refusal.code());
    assertTrue(refusal.english().contains("400, 10"), refusal.english());
    Refusal wide = assertThrows(Refusal.class, () -> find(box(200, 10, 300, 20, "")));
    assertTrue(wide.english().contains("300"), wide.english());
  }

  @Test
  void finds_the_face_of_the_astronaut_and_none_on_a_cup() {
    Mask face = ladder.find(scene(Photos.load("astronaut.png")), new Where.Faces()).mask();
    assertEquals(255, face.at(225, 115));
    assertEquals(0, face.at(100, 330), "suit");
    Scene coffee = scene(Photos.load("coffee.png"));
    Refusal refusal = assertThrows(Refusal.class, () -> ladder.find(coffee, new Where.Faces()));
    assertEquals(Refusal.Code.REGION_NOT_FOUND, refusal.code());
  }

  @Test
  void answers_or_refuses_on_the_smallest_and_emptiest_pictures() {
    for (Bitmap picture : new Bitmap[] {new Bitmap(1, 1), new Bitmap(1, 300), new Bitmap(40, 40)}) {
      for (Where where :
          new Where[] {
            new Where.Faces(),
            new Where.Point(Length.share(0.5), Length.share(0.5)),
            new Where.Box(
                Length.share(0), Length.share(0), Length.share(1), Length.share(1), "cup"),
            new Where.Which(RED, Pick.LARGEST, 1),
            new Where.Which(new Where.Subject("cup", Where.Kind.PRODUCT), Pick.FROM_LEFT, 1)
          }) {
        assertThrows(Refusal.class, () -> ladder.find(scene(picture), where));
      }
    }
  }
}

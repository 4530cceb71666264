package dev.darkroom.engine.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskLadderTest {
  private static final Colour RED = new Colour(255, 0, 0);
  private static final Colour ORANGE = new Colour(255, 100, 30);
  private static final Colour GREEN = new Colour(0, 255, 0);

  private final MaskLadder ladder = new MaskLadder();

  @Test
  void finds_most_drawn_products_well_and_refuses_the_rest() {
    double sum = 0;
    int found = 0;
    for (StudioShot shot : StudioShots.all()) {
      try {
        double overlap = shot.overlap(ladder.subject(shot.bitmap(), Monitor.none()).mask());
        assertTrue(overlap > 0.9, shot.name() + " has " + overlap);
        sum += overlap;
        found++;
      } catch (Refusal refusal) {
        assertEquals(Refusal.Code.SUBJECT_NOT_FOUND, refusal.code());
        assertTrue(shot.name().startsWith("white"), shot.name() + " was refused");
      }
    }
    assertTrue(found >= StudioShots.all().size() - 3, found + " found");
    assertTrue(sum / found > 0.97, "mean " + sum / found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BOTTLE STUDIO BRIGHT f8f8f8 body=1c1c1e:PLASTIC label=ffffff",
        "CAN STUDIO BRIGHT ffffff body=:STEEL",
        "TUMBLER STUDIO SOFT_STUDIO - body=:GLASS",
        "MUG MARBLE SOFT_STUDIO - body=305090:CERAMIC"
      })
  void finds_rendered_products_that_are_about_as_light_as_their_ground(String row) {
    RenderedProduct product = new RenderedProduct(row);
    Found found = ladder.subject(product.picture(200, 4), Monitor.none());
    double overlap = StudioShot.overlap(product.truth(200), found.mask());
    assertTrue(overlap > 0.88, row + " has " + overlap);
  }

  @Test
  void finds_the_astronaut_by_the_person_model() {
    Found found = ladder.subject(Photos.load("astronaut.png"), Monitor.none());
    assertEquals("person model", found.how());
    assertTrue(found.mask().at(225, 120) > 250, "face");
    assertTrue(found.mask().at(100, 330) > 250, "suit");
    assertEquals(0, found.mask().at(420, 60), "rocket");
    assertEquals(0, found.mask().at(320, 60), "wall");
  }

  @Test
  void sees_no_person_in_coffee_cat_and_rocket() {
    for (String name : new String[] {"coffee.png", "cat.png", "rocket.jpg"}) {
      Scene scene = scene(name, null);
      Where person = new Where.Subject("人物", Where.Kind.PERSON);
      Refusal refusal = assertThrows(Refusal.class, () -> ladder.find(scene, person), name);
      assertEquals(Refusal.Code.SUBJECT_NOT_FOUND, refusal.code());
      assertTrue(refusal.english().contains("mask"), refusal.english());
    }
  }

  @Test
  void refuses_the_cat_that_fills_the_frame() {
    Bitmap cat = Photos.load("cat.png");
    assertThrows(Refusal.class, () -> ladder.subject(cat, Monitor.none()));
  }

  @Test
  void takes_what_is_opaque_in_a_cut_out_for_the_subject() {
    Bitmap picture = new Bitmap(40, 30);
    for (int i = 200; i < 700; i++) {
      picture.pixels()[4 * i + 3] = (byte) 255;
    }
    Mask mask = ladder.subject(picture, Monitor.none()).mask();
    assertEquals(0, mask.coverage()[100]);
    assertEquals((byte) 255, mask.coverage()[400]);
  }

  @Test
  void uses_the_callers_mask_for_the_subject_and_asks_for_one_that_is_missing() {
    Mask mask = new Mask(600, 400);
    mask.coverage()[1000] = (byte) 200;
    Where product = new Where.Subject("产品", Where.Kind.PRODUCT);
    Scene marked = scene("coffee.png", mask);
    assertArrayEquals(mask.coverage(), ladder.find(marked, product).mask().coverage());
    Scene bare = scene("coffee.png", null);
    Refusal refusal = assertThrows(Refusal.class, () -> ladder.find(bare, new Where.CallerMask()));
    assertEquals(Refusal.Code.MASK_REQUIRED, refusal.code());
  }

  @Test
  void finds_the_part_that_a_colour_names_and_refuses_a_colour_that_is_not_there() {
    Scene scene = scene("astronaut.png", null);
    Mask suit = ladder.find(scene, new Where.Coloured(ORANGE, "suit", false)).mask();
    assertTrue(suit.at(100, 330) > 250, "suit");
    assertEquals(0, suit.at(400, 430), "helmet");
    assertEquals(0, suit.at(320, 60), "wall");
    Where green = new Where.Coloured(GREEN, null, false);
    Refusal refusal = assertThrows(Refusal.class, () -> ladder.find(scene, green));
    assertEquals(Refusal.Code.REGION_NOT_FOUND, refusal.code());
  }

  @Test
  void means_every_red_thing_when_the_words_say_so() {
    Bitmap picture = new Bitmap(90, 60);
    for (int i = 0; i < 90 * 60; i++) {
      int x = i % 90;
      boolean red = i / 90 > 15 && i / 90 < 45 && ((x > 8 && x < 38) || (x > 55 && x < 75));
      picture.pixels()[4 * i] = (byte) (red ? 20 : 200);
      picture.pixels()[4 * i + 1] = (byte) (red ? 20 : 200);
      picture.pixels()[4 * i + 2] = (byte) 200;
      picture.pixels()[4 * i + 3] = (byte) 255;
    }
    Scene scene = new Scene(_ -> picture, 1, null, ladder, Monitor.none());
    Mask one = ladder.find(scene, new Where.Coloured(RED, "box", false)).mask();
    Mask all = ladder.find(scene, new Where.Coloured(RED, "boxes", true)).mask();
    assertTrue(one.at(20, 30) > 250 && one.at(65, 30) == 0);
    assertTrue(all.at(20, 30) > 250 && all.at(65, 30) > 250);
  }

  @Test
  void takes_no_colour_all_around_for_a_thing_but_for_a_wall() {
    Bitmap picture = new Bitmap(90, 60);
    for (int i = 0; i < 90 * 60; i++) {
      picture.pixels()[4 * i + 2] = (byte) 200;
      picture.pixels()[4 * i + 3] = (byte) 255;
    }
    Scene scene = new Scene(_ -> picture, 1, null, ladder, Monitor.none());
    Where can = new Where.Coloured(RED, "can", false);
    Refusal refusal = assertThrows(Refusal.class, () -> ladder.find(scene, can));
    assertEquals(Refusal.Code.MASK_REQUIRED, refusal.code());
    assertTrue(ladder.find(scene, new Where.Coloured(RED, "wall", false)).mask().share() > 0.95);
  }

  @Test
  void finds_the_evening_sky_and_no_sky_over_coffee() {
    Mask sky = ladder.find(scene("rocket.jpg", null), new Where.Sky()).mask();
    assertTrue(sky.at(250, 60) > 250);
    assertEquals(0, sky.at(320, 400));
    Scene coffee = scene("coffee.png", null);
    Refusal refusal = assertThrows(Refusal.class, () -> ladder.find(coffee, new Where.Sky()));
    assertEquals(Refusal.Code.REGION_NOT_FOUND, refusal.code());
  }

  @Test
  void knows_the_parts_of_the_frame() {
    Scene scene = scene("coffee.png", null);
    Mask left = ladder.find(scene, new Where.Area(Position.LEFT)).mask();
    assertEquals(0.5, left.share(), 0.01);
    assertEquals(255, left.at(0, 399));
    Mask corner = ladder.find(scene, new Where.Area(Position.BOTTOM_RIGHT)).mask();
    assertEquals(1 / 9.0, corner.share(), 0.01);
    assertEquals(255, corner.at(599, 399));
    Mask centre = ladder.find(scene, new Where.Area(Position.CENTRE)).mask();
    assertEquals(255, centre.at(300, 200));
    assertEquals(1 / 9.0, centre.share(), 0.01);
    assertEquals(1, ladder.find(scene, new Where.Whole()).mask().share());
  }

  private Scene scene(String photo, @Nullable Mask mask) {
    Bitmap picture = Photos.load(photo);
    return new Scene(_ -> picture, 1, mask, ladder, Monitor.none());
  }
}

package dev.darkroom.engine.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.frame.Box;
import dev.darkroom.engine.insert.Quality;
import dev.darkroom.engine.insert.Spot;
import dev.darkroom.engine.mask.Found;
import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.mask.Regions;
import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.product.Archetype;
import dev.darkroom.engine.product.Item;
import dev.darkroom.engine.product.Item.Look;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.text.TextDetector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddObjectTest extends OperationContract {
  /** Coarse: the tests look at places and colours, not at grain. */
  private static final Quality COARSE = new Quality(1, 3000);

  private static final Colour RED = new Colour(220, 20, 20);

  @Override
  protected List<Operation> samples() {
    return List.of(add(ball(RED), new Spot.Anywhere()));
  }

  @Test
  void stands_where_it_was_asked_to() {
    Box left = changed(table(), add(ball(RED), new Spot.Area(Position.LEFT)));
    Box right = changed(table(), add(ball(RED), new Spot.Area(Position.BOTTOM_RIGHT)));
    assertTrue(left.centreX() < 100, left.toString());
    assertTrue(right.centreX() > 160, right.toString());
    assertTrue(right.bottom() > 130, right.toString());
  }

  @Test
  void has_the_colour_that_was_asked_for() {
    Scene scene = scene(table(), null, null);
    add(ball(RED), new Spot.Area(Position.BOTTOM)).apply(scene);
    int red = 0;
    byte[] p = scene.bitmap().pixels();
    for (int i = 0; i < p.length; i += 4) {
      red += (p[i + 2] & 255) > 110 && (p[i + 1] & 255) < 70 && (p[i] & 255) < 70 ? 1 : 0;
    }
    assertTrue(red > 300, "only " + red + " red pixels");
  }

  @Test
  void darkens_the_ground_beneath_it() {
    Bitmap before = table();
    Scene scene = scene(before, null, null);
    add(ball(new Colour(255, 255, 255)), new Spot.Area(Position.BOTTOM)).apply(scene);
    Box box = Box.around(scene.changes().getLast().mask()).orElseThrow();
    int darker = 0;
    for (int y = (int) box.centreY(); y < box.bottom(); y++) {
      for (int x = box.x(); x < box.right(); x++) {
        darker += green(scene.bitmap(), x, y) < green(before, x, y) - 8 ? 1 : 0;
      }
    }
    assertTrue(darker > 60, "only " + darker + " pixels in shadow");
  }

  @Test
  void leaves_the_subject_free() {
    Mask subject = rectangle(table(), 90, 50, 60, 80);
    Box box = changed(table(), add(ball(RED), new Spot.Beside(Position.LEFT)), subject);
    assertTrue(box.x() + 0.3 * box.width() < 90, box.toString());
    Box other = changed(table(), add(ball(RED), new Spot.Beside(Position.RIGHT)), subject);
    assertTrue(other.centreX() > 150, other.toString());
  }

  @Test
  void fits_into_the_callers_mask_and_changes_nothing_outside() {
    Bitmap before = table();
    Mask mask = rectangle(before, 20, 70, 60, 70);
    Scene scene = scene(before, null, mask);
    add(ball(RED), new Spot.Anywhere()).apply(scene);
    int inside = 0;
    for (int y = 0; y < before.height(); y++) {
      for (int x = 0; x < before.width(); x++) {
        boolean same = green(before, x, y) == green(scene.bitmap(), x, y);
        assertTrue(same || mask.at(x, y) > 0, x + "," + y);
        inside += same ? 0 : 1;
      }
    }
    assertTrue(inside > 500, "only " + inside + " pixels changed");
  }

  @Test
  void is_as_large_as_asked() {
    var small =
        new AddObject(List.of(ball(RED)), new Spot.Area(Position.BOTTOM), 0.2, 25.0, COARSE);
    var large =
        new AddObject(List.of(ball(RED)), new Spot.Area(Position.BOTTOM), 0.5, 25.0, COARSE);
    assertTrue(changed(table(), large).height() > 1.7 * changed(table(), small).height());
    assertEquals(0.2, small.parameters().get("size"));
  }

  @Test
  void shows_two_things_side_by_side() {
    var two = add(List.of(ball(RED), ball(new Colour(20, 20, 220))), new Spot.Anywhere());
    Scene scene = scene(table(), null, null);
    two.apply(scene);
    byte[] p = scene.bitmap().pixels();
    int blue = 0;
    for (int i = 0; i < p.length; i += 4) {
      blue += (p[i] & 255) > 100 && (p[i + 2] & 255) < 60 ? 1 : 0;
    }
    assertTrue(blue > 50, "only " + blue + " blue pixels");
    assertEquals(2, two.parameters().get("count"));
  }

  @Test
  void says_what_was_guessed() {
    Scene scene = scene(table(), null, null);
    add(ball(RED), new Spot.Anywhere()).apply(scene);
    String note = scene.notes().getLast().english();
    assertTrue(note.contains("3D render") && note.contains("degrees"), note);
  }

  @Test
  void is_marked_as_made() {
    assertTrue(add(ball(RED), new Spot.Anywhere()).makes());
  }

  @Test
  void refuses_where_the_subject_leaves_no_room() {
    refuses(rectangle(table(), 4, 4, 232, 170), new Spot.Anywhere());
  }

  @Test
  void refuses_where_the_frame_cuts_the_subject_off_below() {
    refuses(rectangle(table(), 80, 40, 80, 140), new Spot.Anywhere());
  }

  @Test
  void refuses_clutter() {
    Bitmap clutter = new Bitmap(240, 180);
    for (int i = 0; i < clutter.pixels().length; i++) {
      clutter.pixels()[i] = (byte) (i % 4 == 3 ? 255 : (7919 * i * i) >> 5);
    }
    Scene scene = scene(clutter, rectangle(clutter, 100, 20, 20, 20), null);
    assertThrows(Refusal.class, () -> add(ball(RED), new Spot.Anywhere()).apply(scene));
  }

  @Test
  void needs_a_subject_to_stand_beside() {
    Scene scene = scene(table(), null, null);
    Refusal refusal =
        assertThrows(Refusal.class, () -> add(ball(RED), new Spot.Beside(null)).apply(scene));
    assertEquals(Refusal.Code.SUBJECT_NOT_FOUND, refusal.code());
  }

  @Test
  void stops_when_nobody_wants_it() {
    Monitor stopped =
        new Monitor() {
          @Override
          public void progress(double done, String stage) {}

          @Override
          public void check() {
            throw new Stopped(false);
          }
        };
    Bitmap table = table();
    Scene scene = new Scene(_ -> table, 1, null, new Given(null), stopped);
    assertThrows(Monitor.Stopped.class, () -> add(ball(RED), new Spot.Anywhere()).apply(scene));
  }

  private static void refuses(Mask subject, Spot spot) {
    Scene scene = scene(table(), subject, null);
    Refusal refusal = assertThrows(Refusal.class, () -> add(ball(RED), spot).apply(scene));
    assertFalse(refusal.chinese().isBlank());
    assertTrue(scene.changes().isEmpty());
  }

  private static AddObject add(Item item, Spot spot) {
    return add(List.of(item), spot);
  }

  private static AddObject add(List<Item> items, Spot spot) {
    return new AddObject(items, spot, null, null, COARSE);
  }

  private static Item ball(Colour colour) {
    return new Item(Archetype.BALL, Map.of(Part.BODY, new Look(colour, null)));
  }

  private static Box changed(Bitmap picture, AddObject operation) {
    return changed(picture, operation, null);
  }

  private static Box changed(
      Bitmap picture, AddObject operation, @org.jspecify.annotations.Nullable Mask subject) {
    Scene scene = scene(picture, subject, null);
    operation.apply(scene);
    return Box.around(scene.changes().getLast().mask()).orElseThrow();
  }

  private static Scene scene(
      Bitmap picture,
      @org.jspecify.annotations.Nullable Mask subject,
      @org.jspecify.annotations.Nullable Mask mask) {
    return new Scene(_ -> picture, 1, mask, new Given(subject), Monitor.none());
  }

  /** A pale wall above a table. */
  private static Bitmap table() {
    Bitmap picture = new Bitmap(240, 180);
    for (int i = 0; i < 240 * 180; i++) {
      boolean wall = i / 240 < 60;
      picture.pixels()[4 * i] = (byte) (wall ? 200 : 120);
      picture.pixels()[4 * i + 1] = (byte) (wall ? 205 : 150);
      picture.pixels()[4 * i + 2] = (byte) (wall ? 210 : 180);
      picture.pixels()[4 * i + 3] = (byte) 255;
    }
    return picture;
  }

  private static int green(Bitmap bitmap, int x, int y) {
    return bitmap.pixels()[4 * (y * bitmap.width() + x) + 1] & 255;
  }

  private static Mask rectangle(Bitmap of, int left, int top, int width, int height) {
    Mask mask = new Mask(of.width(), of.height());
    for (int y = top; y < Math.min(of.height(), top + height); y++) {
      for (int x = left; x < Math.min(of.width(), left + width); x++) {
        mask.coverage()[y * of.width() + x] = (byte) 255;
      }
    }
    return mask;
  }

  /** Knows the subject that it was given, or none. */
  private record Given(@org.jspecify.annotations.Nullable Mask mask) implements Regions {
    @Override
    public Found subject(Bitmap picture, Monitor monitor) {
      if (mask == null) {
        throw new Refusal(Refusal.Code.SUBJECT_NOT_FOUND, "No subject.", "没有主体。");
      }
      return new Found(mask, 1, "test");
    }

    @Override
    public Found find(Scene scene, Where where) {
      throw new Refusal(Refusal.Code.REGION_NOT_FOUND, "No region.", "没有区域。");
    }

    @Override
    public TextDetector text() {
      throw new UnsupportedOperationException();
    }
  }
}

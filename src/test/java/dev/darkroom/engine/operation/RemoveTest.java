package dev.darkroom.engine.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Drawing;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.mask.Found;
import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.mask.Regions;
import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.shadow.Table;
import dev.darkroom.engine.text.OnnxTextDetector;
import dev.darkroom.engine.text.TextDetector;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoveTest extends OperationContract {
  private static final Where MARK = new Where.Text(null);
  private OnnxTextDetector detector;

  @BeforeAll
  void load() {
    detector = new OnnxTextDetector();
  }

  @AfterAll
  void close() {
    detector.close();
  }

  @Override
  protected List<Operation> samples() {
    // Text inside a mask is filled by the same code; looking for it ten times more is slow.
    return List.of(new Remove(new Where.CallerMask()));
  }

  @Override
  protected Regions regions() {
    return new Eyes(null);
  }

  /** A real detector, and one place for whatever else is looked for. */
  private final class Eyes implements Regions {
    private final @Nullable Mask place;

    Eyes(@Nullable Mask place) {
      this.place = place;
    }

    @Override
    public Found subject(Bitmap picture, Monitor monitor) {
      return new Found(place == null ? new Mask(1, 1) : place, 0.9, "fixed place");
    }

    @Override
    public Found find(Scene scene, Where where) {
      return subject(scene.bitmap(), scene.monitor());
    }

    @Override
    public TextDetector text() {
      return detector;
    }
  }

  private Scene scene(Bitmap picture, @Nullable Mask mask, @Nullable Mask place) {
    return new Scene(_ -> picture, 1, mask, new Eyes(place), Monitor.none());
  }

  private Refusal refusal(Where where, Scene scene) {
    Bitmap before = scene.bitmap();
    Refusal refusal = assertThrows(Refusal.class, () -> new Remove(where).apply(scene));
    assertSame(before, scene.bitmap());
    return refusal;
  }

  @ParameterizedTest
  @CsvSource({
    "coffee.png, PHOTO AGENCY, 8, 30, 24, 0.5, 32",
    "coffee.png, sample.com, 470, 24, 18, 1.0, 28",
    "cat.png, Studio 2024, 320, 286, 18, 0.8, 25",
    "rocket.jpg, PHOTO AGENCY, 8, 30, 24, 0.5, 33",
    "astronaut.png, Studio 2024, 380, 500, 18, 0.8, 18",
  })
  void takes_laid_over_text_off_the_edge_and_leaves_the_rest(
      String photo, String text, int x, int y, float size, double alpha, double likeness) {
    Bitmap clean = Photos.load(photo);
    Bitmap marked = Drawing.text(clean, text, x, y, size, Color.WHITE, alpha);
    Scene scene = scene(marked, null, null);
    new Remove(MARK).apply(scene);
    Bitmap result = scene.bitmap();
    Mask strokes = Drawing.difference(clean, marked);
    double reached = Drawing.likeness(clean, result, strokes);
    assertTrue(reached > likeness, "likeness " + reached);
    Rectangle near = new Rectangle(x - 40, y - 40, 300, 60);
    for (int i = 0; i < marked.width() * marked.height(); i++) {
      if (!near.contains(i % marked.width(), i / marked.width())) {
        assertFalse(Drawing.differs(marked, result, i), "pixel " + i);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"coffee.png", "astronaut.png", "cat.png", "rocket.jpg"})
  void refuses_a_clean_photo_rather_than_erase_what_belongs_to_it(String photo) {
    refusal(new Where.Text(null, true), scene(Photos.load(photo), null, null));
    Refusal refusal = refusal(MARK, scene(Photos.load(photo), null, null));
    assertEquals(Refusal.Code.WATERMARK_NOT_LOCATABLE, refusal.code());
    assertTrue(refusal.english().contains("mask"));
    assertTrue(refusal.chinese().contains("蒙版"));
  }

  @Test
  void leaves_text_in_the_middle_alone_unless_it_is_named() {
    Bitmap clean = Photos.load("rocket.jpg");
    Bitmap marked = Drawing.text(clean, "SAMPLE", 110, 160, 26, Color.WHITE, 0.9);
    refusal(MARK, scene(marked, null, null));
    Scene named = scene(marked, null, null);
    new Remove(new Where.Text(Position.LEFT)).apply(named);
    Mask strokes = Drawing.difference(clean, marked);
    assertTrue(Drawing.likeness(clean, named.bitmap(), strokes) > 25);
  }

  @Test
  void refuses_tiled_text() {
    Bitmap marked = Photos.load("rocket.jpg");
    for (int y = 30; y < 420; y += 48) {
      marked = Drawing.text(marked, "AGENCY      AGENCY      AGENCY", 4, y, 22, Color.WHITE, 0.6);
    }
    assertEquals(
        Refusal.Code.WATERMARK_NOT_LOCATABLE, refusal(MARK, scene(marked, null, null)).code());
  }

  @Test
  void refuses_a_mark_repeated_from_top_to_bottom() {
    Bitmap marked = Photos.load("rocket.jpg");
    for (int[] place : new int[][] {{8, 30}, {30, 220}, {470, 120}, {470, 300}}) {
      marked = Drawing.text(marked, "AGENCY", place[0], place[1], 26, Color.WHITE, 0.8);
    }
    assertEquals(
        Refusal.Code.WATERMARK_NOT_LOCATABLE, refusal(MARK, scene(marked, null, null)).code());
  }

  @Test
  void looks_for_text_inside_the_mask_when_there_is_one() {
    Bitmap clean = Photos.load("rocket.jpg");
    Bitmap marked = Drawing.text(clean, "SAMPLE", 110, 160, 26, Color.WHITE, 0.9);
    Mask around = Drawing.mask(640, 427, new Rectangle(95, 125, 160, 50));
    Scene scene = scene(marked, around, null);
    new Remove(MARK).apply(scene);
    assertTrue(Drawing.likeness(clean, scene.bitmap(), Drawing.difference(clean, marked)) > 25);
  }

  @Test
  void fills_what_the_mask_covers() {
    Bitmap photo = Photos.load("rocket.jpg");
    Mask mask = Drawing.mask(640, 427, new Rectangle(280, 50, 80, 180));
    Scene scene = scene(photo, mask, null);
    new Remove(new Where.CallerMask()).apply(scene);
    assertTrue(bright(photo, mask) > 300, "the rocket is bright");
    assertTrue(bright(scene.bitmap(), mask) < 40, "the sky is not, but where the rocket goes on");
  }

  private static int bright(Bitmap picture, Mask where) {
    int count = 0;
    for (int i = 0; i < where.coverage().length; i++) {
      boolean light = (picture.pixels()[4 * i + 2] & 255) > 110;
      count += where.coverage()[i] != 0 && light ? 1 : 0;
    }
    return count;
  }

  @Test
  void takes_away_the_one_thing_of_a_colour() {
    Bitmap clean = Photos.load("rocket.jpg");
    Ellipse2D ball = new Ellipse2D.Double(240, 60, 40, 40);
    Bitmap picture = Drawing.shape(clean, ball, Color.RED, 1);
    Scene scene = scene(picture, null, Drawing.mask(640, 427, ball));
    new Remove(new Where.Coloured(new Colour(255, 0, 0), "ball", false)).apply(scene);
    assertTrue(Drawing.likeness(clean, scene.bitmap(), Drawing.mask(640, 427, ball)) > 30);
  }

  @Test
  void asks_for_a_mask_when_a_thing_stands_among_others() {
    Bitmap photo = Photos.load("astronaut.png");
    Mask cluttered = Drawing.mask(512, 512, new Rectangle(230, 280, 120, 120));
    Where subject = new Where.Subject("badge", Where.Kind.ANY);
    assertEquals(
        Refusal.Code.MASK_REQUIRED, refusal(subject, scene(photo, null, cluttered)).code());
  }

  @Test
  void asks_for_a_mask_when_a_colour_is_in_several_places() {
    Mask two = Drawing.mask(640, 427, new Rectangle(100, 60, 40, 40));
    Mask other = Drawing.mask(640, 427, new Rectangle(400, 60, 40, 40));
    for (int i = 0; i < two.coverage().length; i++) {
      two.coverage()[i] |= other.coverage()[i];
    }
    Where red = new Where.Coloured(new Colour(255, 0, 0), null, false);
    Refusal refusal = refusal(red, scene(Photos.load("rocket.jpg"), null, two));
    assertEquals(Refusal.Code.MASK_REQUIRED, refusal.code());
  }

  @Test
  void refuses_a_missing_an_empty_and_an_overlarge_mask() {
    Bitmap photo = Photos.load("cat.png");
    Where where = new Where.CallerMask();
    for (Mask mask : new Mask[] {null, new Mask(451, 300), Mask.full(451, 300)}) {
      assertEquals(Refusal.Code.MASK_REQUIRED, refusal(where, scene(photo, mask, null)).code());
    }
  }

  @Test
  void does_not_read_remove_the_background_as_filling_it() {
    Refusal refusal = refusal(new Where.Background(), scene(Photos.load("cat.png"), null, null));
    assertEquals(Refusal.Code.NOT_UNDERSTOOD, refusal.code());
  }

  @Test
  void says_where_in_the_plan() {
    Remove remove = new Remove(new Where.Text(Position.BOTTOM_RIGHT));
    assertEquals("text or mark", remove.target());
    assertEquals("bottom right", remove.parameters().get("position"));
  }

  @Test
  void takes_the_shadow_of_a_found_thing_along() {
    Table table = new Table(Table.SOFT);
    Scene scene = scene(table.picture, null, table.thing);
    new Remove(new Where.Subject("thing", Where.Kind.ANY)).apply(scene);
    double bare = Table.green(new Table(Table.NONE).picture, 210, 310, 420, 360);
    assertEquals(bare, Table.green(scene.bitmap(), 210, 310, 420, 360), 3);
    assertTrue(scene.changes().getFirst().mask().at(225, 335) != 0);
  }

  @Test
  void leaves_the_shadow_outside_of_a_mask_and_says_so() {
    Table table = new Table(Table.SOFT);
    Scene scene = scene(table.picture, table.thing, null);
    new Remove(new Where.CallerMask()).apply(scene);
    double bare = Table.green(new Table(Table.NONE).picture, 290, 300, 350, 320);
    assertEquals(bare, Table.green(scene.bitmap(), 290, 300, 350, 320), 12);
    assertTrue(
        scene.notes().getFirst().english().startsWith("The shadow outside of the mask stays"));
  }
}

package dev.darkroom.engine.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Drawing;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.composite.Fill;
import dev.darkroom.engine.frame.Box;
import dev.darkroom.engine.frame.Resampler;
import dev.darkroom.engine.mask.Position;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceLogoTest extends OperationContract {
  private static final Colour GREY = new Colour(120, 120, 120);

  @Override
  protected List<Operation> samples() {
    return List.of(
        new PlaceLogo(2, 1, null, null, 1), new PlaceLogo(2, 1, Position.TOP_LEFT, 0.4, 0.5));
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

  private static Scene scene(Bitmap picture, Bitmap logo) {
    return new Scene(
        number -> number == 1 ? picture : logo, 2, null, new FakeRegions(), Monitor.none());
  }

  /** A blue disc of 200 pixels on a plain ground. */
  private static Bitmap disc(Colour ground) {
    return Drawing.shape(
        Fill.solid(400, 300, ground),
        new Ellipse2D.Double(100, 50, 200, 200),
        new Color(20, 60, 220),
        1);
  }

  @Test
  void the_plain_ground_of_a_logo_becomes_transparent() {
    Scene scene = scene(Fill.solid(600, 500, GREY), disc(new Colour(255, 255, 255)));
    new PlaceLogo(2, 1, Position.TOP_LEFT, 0.2, 1).apply(scene);
    Box box = Box.around(scene.changes().getLast().mask()).orElseThrow();
    assertEquals(100, box.width(), 3);
    assertEquals(25, box.x(), 3);
    assertEquals(25, box.y(), 3);
    int white = 0;
    for (int i = 0; i < scene.bitmap().pixels().length; i += 4) {
      int red = scene.bitmap().pixels()[i + 2] & 255;
      white += red > 150 ? 1 : 0;
    }
    assertEquals(0, white, "pixels of a white fringe");
    assertEquals(220, scene.bitmap().pixels()[4 * (75 * 600 + 75)] & 255, 3);
    assertTrue(scene.notes().isEmpty(), scene.notes().toString());
  }

  @Test
  void a_logo_without_a_plain_ground_is_pasted_whole_with_a_note() {
    Scene scene = scene(Fill.solid(600, 500, GREY), Photos.load("cat.png"));
    new PlaceLogo(2, 1, null, null, 1).apply(scene);
    assertTrue(scene.notes().getFirst().english().contains("rectangle"), scene.notes().toString());
    Box box = Box.around(scene.changes().getLast().mask()).orElseThrow();
    assertEquals(451.0 / 300, (double) box.width() / box.height(), 0.05);
    assertEquals(600 - 25, box.right(), 1);
    assertEquals(500 - 25, box.bottom(), 1);
  }

  @Test
  void an_opacity_lets_the_picture_through() {
    Scene scene = scene(Fill.solid(600, 500, GREY), disc(new Colour(255, 255, 255)));
    new PlaceLogo(2, 1, Position.CENTRE, null, 0.5).apply(scene);
    assertEquals(170, scene.bitmap().pixels()[4 * (250 * 600 + 300)] & 255, 3);
  }

  @Test
  void goes_into_another_picture_than_the_first_too() {
    Scene scene = scene(disc(new Colour(255, 255, 255)), Fill.solid(640, 480, GREY));
    new PlaceLogo(1, 2, Position.RIGHT, null, 1).apply(scene);
    assertEquals(640, scene.bitmap().width());
    assertEquals(120, scene.bitmap().pixels()[0] & 255);
  }

  @Test
  void an_empty_logo_is_refused() {
    Scene scene = scene(Fill.solid(60, 50, GREY), new Bitmap(40, 40));
    assertThrows(Refusal.class, () -> new PlaceLogo(2, 1, null, null, 1).apply(scene));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 3000", "3000, 1", "50, 2"})
  void odd_logos_fit_odd_pictures(int width, int height) {
    Bitmap odd = Fill.solid(width, height, new Colour(200, 10, 10));
    for (Bitmap picture : List.of(odd, Fill.solid(100, 80, GREY))) {
      for (Bitmap logo : List.of(odd, disc(GREY))) {
        Scene scene = scene(picture, logo);
        new PlaceLogo(2, 1, null, 1.0, 1).apply(scene);
        assertTrue(scene.bitmap().sameSize(picture));
      }
    }
  }
}

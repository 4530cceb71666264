package dev.darkroom.engine.fill;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Drawing;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.Refusal;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FillingTest {
  private static final Color BLOT = new Color(0, 255, 0);

  private static Bitmap filled(Bitmap picture, Mask hole) {
    return new Filling(picture, 1, Monitor.none()).fill(hole);
  }

  private static Mask mask(Bitmap picture, Shape shape) {
    return Drawing.mask(picture.width(), picture.height(), shape);
  }

  @Test
  void takes_a_blot_off_the_wood_without_a_trace_of_its_colour() {
    Bitmap photo = Photos.load("coffee.png");
    Shape blot = new Ellipse2D.Double(490, 250, 90, 60);
    Mask hole = mask(photo, new Ellipse2D.Double(486, 246, 98, 68));
    Bitmap result = filled(Drawing.shape(photo, blot, BLOT, 1), hole);
    assertEquals(0, greens(result));
    assertTrue(Drawing.likeness(photo, result, hole) > 20);
  }

  @Test
  void changes_no_pixel_outside_the_mask() {
    Bitmap photo = Photos.load("cat.png");
    Mask hole = mask(photo, new Ellipse2D.Double(10, 20, 90, 60));
    Bitmap result = filled(photo, hole);
    int changed = 0;
    for (int i = 0; i < hole.coverage().length; i++) {
      if (hole.coverage()[i] == 0) {
        assertFalse(Drawing.differs(photo, result, i), "pixel " + i);
      } else {
        changed += Drawing.differs(photo, result, i) ? 1 : 0;
      }
    }
    assertTrue(changed > 3000);
  }

  @Test
  void fills_the_same_way_every_time() {
    Bitmap photo = Photos.load("cat.png");
    Mask hole = mask(photo, new Ellipse2D.Double(10, 20, 90, 60));
    assertArrayEquals(filled(photo, hole).pixels(), filled(photo, hole).pixels());
  }

  @Test
  void continues_the_wood_under_thin_opaque_text() {
    Bitmap photo = Photos.load("rocket.jpg");
    Bitmap marked = Drawing.text(photo, "Studio 2024", 20, 60, 24, Color.WHITE, 0.9);
    Mask strokes = Drawing.difference(photo, marked);
    assertTrue(Drawing.likeness(photo, filled(marked, strokes), strokes) > 28);
  }

  @Test
  void undoes_a_translucent_overlay() {
    Bitmap photo = Photos.load("coffee.png");
    Shape panel = new Rectangle(380, 300, 160, 60);
    Bitmap veiled = Drawing.shape(photo, panel, Color.WHITE, 0.4);
    Mask hole = mask(photo, panel);
    assertTrue(Drawing.likeness(photo, filled(veiled, hole), hole) > 32);
  }

  @Test
  void continues_a_soft_shadow_without_a_seam() {
    Bitmap ground = flat(160, 160, 0);
    for (int i = 0; i < 160 * 160; i++) {
      double depth = (i / 160 - 90) / 14.0;
      int value = (int) Math.round(225 - 70 * Math.exp(-depth * depth));
      Arrays.fill(ground.pixels(), 4 * i, 4 * i + 3, (byte) value);
    }
    Rectangle place = new Rectangle(60, 50, 40, 60);
    Bitmap result = filled(Drawing.shape(ground, place, BLOT, 1), mask(ground, place));
    for (int y = 54; y < 106; y++) {
      int row = 4 * y * 160;
      int outside = result.pixels()[row + 4 * 57] & 255;
      assertEquals(outside, result.pixels()[row + 4 * 62] & 255, 14, "row " + y);
    }
  }

  @Test
  void undoes_an_overlay_over_edges_though_the_mask_is_drawn_wide() {
    Bitmap photo = Photos.load("coffee.png");
    Shape strokes = new Rectangle(60, 240, 460, 12);
    Bitmap veiled = Drawing.shape(photo, strokes, Color.WHITE, 0.5);
    Mask hole = mask(photo, new Rectangle(57, 237, 466, 18));
    double reached = Drawing.likeness(photo, filled(veiled, hole), hole);
    assertTrue(reached > 26, "likeness " + reached);
  }

  @Test
  void blends_where_the_mask_is_soft() {
    Bitmap photo = Drawing.shape(flat(80, 80, 100), new Rectangle(30, 30, 20, 20), Color.WHITE, 1);
    Mask half = mask(photo, new Rectangle(28, 28, 24, 24));
    for (int i = 0; i < half.coverage().length; i++) {
      half.coverage()[i] = (byte) (half.coverage()[i] == 0 ? 0 : 128);
    }
    int middle = filled(photo, half).pixels()[4 * (40 * 80 + 40)] & 255;
    assertEquals(178, middle, 2, "half white, half the grey around");
  }

  @Test
  void copies_nothing_from_transparent_pixels() {
    Bitmap photo = flat(120, 120, 90);
    for (int i = 0; i < 120 * 60; i++) {
      Arrays.fill(photo.pixels(), 4 * i, 4 * i + 4, (byte) 0);
    }
    Mask hole = mask(photo, new Rectangle(40, 70, 30, 30));
    Bitmap result = filled(Drawing.shape(photo, new Rectangle(42, 72, 26, 26), BLOT, 1), hole);
    for (int y = 70; y < 100; y++) {
      for (int x = 40; x < 70; x++) {
        assertEquals(90, result.pixels()[4 * (y * 120 + x) + 1] & 255);
      }
    }
  }

  @Test
  void leaves_a_clear_place_where_all_around_is_clear() {
    Bitmap clear = new Bitmap(120, 120);
    Bitmap sticker = Drawing.shape(clear, new Rectangle(40, 40, 30, 30), BLOT, 1);
    Bitmap result = filled(sticker, mask(sticker, new Rectangle(38, 38, 34, 34)));
    assertArrayEquals(clear.pixels(), result.pixels());
  }

  @Test
  void fills_a_hole_at_the_edge_of_the_frame() {
    Bitmap photo = Photos.load("coffee.png");
    Mask hole = mask(photo, new Rectangle(540, 340, 60, 60));
    Bitmap result = filled(Drawing.shape(photo, new Rectangle(540, 340, 60, 60), BLOT, 1), hole);
    assertEquals(0, greens(result));
  }

  @Test
  void refuses_when_nothing_is_left_to_fill_from() {
    Refusal refusal =
        assertThrows(Refusal.class, () -> filled(flat(60, 60, 10), Mask.full(60, 60)));
    assertEquals(Refusal.Code.MASK_REQUIRED, refusal.code());
  }

  @Test
  void stops_when_the_edit_is_cancelled() {
    Monitor cancelled =
        new Monitor() {
          @Override
          public void progress(double done, String stage) {}

          @Override
          public void check() {
            throw new Stopped(false);
          }
        };
    Bitmap photo = Photos.load("cat.png");
    Mask hole = mask(photo, new Ellipse2D.Double(10, 20, 90, 60));
    Filling filling = new Filling(photo, 1, cancelled);
    assertThrows(Monitor.Stopped.class, () -> filling.fill(hole));
  }

  @Test
  void fills_a_very_large_hole_in_bounded_time_at_full_sharpness() {
    Bitmap large = tiled(Photos.load("coffee.png"), 3);
    Mask hole = mask(large, new Rectangle(500, 300, 700, 500));
    Bitmap result = filled(Drawing.shape(large, new Rectangle(500, 300, 700, 500), BLOT, 1), hole);
    assertEquals(0, greens(result));
  }

  private static int greens(Bitmap picture) {
    int count = 0;
    for (int i = 0; i < picture.pixels().length; i += 4) {
      int blue = picture.pixels()[i] & 255;
      int green = picture.pixels()[i + 1] & 255;
      int red = picture.pixels()[i + 2] & 255;
      count += green > 150 && blue < 100 && red < 100 ? 1 : 0;
    }
    return count;
  }

  private static Bitmap flat(int width, int height, int value) {
    Bitmap picture = new Bitmap(width, height);
    Arrays.fill(picture.pixels(), (byte) value);
    for (int i = 3; i < picture.pixels().length; i += 4) {
      picture.pixels()[i] = (byte) 255;
    }
    return picture;
  }

  private static Bitmap tiled(Bitmap picture, int times) {
    int width = picture.width();
    Bitmap tiled = new Bitmap(width * times, picture.height() * times);
    for (int y = 0; y < tiled.height(); y++) {
      for (int x = 0; x < times; x++) {
        int from = 4 * (y % picture.height()) * width;
        int to = 4 * (y * tiled.width() + x * width);
        System.arraycopy(picture.pixels(), from, tiled.pixels(), to, 4 * width);
      }
    }
    return tiled;
  }
}

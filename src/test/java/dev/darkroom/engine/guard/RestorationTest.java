package dev.darkroom.engine.guard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Mats;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.frame.Resampler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.Test;

/** Edits as models give them: shifted, scaled, tinted and noisy, with something new in the mask. */
class RestorationTest {
  private static final Bitmap PHOTO = Photos.small("coffee.png", 500);
  private static final Mask MASK = disc(PHOTO, 0.5, 0.5, 0.22);

  private static Mask disc(Bitmap picture, double x, double y, double radius) {
    Mask mask = new Mask(picture.width(), picture.height());
    double r = radius * Math.min(picture.width(), picture.height());
    for (int i = 0; i < mask.coverage().length; i++) {
      double dx = i % mask.width() - x * mask.width();
      double dy = Math.floorDiv(i, mask.width()) - y * mask.height();
      mask.coverage()[i] = (byte) (dx * dx + dy * dy < r * r ? 255 : 0);
    }
    return mask;
  }

  /** The photo as a model draws it again: a green disc in the mask, the rest moved and noisy. */
  private static Bitmap edited(double scale, double shift, double gain) {
    Bitmap painted = PHOTO.copy();
    for (int i = 0; i < MASK.coverage().length; i++) {
      if (MASK.coverage()[i] != 0) {
        painted.pixels()[4 * i] = 40;
        painted.pixels()[4 * i + 1] = (byte) 180;
        painted.pixels()[4 * i + 2] = 60;
      }
    }
    Bitmap moved = moved(painted, scale, shift);
    Random random = new Random(5);
    byte[] pixels = moved.pixels();
    for (int i = 0; i < pixels.length; i++) {
      if (i % 4 != 3) {
        double value = gain * (pixels[i] & 255) + 4 * random.nextGaussian();
        pixels[i] = (byte) Math.round(Math.clamp(value, 0, 255));
      }
    }
    return moved;
  }

  private static Bitmap moved(Bitmap picture, double scale, double shift) {
    try (Mat from = Mats.from(picture);
        Mat to = new Mat();
        Mat matrix = new Mat(2, 3, opencv_core.CV_32F);
        Size size = new Size(picture.width(), picture.height());
        Scalar none = new Scalar(0);
        FloatIndexer values = matrix.createIndexer()) {
      values.put(0, 0, (float) scale, 0, (float) shift);
      values.put(1, 0, 0, (float) scale, (float) (-shift / 2));
      opencv_imgproc.warpAffine(
          from, to, matrix, size, opencv_imgproc.INTER_CUBIC, opencv_core.BORDER_REPLICATE, none);
      return Mats.toBitmap(to);
    }
  }

  private static Bitmap restored(Bitmap edited) {
    return Restoration.of(PHOTO, MASK, edited).orElseThrow();
  }

  private static void assertOutsideIsTheInputs(Bitmap result) {
    for (int i = 0; i < MASK.coverage().length; i++) {
      if (MASK.coverage()[i] == 0) {
        assertArrayEquals(
            Arrays.copyOfRange(PHOTO.pixels(), 4 * i, 4 * i + 4),
            Arrays.copyOfRange(result.pixels(), 4 * i, 4 * i + 4));
      }
    }
  }

  /** The mean of a channel in a small square around a place. */
  private static double colour(Bitmap picture, double x, double y, int channel) {
    double sum = 0;
    for (int dy = -3; dy <= 3; dy++) {
      for (int dx = -3; dx <= 3; dx++) {
        int left = (int) (x * picture.width()) + dx;
        int top = (int) (y * picture.height()) + dy;
        sum += picture.pixels()[4 * (top * picture.width() + left) + channel] & 255;
      }
    }
    return sum / 49;
  }

  private static void look(Bitmap picture, String name) throws IOException {
    String folder = System.getProperty("guard.pictures", "");
    if (!folder.isEmpty()) {
      Files.write(
          Path.of(folder, name),
          dev.darkroom.engine.codec.Encoder.encode(
              picture, dev.darkroom.engine.codec.Encoding.PNG, 100));
    }
  }

  @Test
  void outside_the_mask_every_pixel_is_the_inputs_and_inside_is_the_edit() throws IOException {
    Bitmap edited = edited(1.012, 4, 0.94);
    Bitmap result = restored(edited);
    look(edited, "edited.png");
    look(result, "restored.png");
    assertOutsideIsTheInputs(result);
    assertEquals(180, colour(result, 0.5, 0.5, 1), 12);
    assertEquals(40, colour(result, 0.5, 0.5, 0), 14);
  }

  @Test
  void the_edit_is_moved_to_where_the_input_has_it() {
    Bitmap laid = Overlay.of(PHOTO, MASK, edited(1.02, 7, 1)).orElseThrow();
    double before = distance(edited(1.02, 7, 1));
    double after = distance(laid);
    assertTrue(after < 0.5 * before, before + " became " + after);
    assertTrue(after < 9, "the mean difference is " + after);
  }

  /** The mean difference from the photo well outside the mask. */
  private static double distance(Bitmap picture) {
    double sum = 0;
    int count = 0;
    for (int y = 20; y < PHOTO.height() - 20; y++) {
      for (int x = 20; x < PHOTO.width() - 20; x++) {
        int i = y * PHOTO.width() + x;
        if (MASK.coverage()[i] == 0) {
          sum += Math.abs((picture.pixels()[4 * i + 1] & 255) - (PHOTO.pixels()[4 * i + 1] & 255));
          count++;
        }
      }
    }
    return sum / count;
  }

  @Test
  void a_picture_that_is_in_its_place_is_not_touched_inside() {
    Bitmap edited = edited(1, 0, 1);
    Bitmap result = restored(edited);
    int middle = 4 * (PHOTO.height() / 2 * PHOTO.width() + PHOTO.width() / 2);
    for (int channel = 0; channel < 3; channel++) {
      assertEquals(
          edited.pixels()[middle + channel] & 255, result.pixels()[middle + channel] & 255, 3);
    }
  }

  @Test
  void the_edit_sets_in_softly_at_the_rim_of_the_mask() {
    Bitmap result = restored(edited(1, 0, 1));
    int row = PHOTO.height() / 2;
    int rim = 0;
    while (MASK.at(rim, row) == 0) {
      rim++;
    }
    int deep = result.pixels()[4 * (row * PHOTO.width() + rim + 8) + 1] & 255;
    int first = result.pixels()[4 * (row * PHOTO.width() + rim) + 1] & 255;
    int outside = PHOTO.pixels()[4 * (row * PHOTO.width() + rim - 1) + 1] & 255;
    assertEquals(180, deep, 20);
    assertTrue(Math.abs(first - outside) < Math.abs(deep - outside), first + " of " + deep);
  }

  @Test
  void another_picture_is_not_torn_but_left() {
    Bitmap other = Resampler.resize(Photos.load("cat.png"), PHOTO.width(), PHOTO.height());
    assertEquals(Optional.empty(), Restoration.of(PHOTO, MASK, other));
  }

  @Test
  void a_result_of_another_size_and_ratio_shows_the_middle_of_the_input() throws IOException {
    int side = Math.min(PHOTO.width(), PHOTO.height());
    Bitmap square = new Bitmap(side, side);
    int left = (PHOTO.width() - side) / 2;
    int top = (PHOTO.height() - side) / 2;
    Bitmap edited = edited(1, 0, 1);
    for (int y = 0; y < side; y++) {
      System.arraycopy(
          edited.pixels(),
          4 * ((top + y) * PHOTO.width() + left),
          square.pixels(),
          4 * y * side,
          4 * side);
    }
    Bitmap result =
        Restoration.of(PHOTO, MASK, Resampler.resize(square, 2 * side, 2 * side)).orElseThrow();
    look(result, "square.png");
    assertEquals(2 * side, result.width());
    double x = (left + 0.1 * side) / PHOTO.width();
    double y = (top + 0.1 * side) / PHOTO.height();
    for (int channel = 0; channel < 3; channel++) {
      assertEquals(colour(PHOTO, x, y, channel), colour(result, 0.1, 0.1, channel), 6);
    }
    assertEquals(180, colour(result, 0.5, 0.5, 1), 10);
  }
}

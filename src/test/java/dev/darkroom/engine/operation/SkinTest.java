package dev.darkroom.engine.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.mask.Where;
import java.util.List;
import org.junit.jupiter.api.Test;

class SkinTest extends OperationContract {
  private static final Where PERSON = new Where.Subject("person", Where.Kind.PERSON);
  private static final Bitmap PHOTO = Photos.load("astronaut.png");

  /** Where the astronaut's chin is, and a part of her suit. */
  private static final int[] CHIN = {215, 158, 235, 168};

  private static final int[] SUIT = {60, 300, 120, 380};

  @Override
  protected List<Operation> samples() {
    return List.of(
        new Retouch(new Where.CallerMask(), Touch.SMOOTH_SKIN, 1),
        new Retouch(new Where.CallerMask(), Touch.SMOOTH_SKIN, 0.2),
        new Retouch(new Where.Background(), Touch.SMOOTH_SKIN, 0.5));
  }

  @Override
  protected Bitmap photo() {
    return withTransparentCorner(Photos.small("astronaut.png", 200));
  }

  @Test
  void evens_skin_out_and_leaves_the_suit_and_the_eyes() {
    Bitmap smooth = touched(PHOTO, Touch.SMOOTH_SKIN, 0.8);
    double before = variance(PHOTO, CHIN);
    assertTrue(variance(smooth, CHIN) < 0.7 * before, variance(smooth, CHIN) + " of " + before);
    assertEquals(0, difference(PHOTO, smooth, SUIT), 0.05);
    assertEquals(0, difference(PHOTO, smooth, new int[] {380, 20, 500, 200}), 0.001);
    assertTrue(difference(PHOTO, smooth, new int[] {195, 97, 210, 104}) < 5, "the eye stays");
  }

  @Test
  void keeps_some_of_the_grain() {
    Bitmap smooth = touched(PHOTO, Touch.SMOOTH_SKIN, 1);
    assertTrue(variance(smooth, CHIN) > 0.02 * variance(PHOTO, CHIN));
  }

  @Test
  void more_strength_is_smoother() {
    double little = variance(touched(PHOTO, Touch.SMOOTH_SKIN, 0.1), CHIN);
    assertTrue(variance(touched(PHOTO, Touch.SMOOTH_SKIN, 1), CHIN) < little);
  }

  @Test
  void takes_spots_out_and_little_else() {
    Bitmap spotted = PHOTO.copy();
    int[][] spots = {{205, 120}, {240, 118}, {222, 92}, {222, 168}, {252, 128}};
    for (int[] spot : spots) {
      redden(spotted, spot[0], spot[1]);
    }
    Bitmap clear = touched(spotted, Touch.REMOVE_BLEMISHES, 0.5);
    int gone = 0;
    for (int[] spot : spots) {
      int[] box = {spot[0] - 2, spot[1] - 2, spot[0] + 3, spot[1] + 3};
      gone += difference(PHOTO, clear, box) < 0.4 * difference(PHOTO, spotted, box) ? 1 : 0;
    }
    assertTrue(gone >= 4, gone + " of 5 spots are gone");
    assertTrue(changed(spotted, clear) < 1500, changed(spotted, clear) + " pixels changed");
  }

  @Test
  void refuses_where_there_is_no_skin() {
    Bitmap blue = new Bitmap(60, 50);
    for (int i = 0; i < blue.pixels().length; i += 4) {
      blue.pixels()[i] = (byte) 200;
      blue.pixels()[i + 3] = (byte) 255;
    }
    Operation smooth = new Retouch(PERSON, Touch.SMOOTH_SKIN, 0.5);
    Refusal refusal = assertThrows(Refusal.class, () -> smooth.apply(scene(blue)));
    assertEquals(Refusal.Code.REGION_NOT_FOUND, refusal.code());
  }

  /** The person is the left two thirds of the photo. */
  private Bitmap touched(Bitmap picture, Touch touch, double strength) {
    Mask person = new Mask(picture.width(), picture.height());
    for (int i = 0; i < person.coverage().length; i++) {
      person.coverage()[i] = (byte) (i % picture.width() < 370 ? 255 : 0);
    }
    Scene scene = new Scene(_ -> picture, 1, null, new FakeRegions(), Monitor.none());
    scene.subject(new dev.darkroom.engine.mask.Found(person, 1, "drawn"));
    new Retouch(PERSON, touch, strength).apply(scene);
    return scene.bitmap();
  }

  private static void redden(Bitmap picture, int x, int y) {
    int[] spot = {80, 90, 165};
    for (int v = y - 5; v <= y + 5; v++) {
      for (int u = x - 5; u <= x + 5; u++) {
        double share = 0.8 * Math.exp(-((u - x) * (u - x) + (v - y) * (v - y)) / 4.5);
        for (int c = 0; c < 3; c++) {
          int at = 4 * (v * picture.width() + u) + c;
          int old = picture.pixels()[at] & 255;
          picture.pixels()[at] = (byte) Math.round(old + share * (spot[c] - old));
        }
      }
    }
  }

  /**
   * The variance of green against its neighbours four pixels away, so that shading counts little.
   */
  private static double variance(Bitmap picture, int[] box) {
    double sum = 0;
    int count = 0;
    for (int y = box[1]; y < box[3]; y++) {
      for (int x = box[0]; x < box[2]; x++) {
        int around = green(picture, x - 4, y) + green(picture, x + 4, y);
        around += green(picture, x, y - 4) + green(picture, x, y + 4);
        double away = green(picture, x, y) - around / 4.0;
        sum += away * away;
        count++;
      }
    }
    return sum / count;
  }

  private static int green(Bitmap picture, int x, int y) {
    return picture.pixels()[4 * (y * picture.width() + x) + 1] & 255;
  }

  private static double difference(Bitmap a, Bitmap b, int[] box) {
    double sum = 0;
    for (int y = box[1]; y < box[3]; y++) {
      for (int x = box[0]; x < box[2]; x++) {
        sum += Math.abs(green(a, x, y) - green(b, x, y));
      }
    }
    return sum / ((box[2] - box[0]) * (box[3] - box[1]));
  }

  private static int changed(Bitmap a, Bitmap b) {
    int count = 0;
    for (int i = 0; i < a.pixels().length; i += 4) {
      count += a.pixels()[i + 1] != b.pixels()[i + 1] ? 1 : 0;
    }
    return count;
  }
}

package dev.darkroom.engine.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.model.Calibration;
import dev.darkroom.engine.model.CutOutModel.Alpha;
import dev.darkroom.engine.model.Models;
import dev.darkroom.engine.model.Networks;
import dev.darkroom.engine.model.OwnCutOut;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With small networks that see what is bright; a constant table makes them as sure as wanted. */
class OwnSightTest {
  private static final String SURE = "0:0.95";
  private static final String BETWEEN = "0:0.7";
  private static final String HARDLY = "0:0.55";
  private static final String UNSURE = "0:0.3";

  /** A light of 90 of 255: less than half, so that the networks see nothing of it. */
  private static final int DARK = 90;

  @TempDir private Path folder;

  @Test
  void a_score_is_what_training_makes_of_the_same_views() {
    // training/test_calibrate.py has the same numbers.
    Alpha first = spot(12, 10, 5.3, 4.1, 3);
    assertEquals(0.256058, score(first, spot(12, 10, 5.5, 4.0, 2.8)), 1e-5);
    assertEquals(0.117437, score(first, spot(12, 10, 6.9, 4.4, 2.8)), 1e-5);
  }

  @Test
  void a_nearer_view_is_laid_where_it_was_seen() {
    float[] full = new float[64 * 32];
    Arrays.fill(full, 1);
    Alpha near = new Alpha(64, 32, full);
    OwnCutOut.Part part = new OwnCutOut.Part(200, 100, 600, 300);
    OwnCutOut.Views views = new OwnCutOut.Views(new Alpha(64, 32, full), near, part, table());
    Alpha laid = OwnSight.laid(views, 1000, 500);
    assertEquals(160, laid.width()); // 64 pixels for 400 of 1000
    assertEquals(80, laid.height());
    double sum = 0;
    for (float alpha : laid.alpha()) {
      sum += alpha;
    }
    assertEquals(64 * 32, sum, 1e-3);
    assertEquals(1, laid.alpha()[16 * 160 + 32]);
    assertEquals(0, laid.alpha()[15 * 160 + 32] + laid.alpha()[16 * 160 + 31]);
  }

  private static Calibration table() {
    return new Calibration(64, 64, new double[] {0, 1}, new double[] {0, 1});
  }

  private static double score(Alpha first, Alpha second) {
    return OwnSight.score(first, second, OwnSight.mean(first, second));
  }

  private static Alpha spot(int width, int height, double x, double y, double reach) {
    float[] values = new float[width * height];
    for (int i = 0; i < values.length; i++) {
      int row = i / width;
      double far = Math.hypot(i % width - x, row - y) / reach;
      values[i] = (float) Math.clamp(1.6 - far, 0.0, 1.0);
    }
    return new Alpha(width, height, values);
  }

  @Test
  void a_sure_network_is_used_alone_where_outlines_say_nothing() {
    Bitmap picture = chequered();
    assertThrows(Refusal.class, () -> classical().subject(picture, Monitor.none()));
    Found found = ladder(SURE).subject(picture, Monitor.none());
    assertEquals("own cut-out network", found.how());
    assertEquals(0.95, found.confidence(), 1e-9);
    assertEquals(255, found.mask().at(120, 120));
    assertEquals(0, found.mask().at(20, 20));
  }

  @Test
  void a_network_between_sure_and_unsure_needs_an_outline_that_shows_the_same() {
    Found found = ladder(BETWEEN).subject(disc(230, DARK), Monitor.none());
    assertEquals("own cut-out network and outline", found.how());
    assertTrue(found.confidence() > 0.9, "confidence " + found.confidence());
    Refusal refusal =
        assertThrows(Refusal.class, () -> ladder(BETWEEN).subject(chequered(), Monitor.none()));
    assertEquals(Refusal.Code.SUBJECT_NOT_FOUND, refusal.code());
  }

  @Test
  void an_outline_is_doubted_where_the_network_sees_something_else() {
    Bitmap picture = dark();
    Found outlined = classical().subject(picture, Monitor.none());
    Found found = ladder(HARDLY).subject(picture, Monitor.none());
    assertEquals(outlined.how(), found.how());
    assertArrayEquals(outlined.mask().coverage(), found.mask().coverage());
    assertTrue(outlined.doubt().isEmpty() && found.doubt().isPresent(), found.how());
  }

  @Test
  void a_network_that_is_likelier_than_the_outline_it_contradicts_is_used_with_a_word() {
    Found found = ladder(BETWEEN).subject(dark(), Monitor.none());
    assertEquals("own cut-out network", found.how());
    assertTrue(found.doubt().isPresent());
    assertEquals(255, found.mask().at(120, 5));
    assertEquals(0, found.mask().at(120, 120));
  }

  @Test
  void an_unsure_network_changes_nothing() {
    Bitmap picture = disc(230, DARK);
    Found outlined = classical().subject(picture, Monitor.none());
    Found found = ladder(UNSURE).subject(picture, Monitor.none());
    assertEquals(outlined.how(), found.how());
    assertEquals(outlined.confidence(), found.confidence());
    assertArrayEquals(outlined.mask().coverage(), found.mask().coverage());
    assertThrows(Refusal.class, () -> ladder(UNSURE).subject(chequered(), Monitor.none()));
  }

  @Test
  void a_sure_network_leaves_people_with_faces_to_the_person_model() {
    Found found = ladder(SURE).subject(portrait(false), Monitor.none());
    assertEquals("person model", found.how());
  }

  @Test
  void a_sure_network_goes_before_a_person_model_that_takes_a_thing_for_a_person() {
    Bitmap thing = portrait(true);
    assertEquals("person model", classical().subject(thing, Monitor.none()).how());
    assertEquals("own cut-out network", ladder(SURE).subject(thing, Monitor.none()).how());
  }

  @Test
  void people_who_are_named_are_looked_for_as_before() {
    Bitmap thing = portrait(true);
    SubjectSearch search = search(SURE);
    assertEquals("person model", search.find(thing, Where.Kind.PERSON, Monitor.none()).how());
    assertNotEquals("person model", search.find(thing, Where.Kind.PRODUCT, Monitor.none()).how());
  }

  @Test
  void an_operators_network_goes_before_the_own_one() {
    Networks.bright(folder, "isnet.onnx", 64);
    try (Models models = Models.load(folder)) {
      MaskLadder ladder = new MaskLadder(models, Networks.own(folder, SURE));
      assertEquals("cut-out model", ladder.subject(disc(230, 20), Monitor.none()).how());
    }
  }

  private MaskLadder ladder(String table) {
    return new MaskLadder(Models.none(), Networks.own(folder, table));
  }

  private SubjectSearch search(String table) {
    OwnCutOut own = Networks.own(folder, table);
    return new SubjectSearch(new PersonModel(), new FaceFinder(), null, own);
  }

  private static MaskLadder classical() {
    return new MaskLadder(Models.none(), OwnCutOut.none());
  }

  /** A disc in the middle of a plain ground. */
  private static Bitmap disc(int light, int ground) {
    return drawn((x, y) -> Math.hypot(x - 120, y - 120) < 70 ? light : ground);
  }

  /** A dark disc, and a bright bar above it, which is all that the networks see. */
  private static Bitmap dark() {
    return drawn((x, y) -> y < 12 ? 200 : Math.hypot(x - 120, y - 120) < 70 ? 20 : DARK);
  }

  /** Bright and dark squares of all sizes; those in the middle are a little brighter. */
  private static Bitmap chequered() {
    return drawn(
        (x, y) -> {
          boolean inside = Math.hypot(x - 120, y - 120) < 70;
          boolean odd = (x / 9 + y / 9) % 2 == 0;
          return inside ? (odd ? 150 : 250) : odd ? 110 : 5;
        });
  }

  private interface Light {
    int at(int x, int y);
  }

  private static Bitmap drawn(Light light) {
    Bitmap picture = new Bitmap(240, 240);
    for (int i = 0; i < 240 * 240; i++) {
      int value = light.at(i % 240, i / 240);
      Arrays.fill(picture.pixels(), 4 * i, 4 * i + 3, (byte) value);
      picture.pixels()[4 * i + 3] = (byte) 255;
    }
    return picture;
  }

  /**
   * The astronaut alone, lightened, on black.
   *
   * @param masked whether her face is painted over
   */
  private static Bitmap portrait(boolean masked) {
    Bitmap photo = Photos.load("astronaut.png");
    Found person =
        new SubjectSearch(new PersonModel(), new FaceFinder(), null, OwnCutOut.none())
            .find(photo, Where.Kind.PERSON, Monitor.none());
    Bitmap picture = new Bitmap(photo.width(), photo.height());
    for (int i = 0; i < person.mask().coverage().length; i++) {
      int row = i / photo.width();
      boolean hidden = masked && Math.hypot(i % photo.width() - 222, row - 115) < 62;
      int cover = person.mask().coverage()[i] & 255;
      for (int c = 0; c < 3; c++) {
        int value = hidden ? 180 : 130 + (photo.pixels()[4 * i + c] & 255) * 125 / 255;
        picture.pixels()[4 * i + c] = (byte) (value * cover / 255);
      }
      picture.pixels()[4 * i + 3] = (byte) 255;
    }
    return picture;
  }
}

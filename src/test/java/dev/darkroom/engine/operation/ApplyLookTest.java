package dev.darkroom.engine.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.mask.Where;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApplyLookTest extends OperationContract {
  private static final Where WHOLE = new Where.Whole();
  private static final Bitmap PHOTO = Photos.small("astronaut.png", 320);

  @Override
  protected Bitmap photo() {
    return withTransparentCorner(Photos.small("coffee.png", 180));
  }

  @Override
  protected List<Operation> samples() {
    List<Operation> samples = new ArrayList<>();
    for (Look look : Look.values()) {
      samples.add(new ApplyLook(new Where.CallerMask(), look, 0.9));
    }
    samples.add(new ApplyLook(WHOLE, Look.CARTOON, 1));
    samples.add(new ApplyLook(new Where.Background(), Look.BLACK_AND_WHITE, 1));
    return samples;
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void strength_blends_from_the_photo_to_the_look(Look look) {
    assertArrayEquals(PHOTO.pixels(), applied(new ApplyLook(WHOLE, look, 0), PHOTO).pixels());
    long half = difference(PHOTO, applied(new ApplyLook(WHOLE, look, 0.5), PHOTO));
    long full = difference(PHOTO, looking(look));
    assertTrue(full > PHOTO.pixels().length, look + " changes " + full);
    assertEquals(0.5, half / (double) full, 0.08);
  }

  @Test
  void black_and_white_and_drawings_have_no_colour() {
    for (Look look : List.of(Look.BLACK_AND_WHITE, Look.SKETCH, Look.EMBOSS)) {
      assertEquals(0, Looks.chroma(looking(look)), 0.002, look.toString());
    }
  }

  @Test
  void sepia_is_brown_and_as_light_as_the_photo() {
    Bitmap sepia = looking(Look.SEPIA);
    assertTrue(Looks.yellowness(sepia) > 0.015);
    assertTrue(Looks.redness(sepia) > 0.005);
    assertEquals(Looks.lightness(PHOTO), Looks.lightness(sepia), 0.01);
  }

  @Test
  void warm_is_yellower_and_cool_is_bluer() {
    double before = Looks.yellowness(PHOTO);
    assertTrue(Looks.yellowness(looking(Look.WARM)) > before + 0.01);
    assertTrue(Looks.yellowness(looking(Look.COOL)) < before - 0.01);
  }

  @Test
  void night_is_dark_and_blue() {
    Bitmap night = looking(Look.NIGHT);
    assertTrue(Looks.lightness(night) < 0.65 * Looks.lightness(PHOTO));
    assertTrue(Looks.yellowness(night) < 0);
  }

  @Test
  void autumn_turns_green_to_ochre_and_leaves_blue() {
    Bitmap colours = new Bitmap(2, 1, new byte[] {40, (byte) 150, 60, -1, (byte) 200, 80, 40, -1});
    byte[] after = applied(new ApplyLook(WHOLE, Look.AUTUMN, 1), colours).pixels();
    assertTrue((after[2] & 255) > (after[1] & 255), "red above green");
    assertTrue((after[1] & 255) > (after[0] & 255), "green above blue");
    assertTrue((after[4] & 255) > 150 && (after[6] & 255) < 90, "blue stays blue");
  }

  @Test
  void a_vignette_darkens_corners_and_keeps_the_middle() {
    byte[] white = new byte[4 * 101 * 101];
    Arrays.fill(white, (byte) -1);
    Bitmap after = applied(new ApplyLook(WHOLE, Look.VIGNETTE, 1), new Bitmap(101, 101, white));
    assertTrue((after.pixels()[0] & 255) < 190);
    assertEquals(255, after.pixels()[4 * (50 * 101 + 50)] & 255);
  }

  @Test
  void inverting_twice_gives_the_photo_back() {
    Operation invert = new ApplyLook(WHOLE, Look.INVERT, 1);
    assertArrayEquals(PHOTO.pixels(), applied(invert, applied(invert, PHOTO)).pixels());
  }

  @Test
  void paintings_have_less_detail_and_hdr_has_more() {
    double before = Looks.detail(PHOTO);
    for (Look look : List.of(Look.OIL, Look.WATERCOLOUR, Look.PIXELATE)) {
      double after = Looks.detail(looking(look));
      assertTrue(after < 0.8 * before, look + ": " + before + " to " + after);
    }
    double after = Looks.detail(looking(Look.HDR));
    assertTrue(after > 1.1 * before, before + " to " + after);
  }

  @Test
  void a_poster_has_few_tones() {
    int[] counts = new int[64];
    Bitmap poster = applied(new ApplyLook(WHOLE, Look.POSTER, 1), greyRamp());
    for (int x = 0; x < poster.width(); x++) {
      counts[(poster.pixels()[4 * x] & 255) / 4]++;
    }
    long tones = Arrays.stream(counts).filter(count -> count > 6).count();
    assertTrue(tones <= 6, tones + " tones");
  }

  @Test
  void fade_and_vintage_have_no_black() {
    for (Look look : List.of(Look.FADE, Look.VINTAGE)) {
      Bitmap black = new Bitmap(1, 1, new byte[] {0, 0, 0, -1});
      assertTrue(Looks.lightness(applied(new ApplyLook(WHOLE, look, 1), black)) > 0.08);
    }
  }

  @Test
  void a_plan_calls_each_look_by_an_honest_name() {
    Set<Object> names = new HashSet<>();
    for (Look look : Look.values()) {
      names.add(new ApplyLook(WHOLE, look, 1).parameters().get("look"));
    }
    assertEquals(Look.values().length, names.size());
    assertTrue(names.containsAll(List.of("day-for-night grade", "autumn colour grade")));
  }

  private Bitmap looking(Look look) {
    return applied(new ApplyLook(WHOLE, look, 1), PHOTO);
  }

  private static Bitmap greyRamp() {
    Bitmap ramp = new Bitmap(256, 8);
    for (int i = 0; i < ramp.pixels().length; i++) {
      ramp.pixels()[i] = (byte) (i % 4 == 3 ? 255 : i / 4 % 256);
    }
    return ramp;
  }

  private static long difference(Bitmap a, Bitmap b) {
    long sum = 0;
    for (int i = 0; i < a.pixels().length; i++) {
      sum += Math.abs((a.pixels()[i] & 255) - (b.pixels()[i] & 255));
    }
    return sum;
  }
}

package dev.darkroom.engine.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.mask.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdjustToneTest extends OperationContract {
  private static final Where WHOLE = new Where.Whole();

  @Override
  protected Bitmap photo() {
    return withTransparentCorner(Photos.small("coffee.png", 180));
  }

  @Override
  protected List<Operation> samples() {
    List<Operation> samples = new ArrayList<>();
    for (Tone tone : Tone.values()) {
      samples.add(new AdjustTone(WHOLE, tone, 0.3));
    }
    samples.add(new AdjustTone(new Where.CallerMask(), Tone.BRIGHTNESS, -0.4));
    samples.add(new AdjustTone(new Where.Area(Position.TOP_LEFT), Tone.CONTRAST, -0.5));
    samples.add(new AdjustTone(new Where.Subject("产品", Where.Kind.ANY), Tone.WARMTH, -1));
    return samples;
  }

  @ParameterizedTest
  @ValueSource(strings = {"coffee.png", "astronaut.png"})
  void thirty_percent_brighter_looks_about_that_much_brighter(String photo) {
    double before = Looks.lightness(Photos.load(photo));
    double after = Looks.lightness(toned(photo, Tone.BRIGHTNESS, 0.3));
    assertTrue(after > 1.1 * before && after < 1.3 * before, before + " to " + after);
  }

  @Test
  void thirty_percent_darker_looks_thirty_percent_darker() {
    double before = Looks.lightness(Photos.load("astronaut.png"));
    double after = Looks.lightness(toned("astronaut.png", Tone.BRIGHTNESS, -0.3));
    assertEquals(0.7, after / before, 0.01);
  }

  @Test
  void contrast_spreads_tones_and_keeps_black_and_white() {
    double before = Looks.spread(Photos.load("coffee.png"));
    double more = Looks.spread(toned("coffee.png", Tone.CONTRAST, 0.3));
    double less = Looks.spread(toned("coffee.png", Tone.CONTRAST, -0.3));
    assertTrue(more > 1.1 * before, before + " to " + more);
    assertTrue(less < 0.8 * before, before + " to " + less);
    Bitmap ends = new Bitmap(2, 1, new byte[] {0, 0, 0, -1, -1, -1, -1, -1});
    Bitmap after = applied(new AdjustTone(WHOLE, Tone.CONTRAST, 0.5), ends);
    assertEquals(0, after.pixels()[0]);
    assertEquals(-1, after.pixels()[4]);
  }

  @Test
  void saturation_strengthens_colours_or_takes_them_away() {
    double before = Looks.chroma(Photos.load("coffee.png"));
    assertTrue(Looks.chroma(toned("coffee.png", Tone.SATURATION, 0.4)) > 1.2 * before);
    assertEquals(0, Looks.chroma(toned("coffee.png", Tone.SATURATION, -1)), 0.002);
  }

  @Test
  void warmth_goes_towards_amber_and_blue() {
    double before = Looks.yellowness(Photos.load("astronaut.png"));
    assertTrue(Looks.yellowness(toned("astronaut.png", Tone.WARMTH, 0.3)) > before + 0.01);
    assertTrue(Looks.yellowness(toned("astronaut.png", Tone.WARMTH, -0.3)) < before - 0.01);
  }

  @Test
  void tint_goes_towards_magenta_and_green() {
    double before = Looks.redness(Photos.load("astronaut.png"));
    assertTrue(Looks.redness(toned("astronaut.png", Tone.GREEN_MAGENTA, 0.3)) > before + 0.01);
    assertTrue(Looks.redness(toned("astronaut.png", Tone.GREEN_MAGENTA, -0.3)) < before - 0.01);
  }

  @Test
  void shadows_and_highlights_move_only_their_end() {
    ToDoubleFunction<Tone> dark = tone -> grey(tone, 40) - 40;
    ToDoubleFunction<Tone> light = tone -> grey(tone, 225) - 225;
    assertTrue(dark.applyAsDouble(Tone.SHADOWS) > 10);
    assertEquals(0, light.applyAsDouble(Tone.SHADOWS), 1);
    assertTrue(light.applyAsDouble(Tone.HIGHLIGHTS) > 3);
    assertEquals(0, dark.applyAsDouble(Tone.HIGHLIGHTS), 1);
  }

  @ParameterizedTest
  @EnumSource(Tone.class)
  void no_change_changes_nothing_and_more_keeps_the_order_of_greys(Tone tone) {
    for (int level = 0; level < 256; level += 5) {
      Bitmap before = grey(level);
      assertEquals(level, applied(new AdjustTone(WHOLE, tone, 0), before).pixels()[1] & 255);
    }
    for (double amount : new double[] {-0.6, 0.6}) {
      int last = -1;
      for (int level = 0; level < 256; level += 15) {
        Bitmap after = applied(new AdjustTone(WHOLE, tone, amount), grey(level));
        double lightness = Looks.lightness(after) * 1000;
        assertTrue(lightness >= last - 1, tone + " at " + level);
        last = (int) lightness;
      }
    }
  }

  @Test
  void a_mask_blends_softly() {
    Bitmap photo = Photos.load("coffee.png");
    Bitmap after = applied(new AdjustTone(new Where.CallerMask(), Tone.BRIGHTNESS, -0.5), photo);
    Bitmap whole = applied(new AdjustTone(WHOLE, Tone.BRIGHTNESS, -0.5), photo);
    var mask = FakeRegions.ellipse(photo, 0.5, 0.5, 0.25);
    for (int i = 0; i < mask.coverage().length; i++) {
      int share = mask.coverage()[i] & 255;
      int from = photo.pixels()[4 * i] & 255;
      int to = whole.pixels()[4 * i] & 255;
      double expected = from + (to - from) * share / 255.0;
      assertEquals(expected, after.pixels()[4 * i] & 255, 1.01);
    }
  }

  private double grey(Tone tone, int level) {
    return applied(new AdjustTone(WHOLE, tone, 0.5), grey(level)).pixels()[1] & 255;
  }

  private static Bitmap grey(int level) {
    byte value = (byte) level;
    return new Bitmap(1, 1, new byte[] {value, value, value, -1});
  }

  private Bitmap toned(String photo, Tone tone, double amount) {
    return applied(new AdjustTone(WHOLE, tone, amount), Photos.load(photo));
  }
}

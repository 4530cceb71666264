package dev.darkroom.engine.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.mask.Where;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetouchTest extends OperationContract {
  private static final Where WHOLE = new Where.Whole();
  private static final Bitmap PHOTO = Photos.load("coffee.png");

  @Override
  protected Bitmap photo() {
    return withTransparentCorner(Photos.small("coffee.png", 180));
  }

  @Override
  protected List<Operation> samples() {
    List<Operation> samples = new ArrayList<>();
    for (Touch touch : EnumSet.complementOf(EnumSet.of(Touch.REMOVE_BLEMISHES))) {
      samples.add(new Retouch(new Where.CallerMask(), touch, 0.6));
    }
    samples.add(new Retouch(new Where.Background(), Touch.BLUR, 1));
    return samples;
  }

  @Test
  void sharpening_shows_more_detail_and_blurring_less() {
    double before = Looks.detail(PHOTO);
    assertTrue(Looks.detail(touched(PHOTO, Touch.SHARPEN, 0.5)) > 1.15 * before);
    assertTrue(Looks.detail(touched(PHOTO, Touch.SHARPEN, 1)) > 1.3 * before);
    double little = Looks.detail(touched(PHOTO, Touch.BLUR, 0.1));
    assertTrue(little < 0.7 * before);
    assertTrue(Looks.detail(touched(PHOTO, Touch.BLUR, 0.8)) < 0.5 * little);
  }

  @Test
  void sharpening_keeps_the_colour() {
    double before = Looks.yellowness(PHOTO);
    assertEquals(before, Looks.yellowness(touched(PHOTO, Touch.SHARPEN, 1)), 0.006);
  }

  @Test
  void a_blurred_background_takes_no_colour_from_the_subject() {
    int size = 120;
    Bitmap picture = new Bitmap(size, size);
    Mask subject = new Mask(size, size);
    for (int i = 0; i < size * size; i++) {
      boolean inside = i % size > 40 && i % size < 80 && i / size > 40 && i / size < 80;
      subject.coverage()[i] = (byte) (inside ? 0 : 255);
      byte[] colour = inside ? new byte[] {0, 0, -1, -1} : new byte[] {90, 90, 90, -1};
      System.arraycopy(colour, 0, picture.pixels(), 4 * i, 4);
    }
    Scene scene = new Scene(_ -> picture, 1, subject, new FakeRegions(), Monitor.none());
    new Retouch(new Where.CallerMask(), Touch.BLUR, 1).apply(scene);
    for (int i = 0; i < size * size; i++) {
      if (subject.coverage()[i] != 0) {
        assertEquals(90, scene.bitmap().pixels()[4 * i + 2] & 255, 12, "red at " + i);
      }
    }
  }

  @Test
  void denoising_brings_a_noisy_photo_nearer_to_the_clean_one() {
    Bitmap clean = Photos.load("astronaut.png");
    Bitmap noisy = clean.copy();
    Random random = new Random(5);
    for (int i = 0; i < noisy.pixels().length; i++) {
      if (i % 4 != 3) {
        double value = (noisy.pixels()[i] & 255) + 14 * random.nextGaussian();
        noisy.pixels()[i] = (byte) Math.clamp(Math.round(value), 0, 255);
      }
    }
    double before = error(clean, noisy);
    assertTrue(error(clean, touched(noisy, Touch.DENOISE, 0.8)) < 0.5 * before);
  }

  @Test
  void white_balance_takes_a_cast_away_and_leaves_a_balanced_photo() {
    Bitmap balanced = Photos.load("astronaut.png");
    Bitmap cast = applied(new AdjustTone(WHOLE, Tone.WARMTH, 0.5), balanced);
    double without = Looks.yellowness(balanced);
    double with = Looks.yellowness(cast);
    double after = Looks.yellowness(touched(cast, Touch.WHITE_BALANCE, 1));
    assertTrue(Math.abs(after - without) < 0.6 * (with - without), with + " to " + after);
    double untouched = Looks.yellowness(touched(balanced, Touch.WHITE_BALANCE, 1));
    assertEquals(without, untouched, 0.012);
  }

  @Test
  void dehazing_brings_contrast_back() {
    Bitmap hazy = PHOTO.copy();
    for (int i = 0; i < hazy.pixels().length; i++) {
      if (i % 4 != 3) {
        hazy.pixels()[i] = (byte) ((hazy.pixels()[i] & 255) * 2 / 5 + 130);
      }
    }
    Bitmap clear = touched(hazy, Touch.DEHAZE, 0.9);
    assertTrue(Looks.spread(clear) > 1.5 * Looks.spread(hazy));
    assertTrue(Looks.chroma(clear) > 1.5 * Looks.chroma(hazy));
  }

  @Test
  void auto_enhance_gives_a_dull_photo_its_range_and_keeps_a_good_one() {
    Bitmap dull = applied(new AdjustTone(WHOLE, Tone.CONTRAST, -0.4), PHOTO);
    assertTrue(Looks.spread(touched(dull, Touch.AUTO_ENHANCE, 1)) > 1.15 * Looks.spread(dull));
    Bitmap good = Photos.load("astronaut.png");
    double before = Looks.lightness(good);
    assertEquals(before, Looks.lightness(touched(good, Touch.AUTO_ENHANCE, 1)), 0.05);
  }

  @ParameterizedTest
  @EnumSource(Touch.class)
  void stops_when_it_is_told_to(Touch touch) {
    Monitor stopped =
        new Monitor() {
          @Override
          public void progress(double done, String stage) {}

          @Override
          public void check() {
            throw new Stopped(true);
          }
        };
    Scene scene = new Scene(_ -> PHOTO, 1, null, new FakeRegions(), stopped);
    Operation operation = new Retouch(WHOLE, touch, 0.5);
    assertThrows(Monitor.Stopped.class, () -> operation.apply(scene));
  }

  private Bitmap touched(Bitmap picture, Touch touch, double strength) {
    return applied(new Retouch(WHOLE, touch, strength), picture);
  }

  private static double error(Bitmap a, Bitmap b) {
    double sum = 0;
    for (int i = 0; i < a.pixels().length; i++) {
      double difference = (a.pixels()[i] & 255) - (b.pixels()[i] & 255);
      sum += difference * difference;
    }
    return sum;
  }
}

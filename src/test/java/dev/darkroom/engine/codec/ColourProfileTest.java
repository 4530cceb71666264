package dev.darkroom.engine.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class ColourProfileTest {
  private static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
  private static final byte[] LINEAR = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();

  @Test
  void leaves_a_picture_in_srgb_as_it_is() {
    assertTrue(ColourProfile.parse(SRGB).orElseThrow().isSrgb());
    Bitmap plain = decode(png());
    assertArrayEquals(plain.pixels(), decode(withProfile(png(), SRGB)).pixels());
  }

  @Test
  void turns_other_colours_into_srgb_as_a_colour_engine_does() {
    for (byte[] profile : List.of(LINEAR, wide())) {
      Bitmap seen = decode(withProfile(png(), profile));
      Bitmap stored = decode(png());
      ICC_ColorSpace space = new ICC_ColorSpace(ICC_Profile.getInstance(profile));
      for (int i = 0; i < stored.pixels().length; i += 4 * 37) {
        byte[] p = stored.pixels();
        float[] rgb =
            space.toRGB(
                new float[] {
                  (p[i + 2] & 255) / 255f, (p[i + 1] & 255) / 255f, (p[i] & 255) / 255f
                });
        for (int c = 0; c < 3; c++) {
          assertEquals(255 * rgb[2 - c], seen.pixels()[i + c] & 255, 2.5, "byte " + (i + c));
        }
      }
    }
  }

  @Test
  void reads_the_profile_of_every_format_that_has_one() {
    Bitmap expected = decode(withProfile(png(), LINEAR));
    byte[] webp = Encoder.encode(decode(png()), Encoding.WEBP, 100);
    Bitmap fromWebp = decode(Files.withWebpChunk(webp, 0x20, "ICCP", LINEAR));
    assertArrayEquals(expected.pixels(), fromWebp.pixels());
    byte[] jpeg = Files.written(Files.scenery(BufferedImage.TYPE_INT_RGB), "jpeg");
    byte[] start = Files.ascii("ICC_PROFILE\0");
    int half = LINEAR.length / 2;
    byte[] first = Files.joined(start, new byte[] {1, 2}, part(LINEAR, 0, half));
    byte[] second = Files.joined(start, new byte[] {2, 2}, part(LINEAR, half, LINEAR.length));
    byte[] split = Files.withJpegSegment(Files.withJpegSegment(jpeg, 0xe2, first), 0xe2, second);
    assertTrue(lightness(decode(split)) > lightness(decode(jpeg)) + 20);
  }

  @Test
  void ignores_a_broken_profile_and_says_so() {
    for (byte[] broken : List.of(new byte[] {1, 2, 3}, part(SRGB, 0, 200), new byte[5000])) {
      List<String> notes = new ArrayList<>();
      Bitmap seen = Decoder.decode(withProfile(png(), broken), Limits.DEFAULT, notes::add);
      assertArrayEquals(decode(png()).pixels(), seen.pixels());
      assertEquals(1, notes.size());
      assertTrue(notes.getFirst().contains("colour profile"));
    }
  }

  @Test
  void a_profile_that_inflates_without_end_is_cut_off() {
    List<String> notes = new ArrayList<>();
    Decoder.decode(withProfile(png(), new byte[64 << 20]), Limits.DEFAULT, notes::add);
    assertEquals(1, notes.size());
  }

  @Test
  void survives_a_damaged_profile() {
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = LINEAR.clone();
      for (int n = 0; n < 6; n++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      assertEquals(Files.WIDTH, decode(withProfile(png(), damaged)).width());
    }
  }

  /** The linear profile with red and green mixed: a space with other primaries. */
  private static byte[] wide() {
    ICC_Profile profile = ICC_Profile.getInstance(LINEAR);
    byte[] red = profile.getData(ICC_Profile.icSigRedColorantTag);
    byte[] blue = profile.getData(ICC_Profile.icSigBlueColorantTag);
    profile.setData(ICC_Profile.icSigRedColorantTag, blue);
    profile.setData(ICC_Profile.icSigBlueColorantTag, red);
    return profile.getData();
  }

  private static byte[] withProfile(byte[] png, byte[] profile) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(profile);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    byte[] chunk = Files.joined(Files.ascii("name\0\0"), packed.toByteArray());
    return Files.withPngChunk(png, "iCCP", chunk);
  }

  private static byte[] part(byte[] bytes, int from, int to) {
    return java.util.Arrays.copyOfRange(bytes, from, to);
  }

  private static byte[] png() {
    return Files.written(Files.scenery(BufferedImage.TYPE_INT_RGB), "png");
  }

  private static double lightness(Bitmap bitmap) {
    long sum = 0;
    for (byte value : bitmap.pixels()) {
      sum += value & 255;
    }
    return sum / (double) bitmap.pixels().length;
  }

  private static Bitmap decode(byte[] file) {
    return Decoder.decode(file, Limits.DEFAULT);
  }
}

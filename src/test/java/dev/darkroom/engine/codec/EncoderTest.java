package dev.darkroom.engine.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Photos;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EncoderTest {
  private static final Bitmap PHOTO = Photos.load("coffee.png");

  @Test
  void png_and_best_webp_keep_every_pixel() {
    assertArrayEquals(PHOTO.pixels(), again(PHOTO, Encoding.PNG, 0).pixels());
    assertArrayEquals(PHOTO.pixels(), again(PHOTO, Encoding.WEBP, 100).pixels());
    Bitmap clear = cutOut();
    assertArrayEquals(clear.pixels(), again(clear, Encoding.PNG, 100).pixels());
  }

  @Test
  void png_is_not_much_larger_than_a_careful_one() {
    int careful = Photos.bytes("coffee.png").length;
    assertTrue(Encoder.encode(PHOTO, Encoding.PNG, 100).length < 1.2 * careful);
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void says_its_format_and_has_alpha_only_where_something_is_transparent(Encoding encoding) {
    Header opaque = header(Encoder.encode(PHOTO, encoding, 80));
    assertEquals(encoding.format(), opaque.format());
    assertFalse(opaque.alpha());
    Header transparent = header(Encoder.encode(cutOut(), encoding, 80));
    assertEquals(encoding != Encoding.JPEG, transparent.alpha());
  }

  @ParameterizedTest
  @EnumSource(
      value = Encoding.class,
      names = {"JPEG", "WEBP"})
  void less_quality_is_a_smaller_file_that_still_looks_like_the_photo(Encoding encoding) {
    int last = Integer.MAX_VALUE;
    for (int quality : List.of(100, 90, 60, 20, 1)) {
      int length = Encoder.encode(PHOTO, encoding, quality).length;
      assertTrue(length < last, encoding + " at " + quality + ": " + length);
      last = length;
    }
    assertTrue(error(PHOTO, again(PHOTO, encoding, 90)) < 4);
  }

  @Test
  void jpeg_puts_transparent_pixels_on_white() {
    Bitmap seen = again(cutOut(), Encoding.JPEG, 95);
    assertEquals(255, seen.pixels()[0] & 255, 3);
    assertEquals(255, seen.pixels()[2] & 255, 3);
    assertTrue(seen.opaque());
  }

  /** A result must not tell where or by whom a picture was taken. */
  @ParameterizedTest
  @EnumSource(Encoding.class)
  void nothing_but_pixels_of_a_sent_file_reaches_a_result(Encoding encoding) {
    byte[] secret = Files.ascii("GPS 48.8584 N 2.2945 E Jane Doe");
    byte[] jpeg = Photos.bytes("rocket.jpg");
    byte[] exif = Files.joined(Files.ascii("Exif\0\0"), Files.exif(1), secret);
    byte[] marked = Files.withJpegSegment(Files.withJpegSegment(jpeg, 0xfe, secret), 0xe1, exif);
    Bitmap picture = Decoder.decode(marked, Limits.DEFAULT);
    String result = new String(Encoder.encode(picture, encoding, 90), StandardCharsets.ISO_8859_1);
    assertTrue(new String(marked, StandardCharsets.ISO_8859_1).contains("Jane Doe"));
    for (String trace : List.of("Jane Doe", "Exif", "EXIF", "eXIf", "tEXt", "<x:xmpmeta")) {
      assertFalse(result.contains(trace), trace);
    }
  }

  @Test
  void refuses_sides_that_webp_cannot_hold_and_qualities_that_do_not_exist() {
    Bitmap wide = new Bitmap(16_384, 1);
    var refused = assertThrows(CodecException.class, () -> Encoder.encode(wide, Encoding.WEBP, 80));
    assertEquals(CodecException.Kind.TOO_LARGE, refused.kind());
    assertEquals(16_384, header(Encoder.encode(wide, Encoding.PNG, 80), 20_000).width());
    assertThrows(IllegalArgumentException.class, () -> Encoder.encode(PHOTO, Encoding.JPEG, 101));
  }

  private static Bitmap cutOut() {
    Bitmap picture = PHOTO.copy();
    for (int i = 0; i < picture.pixels().length / 3; i += 4) {
      picture.pixels()[i + 3] = (byte) Math.max(0, i / 2000 - 100);
    }
    return picture;
  }

  private static Header header(byte[] file) {
    return Codecs.header(file, Limits.DEFAULT);
  }

  private static Header header(byte[] file, int sideMax) {
    return Codecs.header(file, new Limits(50_000_000, sideMax));
  }

  private static Bitmap again(Bitmap picture, Encoding encoding, int quality) {
    return Decoder.decode(Encoder.encode(picture, encoding, quality), Limits.DEFAULT);
  }

  private static double error(Bitmap a, Bitmap b) {
    long sum = 0;
    for (int i = 0; i < a.pixels().length; i++) {
      sum += Math.abs((a.pixels()[i] & 255) - (b.pixels()[i] & 255));
    }
    return sum / (double) a.pixels().length;
  }
}

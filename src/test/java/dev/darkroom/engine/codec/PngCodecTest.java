package dev.darkroom.engine.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Photos;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PngCodecTest extends CodecContract {
  @Override
  Codec codec() {
    return new PngCodec();
  }

  @Override
  List<Sample> samples() {
    byte[] plain = png(BufferedImage.TYPE_INT_RGB);
    byte[] animation = Files.withPngChunk(plain, "acTL", new byte[] {0, 0, 0, 3, 0, 0, 0, 0});
    return List.of(
        Sample.of("colour", plain, false),
        Sample.of("colour and alpha", png(BufferedImage.TYPE_INT_ARGB), true),
        Sample.of("grey", png(BufferedImage.TYPE_BYTE_GRAY), false),
        Sample.of("grey of 16 bits", png(BufferedImage.TYPE_USHORT_GRAY), false),
        Sample.of("palette", png(BufferedImage.TYPE_BYTE_INDEXED), false),
        Sample.of("black and white", png(BufferedImage.TYPE_BYTE_BINARY), false),
        Sample.of("transparent colour", transparentColour(plain), true),
        new Sample("animation", animation, Files.WIDTH, Files.HEIGHT, false, 3),
        new Sample("photo", Photos.bytes("coffee.png"), 600, 400, false, 1));
  }

  @Override
  byte[] claiming(int width, int height) {
    byte[] file = png(BufferedImage.TYPE_INT_RGB);
    ByteBuffer.wrap(file).putInt(16, width).putInt(20, height);
    return file;
  }

  @Test
  void refuses_a_picture_without_pixels_or_with_impossible_sides() {
    for (byte[] file : List.of(claiming(0, 5), claiming(5, 0), claiming(-1, 5))) {
      var refused = assertThrows(CodecException.class, () -> Codecs.header(file, Limits.DEFAULT));
      assertEquals(CodecException.Kind.INVALID, refused.kind());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void what_the_check_lets_through_can_be_decoded_whatever_the_check_sums_say(Sample sample) {
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = sample.file.clone();
      int range = i % 3 == 0 ? Math.min(80, damaged.length) : damaged.length;
      for (int n = 0; n <= i % 4; n++) {
        damaged[8 + random.nextInt(range - 8)] = (byte) random.nextInt(256);
      }
      byte[] summed = PngFiles.summed(damaged);
      Limits limits = new Limits(100_000, 5_000);
      try {
        Decoder.check(summed, limits);
      } catch (CodecException refused) {
        assertFalse(refused.getMessage().isBlank());
        continue;
      }
      assertTrue(Decoder.decode(summed, limits).width() > 0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_BYTE_BINARY
      })
  void the_check_wants_every_row(int type) {
    byte[] file = png(type);
    Decoder.check(file, Limits.DEFAULT);
    int height = ByteBuffer.wrap(file).getInt(20);
    ByteBuffer.wrap(file).putInt(20, height + 1); // One row more than there are pixels for.
    assertBroken(PngFiles.summed(file));
  }

  @Test
  void the_check_wants_the_pixels_of_every_pass_of_an_interlaced_picture() {
    byte[] file = PngFiles.interlaced(Files.scenery(BufferedImage.TYPE_INT_RGB));
    assertEquals(Files.WIDTH, Decoder.decode(file, Limits.DEFAULT).width());
    assertTrue(Decoder.check(file, Limits.DEFAULT));
    ByteBuffer.wrap(file).putInt(20, Files.HEIGHT + 8);
    assertBroken(PngFiles.summed(file));
  }

  @Test
  void the_check_wants_a_palette_before_the_pixels_that_need_it() {
    byte[] file = png(BufferedImage.TYPE_BYTE_INDEXED);
    assertTrue(Decoder.check(file, Limits.DEFAULT));
    assertBroken(PngFiles.renamed(file, "PLTE", "prVt"));
  }

  @Test
  void the_check_refuses_a_part_that_decoders_would_have_to_know() {
    byte[] file = png(BufferedImage.TYPE_INT_RGB);
    assertTrue(Decoder.check(Files.withPngChunk(file, "naMe", new byte[5]), Limits.DEFAULT));
    assertBroken(Files.withPngChunk(file, "NAMe", new byte[5]));
  }

  /** Two gigabytes of zeros where the rows take five kilobytes. */
  @Test
  void the_check_inflates_no_more_than_the_picture_has() {
    byte[] bomb = PngFiles.withPixels(png(BufferedImage.TYPE_INT_RGB), PngFiles.zeros(2_000));
    assertBroken(bomb);
    try (Inflater inflater = new Inflater()) {
      PngRows rows = new PngRows(Bytes.of(bomb), inflater);
      ByteBuffer data = ByteBuffer.wrap(bomb, 41, bomb.length - 57).slice();
      assertThrows(CodecException.class, () -> rows.add(data));
      assertTrue(inflater.getBytesWritten() < 200_000, () -> inflater.getBytesWritten() + " bytes");
    }
  }

  private static void assertBroken(byte[] file) {
    var refused = assertThrows(CodecException.class, () -> Decoder.check(file, Limits.DEFAULT));
    assertEquals(CodecException.Kind.INVALID, refused.kind());
  }

  private static byte[] transparentColour(byte[] plain) {
    return Files.withPngChunk(plain, "tRNS", new byte[] {0, (byte) 220, 0, 0, 0, 0});
  }

  private static byte[] png(int type) {
    return Files.written(Files.scenery(type), "png");
  }
}

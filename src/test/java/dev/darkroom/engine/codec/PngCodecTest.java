package dev.darkroom.engine.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.darkroom.engine.Photos;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

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

  private static byte[] transparentColour(byte[] plain) {
    return Files.withPngChunk(plain, "tRNS", new byte[] {0, (byte) 220, 0, 0, 0, 0});
  }

  private static byte[] png(int type) {
    return Files.written(Files.scenery(type), "png");
  }
}

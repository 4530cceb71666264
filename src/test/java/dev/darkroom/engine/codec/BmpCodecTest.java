package dev.darkroom.engine.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class BmpCodecTest extends CodecContract {
  @Override
  Codec codec() {
    return new BmpCodec();
  }

  @Override
  List<Sample> samples() {
    return List.of(
        Sample.of("colour", bmp(BufferedImage.TYPE_INT_RGB), false),
        Sample.of("palette", bmp(BufferedImage.TYPE_BYTE_INDEXED), false),
        Sample.of("grey", bmp(BufferedImage.TYPE_BYTE_GRAY), false),
        Sample.of("black and white", bmp(BufferedImage.TYPE_BYTE_BINARY), false));
  }

  @Override
  byte[] claiming(int width, int height) {
    byte[] file = bmp(BufferedImage.TYPE_INT_RGB);
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(18, width).putInt(22, height);
    return file;
  }

  @Test
  void refuses_impossible_sides() {
    for (byte[] file : List.of(claiming(0, 5), claiming(-4, 5), claiming(4, Integer.MIN_VALUE))) {
      var refused = assertThrows(CodecException.class, () -> Codecs.header(file, Limits.DEFAULT));
      assertEquals(CodecException.Kind.INVALID, refused.kind());
    }
  }

  private static byte[] bmp(int type) {
    return Files.written(Files.scenery(type), "bmp");
  }
}

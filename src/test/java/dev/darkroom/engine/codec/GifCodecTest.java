package dev.darkroom.engine.codec;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

class GifCodecTest extends CodecContract {
  @Override
  Codec codec() {
    return new GifCodec();
  }

  @Override
  List<Sample> samples() {
    return List.of(
        Sample.of("colour", gif(BufferedImage.TYPE_INT_RGB), false),
        Sample.of("transparent", gif(BufferedImage.TYPE_INT_ARGB), true),
        new Sample("animation", Animations.file(".gif"), Files.WIDTH, Files.HEIGHT, false, 3));
  }

  @Override
  byte[] claiming(int width, int height) {
    byte[] file = gif(BufferedImage.TYPE_INT_RGB);
    ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putShort(6, (short) width).putShort(8, (short) height);
    return file;
  }

  /** The first frame ends long before the file does when more follow. */
  @Override
  int wholeLength(byte[] file) {
    return file.length - 2;
  }

  private static byte[] gif(int type) {
    return Files.written(Files.scenery(type), "gif");
  }
}

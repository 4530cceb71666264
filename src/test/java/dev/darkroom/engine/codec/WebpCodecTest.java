package dev.darkroom.engine.codec;

import dev.darkroom.engine.Bitmap;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

class WebpCodecTest extends CodecContract {
  @Override
  Codec codec() {
    return new WebpCodec();
  }

  @Override
  List<Sample> samples() {
    byte[] lossy = webp(BufferedImage.TYPE_INT_RGB, 80);
    return List.of(
        Sample.of("lossy", lossy, false),
        Sample.of("lossless", webp(BufferedImage.TYPE_INT_RGB, 100), false),
        Sample.of("lossy with alpha", webp(BufferedImage.TYPE_INT_ARGB, 80), true),
        Sample.of("lossless with alpha", webp(BufferedImage.TYPE_INT_ARGB, 100), true),
        Sample.of("extended", Files.withWebpChunk(lossy, 8, "EXIF", Files.exif(1)), false),
        new Sample("animation", Animations.file(".webp"), Files.WIDTH, Files.HEIGHT, false, 3));
  }

  @Override
  byte[] claiming(int width, int height) {
    byte[] lossy = webp(BufferedImage.TYPE_INT_RGB, 80);
    ByteBuffer file = ByteBuffer.wrap(lossy).order(ByteOrder.LITTLE_ENDIAN);
    file.putShort(26, (short) width).putShort(28, (short) height);
    return lossy;
  }

  private static byte[] webp(int type, int quality) {
    Bitmap picture = Decoder.decode(Files.written(Files.scenery(type), "png"), Limits.DEFAULT);
    return Encoder.encode(picture, Encoding.WEBP, quality);
  }
}

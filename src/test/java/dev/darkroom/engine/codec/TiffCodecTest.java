package dev.darkroom.engine.codec;

import java.awt.image.BufferedImage;
import java.util.List;

class TiffCodecTest extends CodecContract {
  @Override
  Codec codec() {
    return new TiffCodec();
  }

  @Override
  List<Sample> samples() {
    return List.of(
        Sample.of("colour", tiff(BufferedImage.TYPE_INT_RGB), false),
        Sample.of("colour and alpha", tiff(BufferedImage.TYPE_INT_ARGB), true),
        Sample.of("grey", tiff(BufferedImage.TYPE_BYTE_GRAY), false),
        Sample.of("grey of 16 bits", tiff(BufferedImage.TYPE_USHORT_GRAY), false),
        Sample.of("palette", tiff(BufferedImage.TYPE_BYTE_INDEXED), false),
        new Sample("pages", TiffFiles.pages(3), Files.WIDTH, Files.HEIGHT, false, 3));
  }

  @Override
  byte[] claiming(int width, int height) {
    byte[] file = tiff(BufferedImage.TYPE_INT_RGB);
    TiffFiles.set(file, 256, width);
    TiffFiles.set(file, 257, height);
    return file;
  }

  /** Later pages may be missing: only the first is read, and its directory stands before it. */
  @Override
  int wholeLength(byte[] file) {
    return Math.min(file.length, 4 * Files.WIDTH * Files.HEIGHT / 2);
  }

  private static byte[] tiff(int type) {
    return Files.written(Files.scenery(type), "tiff");
  }
}

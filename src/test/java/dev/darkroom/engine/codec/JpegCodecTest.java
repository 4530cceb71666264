package dev.darkroom.engine.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Photos;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class JpegCodecTest extends CodecContract {
  @Override
  Codec codec() {
    return new JpegCodec();
  }

  @Override
  List<Sample> samples() {
    return List.of(
        Sample.of("colour", jpeg(BufferedImage.TYPE_INT_RGB), false),
        Sample.of("grey", jpeg(BufferedImage.TYPE_BYTE_GRAY), false),
        Sample.of("progressive", progressive(), false),
        Sample.of("printing colours", cmyk(), false),
        new Sample("photo", Photos.bytes("rocket.jpg"), 640, 427, false, 1));
  }

  @Override
  byte[] claiming(int width, int height) {
    byte[] file = jpeg(BufferedImage.TYPE_INT_RGB);
    int frame = frame(file);
    file[frame + 5] = (byte) (height >> 8);
    file[frame + 6] = (byte) height;
    file[frame + 7] = (byte) (width >> 8);
    file[frame + 8] = (byte) width;
    return file;
  }

  @Test
  void refuses_printing_colours_of_unknown_sense() {
    byte[] plain = JpegFiles.cmyk(false);
    var refused = assertThrows(CodecException.class, () -> Codecs.header(plain, Limits.DEFAULT));
    assertEquals(CodecException.Kind.UNSUPPORTED, refused.kind());
  }

  @Test
  void shows_inverted_printing_colours_the_right_way_round() {
    Bitmap bitmap = Decoder.decode(cmyk(), Limits.DEFAULT);
    int red = bitmap.pixels()[2] & 255;
    int blue = bitmap.pixels()[0] & 255;
    assertEquals(220, red, 6);
    assertEquals(0, blue, 6);
  }

  @Test
  void refuses_more_scans_than_a_real_file_has() {
    byte[] file = progressive();
    int scan = JpegFiles.lastScan(file);
    byte[] scans = java.util.Arrays.copyOfRange(file, scan, file.length - 2);
    byte[][] parts = new byte[202][];
    java.util.Arrays.fill(parts, scans);
    parts[0] = java.util.Arrays.copyOf(file, file.length - 2);
    parts[201] = new byte[] {(byte) 0xff, (byte) 0xd9};
    byte[] many = Files.joined(parts);
    var refused = assertThrows(CodecException.class, () -> Decoder.decode(many, Limits.DEFAULT));
    assertEquals(CodecException.Kind.UNSUPPORTED, refused.kind());
  }

  private static int frame(byte[] file) {
    for (int i = 2; i < file.length; i++) {
      if (file[i] == (byte) 0xff && file[i + 1] == (byte) 0xc0) {
        return i;
      }
    }
    throw new AssertionError("no frame");
  }

  private static byte[] jpeg(int type) {
    return Files.written(Files.scenery(type), "jpeg");
  }

  private static byte[] progressive() {
    return JpegFiles.progressive();
  }

  private static byte[] cmyk() {
    return JpegFiles.cmyk(true);
  }
}

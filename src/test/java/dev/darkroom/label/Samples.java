package dev.darkroom.label;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.codec.Decoder;
import dev.darkroom.engine.codec.Encoder;
import dev.darkroom.engine.codec.Encoding;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.job.EncodedImage;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.Size;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Pictures to label, and chunks to put into files. */
final class Samples {
  static final Limits ANY = new Limits(100_000_000, 65_535);

  private Samples() {}

  static Bitmap plain(int width, int height, int grey, int alpha) {
    Bitmap bitmap = new Bitmap(width, height);
    for (int i = 0; i < bitmap.pixels().length; i++) {
      bitmap.pixels()[i] = (byte) (i % 4 == 3 ? alpha : grey);
    }
    return bitmap;
  }

  static Bitmap noise(int width, int height) {
    Bitmap bitmap = plain(width, height, 0, 255);
    Random random = new Random(7);
    for (int i = 0; i < bitmap.pixels().length; i++) {
      if (i % 4 != 3) {
        bitmap.pixels()[i] = (byte) random.nextInt(256);
      }
    }
    return bitmap;
  }

  static EncodedImage encoded(Bitmap bitmap, OutputFormat format, int quality) {
    Encoding encoding = Encoding.valueOf(format.name());
    boolean transparent = format.transparency() && !bitmap.opaque();
    Size size = new Size(bitmap.width(), bitmap.height());
    byte[] bytes = Encoder.encode(bitmap, encoding, quality);
    return new EncodedImage(bytes, format, size, transparent);
  }

  static byte[] pixels(byte[] file) {
    return Decoder.decode(file, ANY).pixels();
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] pngChunk(String type, byte[] data) {
    CRC32 sum = new CRC32();
    sum.update(latin(type));
    sum.update(data);
    return joined(int32(data.length), latin(type), data, int32((int) sum.getValue()));
  }

  static byte[] int32(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  /** The PNG file with a chunk right after its header. */
  static byte[] withPngChunk(byte[] png, byte[] chunk) {
    return joined(Arrays.copyOf(png, 33), chunk, Arrays.copyOfRange(png, 33, png.length));
  }

  static byte[] deflated(byte[] data) {
    Deflater deflater = new Deflater();
    deflater.setInput(data);
    deflater.finish();
    byte[] out = new byte[data.length / 100 + 1000];
    int length = deflater.deflate(out);
    deflater.end();
    return Arrays.copyOf(out, length);
  }

  static byte[] jpegSegment(int marker, byte[] data) {
    int length = data.length + 2;
    byte[] head = {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length};
    return joined(head, data);
  }

  /** The JPEG file with a segment right after its start. */
  static byte[] withJpegSegment(byte[] jpeg, byte[] segment) {
    return joined(Arrays.copyOf(jpeg, 2), segment, Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  /** EXIF data in big-endian order: a camera, a turn, a place, and a user comment. */
  static byte[] exif(String comment) {
    byte[] text = latin("ASCII\0\0\0" + comment);
    ByteBuffer tiff = ByteBuffer.allocate(200 + text.length);
    tiff.put(latin("MM\0*")).putInt(8).putShort((short) 4);
    entry(tiff, 0x0110, 2, 8, 100);
    entry(tiff, 0x0112, 3, 1, 6 << 16);
    entry(tiff, 0x8769, 4, 1, 120);
    entry(tiff, 0x8825, 4, 1, 150);
    tiff.putInt(0);
    tiff.put(100, latin("Camera 1"));
    tiff.position(120).putShort((short) 1);
    entry(tiff, 0x9286, 7, text.length, 200);
    tiff.put(200, text);
    return tiff.array();
  }

  private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
    tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  static int count(byte[] file, String text) {
    String all = new String(file, StandardCharsets.ISO_8859_1);
    int count = 0;
    for (int at = all.indexOf(text); at >= 0; at = all.indexOf(text, at + 1)) {
      count++;
    }
    return count;
  }
}

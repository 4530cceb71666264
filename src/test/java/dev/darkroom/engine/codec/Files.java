package dev.darkroom.engine.codec;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Makes image files with the JDK's writers, and puts things into them. */
final class Files {
  static final int WIDTH = 48;
  static final int HEIGHT = 32;

  private Files() {}

  /** Red at the top left, green to the right, blue to the bottom: no turn looks like another. */
  static BufferedImage scenery(int type) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean corner = x < WIDTH / 2 && y < HEIGHT / 2;
        int alpha = 40 + 4 * (x + y) / 2;
        image.setRGB(x, y, new Color(corner ? 220 : 30, 5 * x, 7 * y, alpha).getRGB());
      }
    }
    return image;
  }

  static byte[] written(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException("No writer for " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** EXIF data (a TIFF structure, big-endian) with an orientation. */
  static byte[] exif(int orientation) {
    ByteBuffer tiff = ByteBuffer.allocate(26);
    tiff.put(new byte[] {'M', 'M', 0, 42}).putInt(8).putShort((short) 1);
    tiff.putShort((short) 274).putShort((short) 3).putInt(1).putShort((short) orientation);
    return tiff.putShort((short) 0).putInt(0).array();
  }

  /** A PNG file with a chunk after its header. */
  static byte[] withPngChunk(byte[] png, String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
    chunk.putInt(data.length).put(type.getBytes(StandardCharsets.ISO_8859_1)).put(data);
    CRC32 sum = new CRC32();
    sum.update(chunk.array(), 4, 4 + data.length);
    chunk.putInt((int) sum.getValue());
    return inserted(png, 33, chunk.array());
  }

  /** A JPEG file with a segment at its beginning. */
  static byte[] withJpegSegment(byte[] jpeg, int marker, byte[] data) {
    ByteBuffer segment = ByteBuffer.allocate(4 + data.length);
    segment.put((byte) 0xff).put((byte) marker).putShort((short) (data.length + 2)).put(data);
    return inserted(jpeg, 2, segment.array());
  }

  /** A simple lossy or lossless WebP file made an extended one, with chunks around its picture. */
  static byte[] withWebpChunk(byte[] webp, int flags, String type, byte[] data) {
    ByteBuffer file =
        ByteBuffer.allocate(webp.length + 18 + 8 + data.length + (data.length & 1))
            .order(ByteOrder.LITTLE_ENDIAN);
    file.put(webp, 0, 12).put("VP8X".getBytes(StandardCharsets.ISO_8859_1)).putInt(10);
    file.putInt(flags).putShort((short) (WIDTH - 1)).put((byte) 0);
    file.putShort((short) (HEIGHT - 1)).put((byte) 0);
    boolean before = type.equals("ICCP");
    if (!before) {
      file.put(webp, 12, webp.length - 12);
    }
    file.put(type.getBytes(StandardCharsets.ISO_8859_1)).putInt(data.length).put(data);
    file.position(file.position() + (data.length & 1));
    if (before) {
      file.put(webp, 12, webp.length - 12);
    }
    return file.putInt(4, file.capacity() - 8).array();
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] inserted(byte[] file, int at, byte[] part) {
    ByteBuffer result = ByteBuffer.allocate(file.length + part.length);
    return result.put(file, 0, at).put(part).put(file, at, file.length - at).array();
  }
}

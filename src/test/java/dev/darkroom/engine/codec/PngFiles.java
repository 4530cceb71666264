package dev.darkroom.engine.codec;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** PNG files that no careful encoder writes. */
final class PngFiles {
  private PngFiles() {}

  /** The same with the check sum that each chunk ought to have. */
  static byte[] summed(byte[] png) {
    byte[] file = png.clone();
    ByteBuffer bytes = ByteBuffer.wrap(file);
    for (long at = 8; at + 12 <= file.length; ) {
      long length = bytes.getInt((int) at) & 0xffffffffL;
      if (at + 12 + length > file.length) {
        break;
      }
      CRC32 sum = new CRC32();
      sum.update(file, (int) at + 4, (int) length + 4);
      bytes.putInt((int) (at + 8 + length), (int) sum.getValue());
      at += 12 + length;
    }
    return file;
  }

  /** The same with another name for the first chunk of that name. */
  static byte[] renamed(byte[] png, String from, String to) {
    byte[] file = png.clone();
    int at = new String(file, StandardCharsets.ISO_8859_1).indexOf(from);
    System.arraycopy(to.getBytes(StandardCharsets.ISO_8859_1), 0, file, at, 4);
    return summed(file);
  }

  /** The same with other compressed pixels, all in one chunk. */
  static byte[] withPixels(byte[] png, byte[] compressed) {
    ByteBuffer file = ByteBuffer.allocate(33 + 12 + compressed.length + 12);
    file.put(png, 0, 33).putInt(compressed.length);
    file.put("IDAT".getBytes(StandardCharsets.ISO_8859_1)).put(compressed).putInt(0);
    file.putInt(0).put("IEND".getBytes(StandardCharsets.ISO_8859_1));
    return summed(file.array());
  }

  /** Zlib data of so many megabytes of zeros, without its end. */
  static byte[] zeros(int megabytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x78, (byte) 0x9c});
    try (Deflater deflater = new Deflater(9, true)) {
      byte[] block = new byte[1 << 16];
      deflater.setInput(new byte[1 << 20]);
      int length = deflater.deflate(block, 0, block.length, Deflater.FULL_FLUSH);
      for (int i = 0; i < megabytes; i++) {
        out.write(block, 0, length);
      }
    }
    return out.toByteArray();
  }

  static byte[] interlaced(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam interlaced = writer.getDefaultWriteParam();
      interlaced.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.write(null, new IIOImage(image, null, null), interlaced);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}

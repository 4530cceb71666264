package dev.darkroom.engine.codec;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;

/** Makes TIFF files of the rarer kinds. */
final class TiffFiles {
  private TiffFiles() {}

  static byte[] pages(int count) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      for (int i = 0; i < count; i++) {
        BufferedImage page = Files.scenery(BufferedImage.TYPE_INT_RGB);
        writer.writeToSequence(new IIOImage(page, null, null), null);
      }
      writer.endWriteSequence();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** The scenery with an orientation, in one strip without compression. */
  static byte[] oriented(int orientation) {
    int length = 3 * Files.WIDTH * Files.HEIGHT;
    ByteBuffer tiff = ByteBuffer.allocate(200 + length);
    tiff.put(new byte[] {'M', 'M', 0, 42}).putInt(8).putShort((short) 9);
    int[][] tags = {
      {256, Files.WIDTH},
      {257, Files.HEIGHT},
      {258, 8},
      {262, 2},
      {273, 200},
      {274, orientation},
      {277, 3},
      {278, Files.HEIGHT},
      {279, length}
    };
    for (int[] tag : tags) {
      tiff.putShort((short) tag[0]).putShort((short) 3).putInt(1).putShort((short) tag[1]);
      tiff.putShort((short) 0);
    }
    int bits = 10 + 2 * 12;
    tiff.putInt(bits + 4, 3).putInt(bits + 8, 150);
    tiff.putShort(150, (short) 8).putShort(152, (short) 8).putShort(154, (short) 8);
    tiff.position(200);
    BufferedImage image = Files.scenery(BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < length / 3; i++) {
      int rgb = image.getRGB(i % Files.WIDTH, i / Files.WIDTH);
      tiff.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb);
    }
    return tiff.array();
  }

  /** Overwrites a tag's one number in the first directory. */
  static void set(byte[] file, int tag, int value) {
    ByteBuffer buffer = ByteBuffer.wrap(file);
    buffer.order(file[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = buffer.getInt(4);
    for (int i = 0; i < buffer.getShort(directory); i++) {
      int entry = directory + 2 + 12 * i;
      if ((buffer.getShort(entry) & 0xffff) == tag) {
        if (buffer.getShort(entry + 2) == 3) {
          buffer.putShort(entry + 8, (short) value);
        } else {
          buffer.putInt(entry + 8, value);
        }
        return;
      }
    }
    throw new AssertionError("no tag " + tag);
  }
}

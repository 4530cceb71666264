package dev.darkroom.engine.codec;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Makes JPEG files of the rarer kinds. */
final class JpegFiles {
  private JpegFiles() {}

  static byte[] progressive() {
    BufferedImage image = Files.scenery(BufferedImage.TYPE_INT_RGB);
    return written(new IIOImage(image, null, null), true);
  }

  /**
   * Four channels, as Adobe's programs write them (inverted, with a marker) or without the marker.
   */
  static byte[] cmyk(boolean marked) {
    WritableRaster raster = Raster.createInterleavedRaster(0, Files.WIDTH, Files.HEIGHT, 4, null);
    BufferedImage image = Files.scenery(BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < Files.HEIGHT; y++) {
      for (int x = 0; x < Files.WIDTH; x++) {
        int rgb = image.getRGB(x, y);
        raster.setPixel(x, y, new int[] {rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, 255});
      }
    }
    byte[] file = written(new IIOImage(raster, null, null), false);
    byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
    return marked ? Files.withJpegSegment(file, 0xee, adobe) : file;
  }

  /** Where the last scan begins. */
  static int lastScan(byte[] file) {
    for (int i = file.length - 2; i > 0; i--) {
      if (file[i] == (byte) 0xff && file[i + 1] == (byte) 0xda) {
        return i;
      }
    }
    throw new AssertionError("no scan");
  }

  private static byte[] written(IIOImage image, boolean progressive) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      if (progressive) {
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.setOutput(stream);
      writer.write(null, image, parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}

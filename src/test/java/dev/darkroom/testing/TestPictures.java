package dev.darkroom.testing;

import dev.darkroom.engine.Photos;
import dev.darkroom.engine.codec.Encoder;
import dev.darkroom.engine.codec.Encoding;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;

/** Encoded pictures for requests, by the names that the conformance tables use. */
public final class TestPictures {
  private static final byte[] BLUE = {40, 90, (byte) 160, (byte) 255};
  private static final byte[] SAND = {(byte) 230, (byte) 180, 90, (byte) 255};
  private static final byte[] NOTHING = {0, 0, 0, 0};

  private TestPictures() {}

  /** The file of that name. */
  public static byte[] named(String name) {
    return switch (name) {
      case "square.png" -> png(1000, 1000);
      case "wide.png" -> png(1600, 900);
      case "tall.png" -> png(900, 1600);
      case "oblong.png" -> png(800, 600);
      case "first.png" -> png(300, 200);
      case "second.png" -> png(200, 300);
      case "third.png" -> png(250, 250);
      case "square.jpg" -> encode(1000, 1000, "jpeg");
      case "large.png" -> png(4000, 3000);
      case "broad.png" -> png(3000, 500);
      case "square.bmp" -> encode(600, 600, "bmp");
      case "square.tiff" -> encode(600, 600, "tiff");
      case "square.webp" -> webp(600, 600);
      case "square.gif" -> encode(1000, 1000, "gif");
      case "portrait.png" -> Photos.bytes("astronaut.png");
      case "heavy.png" -> noise(1250);
      case "cut.png" -> half(png(1000, 1000));
      case "empty.png" -> new byte[0];
      case "document.pdf" -> "%PDF-1.4 and nothing else".getBytes(StandardCharsets.US_ASCII);
      case "mask.png" -> plain(1000, 1000, true, "png");
      case "small-mask.png" -> plain(500, 500, true, "png");
      case "opaque-mask.png" -> png(1000, 1000);
      default -> throw new IllegalArgumentException("No test picture " + name);
    };
  }

  public static String mimeType(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "png" -> "image/png";
      case "jpg" -> "image/jpeg";
      case "gif", "bmp", "tiff", "webp" -> "image/" + name.substring(name.lastIndexOf('.') + 1);
      case "pdf" -> "application/pdf";
      default -> throw new IllegalArgumentException(name);
    };
  }

  /**
   * Two flat halves, so that any change of tone shows.
   *
   * @param hole whether the middle is transparent
   */
  public static byte[] plain(int width, int height, boolean hole, String format) {
    return format.equals("png")
        ? PngWriter.write(width, height, hole, (y, row) -> fill(y, height, hole, row))
        : encode(width, height, format);
  }

  private static byte[] png(int width, int height) {
    return plain(width, height, false, "png");
  }

  private static void fill(int y, int height, boolean hole, byte[] row) {
    int channels = hole ? 4 : 3;
    int width = row.length / channels;
    boolean middle = hole && y > height / 4 && y < height - height / 4;
    for (int x = 0; x < width; x++) {
      boolean empty = middle && x > width / 4 && x < width - width / 4;
      byte[] colour = empty ? NOTHING : y < height / 2 ? BLUE : SAND;
      System.arraycopy(colour, 0, row, x * channels, channels);
    }
  }

  /** Incompressible, so that its file is over 4 MB. */
  private static byte[] noise(int edge) {
    Random random = new Random(7);
    return PngWriter.write(edge, edge, false, (_, row) -> random.nextBytes(row));
  }

  /** The JDK writes no WebP. */
  private static byte[] webp(int width, int height) {
    return Encoder.encode(Photos.decode(png(width, height)), Encoding.WEBP, 90);
  }

  private static byte[] half(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  private static byte[] encode(int width, int height, String format) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(230, 180, 90));
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException("No encoder of " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}

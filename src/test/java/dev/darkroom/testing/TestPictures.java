package dev.darkroom.testing;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.GradientPaint;
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
  private TestPictures() {}

  /** The file of that name. */
  public static byte[] named(String name) {
    return switch (name) {
      case "square.png" -> encode(gradient(1000, 1000, false), "png");
      case "wide.png" -> encode(gradient(1600, 900, false), "png");
      case "tall.png" -> encode(gradient(900, 1600, false), "png");
      case "oblong.png" -> encode(gradient(800, 600, false), "png");
      case "first.png" -> encode(gradient(300, 200, false), "png");
      case "second.png" -> encode(gradient(200, 300, false), "png");
      case "third.png" -> encode(gradient(250, 250, false), "png");
      case "square.jpg" -> encode(gradient(1000, 1000, false), "jpeg");
      case "square.gif" -> encode(gradient(1000, 1000, false), "gif");
      case "heavy.png" -> encode(noise(1250), "png");
      case "cut.png" -> half(encode(gradient(1000, 1000, false), "png"));
      case "empty.png" -> new byte[0];
      case "document.pdf" -> "%PDF-1.4 and nothing else".getBytes(StandardCharsets.US_ASCII);
      case "mask.png" -> encode(hole(1000), "png");
      case "small-mask.png" -> encode(hole(500), "png");
      case "opaque-mask.png" -> encode(gradient(1000, 1000, false), "png");
      default -> throw new IllegalArgumentException("No test picture " + name);
    };
  }

  public static String mimeType(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "png" -> "image/png";
      case "jpg" -> "image/jpeg";
      case "gif" -> "image/gif";
      case "pdf" -> "application/pdf";
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** A picture without detail, encoded. */
  public static byte[] plain(int width, int height, boolean transparent, String format) {
    return encode(gradient(width, height, transparent), format);
  }

  private static BufferedImage gradient(int width, int height, boolean alpha) {
    BufferedImage image = blank(width, height, alpha);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(
        new GradientPaint(0, 0, new Color(40, 90, 160), width, height, new Color(230, 180, 90)));
    graphics.fillRect(alpha ? width / 4 : 0, 0, width, height);
    graphics.dispose();
    return image;
  }

  private static BufferedImage hole(int edge) {
    BufferedImage image = blank(edge, edge, true);
    Graphics2D graphics = image.createGraphics();
    graphics.fillRect(0, 0, edge, edge);
    graphics.setComposite(AlphaComposite.Clear);
    graphics.fillRect(edge / 4, edge / 4, edge / 2, edge / 2);
    graphics.dispose();
    return image;
  }

  /** Incompressible, so that its file is over 4 MB. */
  private static BufferedImage noise(int edge) {
    BufferedImage image = blank(edge, edge, false);
    int[] pixels = new Random(7).ints((long) edge * edge).toArray();
    image.setRGB(0, 0, edge, edge, pixels, 0, edge);
    return image;
  }

  private static BufferedImage blank(int width, int height, boolean alpha) {
    int type = alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    return new BufferedImage(width, height, type);
  }

  private static byte[] half(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  private static byte[] encode(BufferedImage image, String format) {
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

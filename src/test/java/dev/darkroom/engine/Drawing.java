package dev.darkroom.engine;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.function.Consumer;

/** Draws on pictures and masks, so that tests know what lies beneath. */
public final class Drawing {
  private Drawing() {}

  /** Antialiased bold text whose baseline starts at x, y. */
  public static Bitmap text(
      Bitmap picture, String text, int x, int y, float size, Color colour, double alpha) {
    return on(
        picture,
        g -> {
          g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 1).deriveFont(size));
          g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) alpha));
          g.setColor(colour);
          g.drawString(text, x, y);
        });
  }

  /** A filled shape. */
  public static Bitmap shape(Bitmap picture, Shape shape, Color colour, double alpha) {
    return on(
        picture,
        g -> {
          g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) alpha));
          g.setColor(colour);
          g.fill(shape);
        });
  }

  /** A hard mask of a shape. */
  public static Mask mask(int width, int height, Shape shape) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fill(shape);
    g.dispose();
    return new Mask(width, height, ((DataBufferByte) image.getRaster().getDataBuffer()).getData());
  }

  /** Every pixel in which two pictures differ, grown by one pixel. */
  public static Mask difference(Bitmap a, Bitmap b) {
    Mask mask = new Mask(a.width(), a.height());
    for (int y = 1; y < a.height() - 1; y++) {
      for (int x = 1; x < a.width() - 1; x++) {
        if (differs(a, b, y * a.width() + x)) {
          for (int row = y - 1; row <= y + 1; row++) {
            for (int column = x - 1; column <= x + 1; column++) {
              mask.coverage()[row * a.width() + column] = (byte) 255;
            }
          }
        }
      }
    }
    return mask;
  }

  /** Whether two pictures differ in a pixel. */
  public static boolean differs(Bitmap a, Bitmap b, int at) {
    for (int i = 4 * at; i < 4 * at + 4; i++) {
      if (a.pixels()[i] != b.pixels()[i]) {
        return true;
      }
    }
    return false;
  }

  /** The likeness of two pictures inside a mask, in dB. */
  public static double likeness(Bitmap a, Bitmap b, Mask where) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < where.coverage().length; i++) {
      if (where.coverage()[i] != 0) {
        for (int c = 4 * i; c < 4 * i + 3; c++) {
          double d = (a.pixels()[c] & 255) - (b.pixels()[c] & 255);
          sum += d * d;
          count++;
        }
      }
    }
    return 10 * Math.log10(255 * 255 / Math.max(1e-9, sum / count));
  }

  private static Bitmap on(Bitmap picture, Consumer<Graphics2D> drawing) {
    int width = picture.width();
    int height = picture.height();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_4BYTE_ABGR);
    byte[] abgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < width * height; i++) {
      abgr[4 * i] = picture.pixels()[4 * i + 3];
      System.arraycopy(picture.pixels(), 4 * i, abgr, 4 * i + 1, 3);
    }
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    drawing.accept(g);
    g.dispose();
    Bitmap drawn = new Bitmap(width, height);
    for (int i = 0; i < width * height; i++) {
      System.arraycopy(abgr, 4 * i + 1, drawn.pixels(), 4 * i, 3);
      drawn.pixels()[4 * i + 3] = abgr[4 * i];
    }
    return drawn;
  }
}

package dev.darkroom.engine.text;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Mats;
import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.fill.Window;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Inks an outline on a picture, layer over layer: a soft shadow, a rim, the letters.
 *
 * @param colour of the letters
 * @param rim their outline's colour
 * @param rimWidth how far it reaches out, in pixels; 0 for none
 * @param shadow 0 to 1, how dark (or, in the rim's colour, how dense) the soft shadow is
 * @param shadowReach how far it spreads, in pixels
 * @param opacity 0 to 1, of all together
 */
public record Lettering(
    Colour colour, Colour rim, double rimWidth, double shadow, double shadowReach, double opacity) {

  /** Letters alone. */
  public static Lettering plain(Colour colour, double opacity) {
    return new Lettering(colour, colour, 0, 0, 0, opacity);
  }

  /** What was drawn: sized as the picture. */
  public record Drawn(Bitmap picture, Mask mask) {}

  /** Draws on a copy of the picture; what lies outside its frame is cut off. */
  public Drawn on(Bitmap picture, Shape outline) {
    Bitmap result = picture.copy();
    Mask mask = new Mask(picture.width(), picture.height());
    Optional<Window> place = place(picture, outline.getBounds2D());
    if (place.isPresent()) {
      Window window = place.get();
      if (shadow > 0) {
        Mask soft = coverage(window, outline, rimWidth + shadowReach / 3);
        lay(result, mask, window, blurred(soft, shadowReach / 2), rim, shadow * opacity);
      }
      if (rimWidth > 0) {
        lay(result, mask, window, coverage(window, outline, rimWidth), rim, opacity);
      }
      lay(result, mask, window, coverage(window, outline, 0), colour, opacity);
    }
    return new Drawn(result, mask);
  }

  private Optional<Window> place(Bitmap picture, Rectangle2D ink) {
    int margin = (int) Math.ceil(rimWidth + 2 * shadowReach) + 1;
    return Window.within(
        (int) Math.floor(ink.getMinX()) - margin,
        (int) Math.floor(ink.getMinY()) - margin,
        (int) Math.ceil(ink.getMaxX()) + margin,
        (int) Math.ceil(ink.getMaxY()) + margin,
        picture.width(),
        picture.height());
  }

  /**
   * How much of each pixel of a window an outline covers.
   *
   * @param wider by how much it is widened all around, in pixels
   */
  static Mask coverage(Window window, Shape outline, double wider) {
    int width = window.width();
    int height = window.height();
    BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = drawn.createGraphics();
    try {
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      pen.translate(-window.x(), -window.y());
      pen.setColor(Color.WHITE);
      pen.fill(outline);
      if (wider > 0) {
        float diameter = (float) (2 * wider);
        pen.setStroke(new BasicStroke(diameter, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(outline);
      }
    } finally {
      pen.dispose();
    }
    byte[] values = new byte[width * height];
    drawn.getRaster().getDataElements(0, 0, width, height, values);
    return new Mask(width, height, values);
  }

  static Mask blurred(Mask mask, double deviation) {
    if (deviation < 0.2) {
      return mask;
    }
    try (Mat from = Mats.from(mask);
        Mat to = new Mat();
        Size any = new Size(0, 0)) {
      opencv_imgproc.GaussianBlur(from, to, any, deviation);
      return Mats.toMask(to);
    }
  }

  /** Lays a colour over a window of the picture, by "over" of Porter and Duff. */
  static void lay(
      Bitmap picture, Mask mask, Window window, Mask coverage, Colour colour, double opacity) {
    int[] ink = {colour.blue(), colour.green(), colour.red()};
    for (int y = 0; y < window.height(); y++) {
      for (int x = 0; x < window.width(); x++) {
        double alpha = opacity * coverage.at(x, y) / 255;
        if (alpha >= 1 / 510.0) {
          int at = (y + window.y()) * picture.width() + x + window.x();
          over(picture.pixels(), 4 * at, ink, alpha);
          int before = mask.coverage()[at] & 255;
          mask.coverage()[at] =
              (byte) Math.max(1, Math.round(before + (255 - before) * Math.min(1, alpha)));
        }
      }
    }
  }

  private static void over(byte[] pixels, int at, int[] ink, double alpha) {
    double behind = (pixels[at + 3] & 255) / 255.0 * (1 - alpha);
    double whole = alpha + behind;
    for (int c = 0; c < 3; c++) {
      double mixed = (ink[c] * alpha + (pixels[at + c] & 255) * behind) / whole;
      pixels[at + c] = (byte) Math.round(mixed);
    }
    pixels[at + 3] = (byte) Math.round(255 * whole);
  }
}

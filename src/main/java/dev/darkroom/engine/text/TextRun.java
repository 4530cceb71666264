package dev.darkroom.engine.text;

import dev.darkroom.engine.Mask;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** A line of text set in the bundled typeface at a size; glyph after glyph, without kerning. */
public final class TextRun {
  private final Path2D outline = new Path2D.Double();
  private final double advance;

  /**
   * @param em the size of the type in pixels
   * @throws IllegalArgumentException when there is no ink in it, or the typeface lacks a character
   */
  public TextRun(Glyphs glyphs, String text, double em) {
    double x = 0;
    for (int character : text.codePoints().toArray()) {
      Glyphs.Glyph glyph = glyphs.glyph(character);
      AffineTransform placed = AffineTransform.getTranslateInstance(x * em, 0);
      placed.scale(em, em);
      outline.append(glyph.outline().getPathIterator(placed), false);
      x += glyph.advance();
    }
    advance = x * em;
    if (outline.getBounds2D().isEmpty()) {
      throw new IllegalArgumentException("A text without ink cannot be set");
    }
  }

  /** What is inked, in pixels: the base line begins at 0, 0. */
  Path2D outline() {
    return outline;
  }

  /** How far the base line goes, in pixels. */
  double advance() {
    return advance;
  }

  /** The width of the ink in whole pixels. */
  public int width() {
    return (int) Math.ceil(outline.getBounds2D().getWidth());
  }

  /** The height of the ink in whole pixels. */
  public int height() {
    return (int) Math.ceil(outline.getBounds2D().getHeight());
  }

  /** How much of each pixel is inked, 0 to 255; sized as the ink. */
  public Mask coverage() {
    Rectangle2D ink = outline.getBounds2D();
    BufferedImage drawn = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = drawn.createGraphics();
    try {
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      pen.translate(-ink.getX(), -ink.getY());
      pen.setColor(Color.WHITE);
      pen.fill(outline);
    } finally {
      pen.dispose();
    }
    Mask coverage = new Mask(width(), height());
    int[] row = new int[width()];
    for (int y = 0; y < height(); y++) {
      drawn.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int x = 0; x < row.length; x++) {
        coverage.coverage()[y * row.length + x] = (byte) (row[x] >>> 24);
      }
    }
    return coverage;
  }
}

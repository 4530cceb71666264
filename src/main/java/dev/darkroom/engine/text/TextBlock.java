package dev.darkroom.engine.text;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Lines of text set under each other: one outline, placed by what is inked. */
public final class TextBlock {
  /** From base line to base line, in ems. */
  private static final double PITCH = 1.28;

  /** The same where each line is one character of a column. */
  private static final double PITCH_OF_COLUMN = 1.1;

  private final Path2D outline = new Path2D.Double();
  private final double em;

  private TextBlock(double em) {
    this.em = em;
  }

  /**
   * @param em the size of the type in pixels
   * @param towards where shorter lines stand: 0 left, 0.5 in the middle, 1 right
   * @throws IllegalArgumentException when there is no ink in it, or the typeface lacks a character
   */
  public static TextBlock of(Glyphs glyphs, List<String> lines, double em, double towards) {
    TextBlock block = new TextBlock(em);
    double y = 0;
    for (String line : lines) {
      TextRun run = new TextRun(glyphs, line, em);
      block.add(run, -towards * run.advance(), y);
      y += PITCH * em;
    }
    return block;
  }

  /** A column of characters from the top. */
  public static TextBlock column(Glyphs glyphs, String text, double em) {
    TextBlock block = new TextBlock(em);
    double y = 0;
    for (int character : text.codePoints().filter(c -> !Character.isWhitespace(c)).toArray()) {
      TextRun run = new TextRun(glyphs, Character.toString(character), em);
      block.add(run, -run.advance() / 2, y);
      y += PITCH_OF_COLUMN * em;
    }
    return block;
  }

  private void add(TextRun run, double x, double y) {
    outline.append(
        run.outline().getPathIterator(AffineTransform.getTranslateInstance(x, y)), false);
  }

  /** The size of the type in pixels. */
  public double em() {
    return em;
  }

  public double width() {
    return outline.getBounds2D().getWidth();
  }

  public double height() {
    return outline.getBounds2D().getHeight();
  }

  /** The outline with the upper left corner of its ink at a point. */
  public Path2D at(double x, double y) {
    Rectangle2D ink = outline.getBounds2D();
    Path2D placed = new Path2D.Double(outline);
    placed.transform(AffineTransform.getTranslateInstance(x - ink.getX(), y - ink.getY()));
    return placed;
  }
}

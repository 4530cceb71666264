package dev.darkroom.engine.text;

import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.fill.Window;
import dev.darkroom.engine.mask.Position;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets words into a place: the size of the type, the lines, where they stand. */
public final class Typesetting {
  /** The usual em, as a share of a picture's shorter side. */
  public static final double USUAL = 0.085;

  /** Smaller type cannot be read, in pixels. */
  private static final double EM_MIN = 8;

  /** The share of the place's height that words of no asked size may take. */
  private static final double HEIGHT_MAX = 0.5;

  private static final double SMALLER = 0.94;

  /** Type is made this much smaller before it is set in two, or in three lines. */
  private static final double ONE_LINE = 0.72;

  private static final double TWO_LINES = 0.5;

  private final String text;
  private final Glyphs glyphs;
  private final Wrapping wrapping;
  private final boolean vertical;

  /** Words in place. */
  public record Set(Shape outline, double em) {
    /** Around the ink, within a frame. */
    public Window place(int width, int height) {
      Rectangle2D ink = outline.getBounds2D();
      return Window.within(
              (int) Math.floor(ink.getMinX()),
              (int) Math.floor(ink.getMinY()),
              (int) Math.ceil(ink.getMaxX()),
              (int) Math.ceil(ink.getMaxY()),
              width,
              height)
          .orElse(new Window(0, 0, 1, 1));
    }

    /** The share of the ink where a mask keeps the picture, 0 to 1. */
    public double cutBy(Mask mask) {
      Window place = place(mask.width(), mask.height());
      Mask ink = Lettering.coverage(place, outline, 0);
      double all = 1e-9;
      double cut = 0;
      for (int y = 0; y < place.height(); y++) {
        for (int x = 0; x < place.width(); x++) {
          all += ink.at(x, y);
          cut += mask.at(x + place.x(), y + place.y()) < 128 ? ink.at(x, y) : 0;
        }
      }
      return cut / all;
    }
  }

  /**
   * @param text as {@link Wording#settable} gives it
   */
  public Typesetting(String text, boolean bold, boolean vertical) {
    this.text = text;
    this.glyphs = bold ? Glyphs.bold() : Glyphs.bundled();
    this.wrapping = new Wrapping(glyphs);
    this.vertical = vertical;
  }

  /** An em at which the words are larger than the place. */
  public double largest(Window place) {
    return Math.max(place.width(), place.height()) / Math.max(1, Math.sqrt(text.length()) / 2);
  }

  /**
   * The words as large as wanted, or smaller until they fit.
   *
   * @param em wanted, in pixels
   * @param asked whether the caller wants this size: rather more lines than smaller type
   * @throws Refusal TOO_LARGE when they would be too small to read
   */
  public Set fit(Window place, Position towards, double em, boolean asked) {
    double heightMax = asked ? place.height() : Math.max(HEIGHT_MAX * place.height(), 1.3 * em);
    double least = Math.min(em, EM_MIN);
    for (double size = Math.min(em, 2.0 * place.height()); ; size *= SMALLER) {
      boolean last = size * SMALLER < least;
      int lines = asked || size < TWO_LINES * em ? 1000 : size < ONE_LINE * em ? 2 : 1;
      TextBlock block = block(place, towards, size, lines, last);
      boolean fits =
          block != null
              && block.width() <= place.width()
              && block.height() <= Math.min(heightMax, place.height());
      if (block != null && fits) {
        return placed(block, place, towards);
      }
      if (last) {
        throw noRoom();
      }
    }
  }

  private @Nullable TextBlock block(
      Window place, Position towards, double em, int most, boolean anywhere) {
    if (vertical) {
      return TextBlock.column(glyphs, text, em);
    }
    List<String> lines = wrapping.lines(text, place.width() / em, anywhere);
    int paragraphs = (int) text.lines().filter(line -> !line.isBlank()).count();
    return lines.size() > most * paragraphs ? null : TextBlock.of(glyphs, lines, em, towards.x());
  }

  private static Set placed(TextBlock block, Window place, Position towards) {
    double x = place.x() + towards.x() * (place.width() - block.width());
    double y = place.y() + towards.y() * (place.height() - block.height());
    return new Set(block.at(x, y), block.em());
  }

  private static Refusal noRoom() {
    return new Refusal(
        Refusal.Code.TOO_LARGE,
        "The words do not fit the place in a size that can be read; use fewer words or a larger"
            + " place.",
        "文字放不下或会小得无法辨认，请减少文字或换更大的位置。");
  }
}

package dev.darkroom.label;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.text.Glyphs;
import dev.darkroom.engine.text.TextRun;
import java.util.ArrayList;
import java.util.List;

/**
 * The visible label: white text on a dark plate in the lower right corner.
 *
 * <p>GB 45438-2025 wants text of at least 5 % of the shortest side. The ink of 生 has 5.5 %, the
 * capital A 5 %, neither less than 10 pixels: rounding and compression find some reserve. Over
 * white the plate is dark enough for a contrast of 7:1.
 */
final class VisibleMark {
  private static final double CHARACTER = 0.055;
  private static final double CAPITAL = 0.05;
  private static final int HEIGHT_MIN = 10;
  private static final double MARGIN = 0.02;
  private static final double WIDTH_MAX = 0.9;

  /** Plate around the ink and gap between lines, as parts of the em. */
  private static final double PADDING = 0.3;

  /** How much of the ground the plate covers, 0 to 255, and its grey. */
  private static final int PLATE = 176;

  private static final int GREY = 16;

  private final Glyphs glyphs;
  private final String text;

  VisibleMark(Glyphs glyphs, String text) {
    this.glyphs = glyphs;
    this.text = text;
  }

  /** Draws on the picture itself, which the caller owns. */
  void draw(Bitmap picture) {
    int shortest = Math.min(picture.width(), picture.height());
    double em = em(shortest);
    List<TextRun> lines = lines(em, WIDTH_MAX * picture.width());
    int padding = (int) Math.round(PADDING * em);
    int width = lines.stream().mapToInt(TextRun::width).max().orElseThrow();
    int height = lines.stream().mapToInt(TextRun::height).sum() + (lines.size() - 1) * padding;
    int margin = (int) Math.round(MARGIN * shortest);
    int right = picture.width() - margin - padding;
    int top = Math.max(0, picture.height() - margin - padding - height);
    int alpha = picture.opaque() ? PLATE : 255;
    int left = right - width - padding;
    plate(picture, left, top - padding, right + padding, top + height + padding, alpha);
    for (TextRun line : lines) {
      ink(picture, line.coverage(), Math.max(0, right - line.width()), top);
      top += line.height() + padding;
    }
  }

  /** The size of the type, so that both a Chinese character and a capital are high enough. */
  private double em(int shortest) {
    double character = Math.max(HEIGHT_MIN, Math.ceil(CHARACTER * shortest));
    double capital = Math.max(HEIGHT_MIN, Math.ceil(CAPITAL * shortest));
    return Math.max(character / glyphs.inkHeight('生'), capital / glyphs.inkHeight('A'));
  }

  /** As few lines as fit the width; at most one for each character. */
  private List<TextRun> lines(double em, double widthMax) {
    int[] characters = text.codePoints().filter(c -> c != ' ').toArray();
    List<TextRun> lines = List.of(new TextRun(glyphs, text, em));
    for (int count = 2; count <= characters.length && tooWide(lines, widthMax); count++) {
      lines = split(characters, count, em);
    }
    return lines;
  }

  private static boolean tooWide(List<TextRun> lines, double widthMax) {
    return lines.stream().anyMatch(line -> line.width() > widthMax);
  }

  private List<TextRun> split(int[] characters, int count, double em) {
    List<TextRun> lines = new ArrayList<>();
    for (int line = 0; line < count; line++) {
      int from = line * characters.length / count;
      int to = (line + 1) * characters.length / count;
      lines.add(new TextRun(glyphs, new String(characters, from, to - from), em));
    }
    return lines;
  }

  private static void plate(Bitmap picture, int left, int top, int right, int bottom, int alpha) {
    for (int y = Math.max(0, top); y < Math.min(picture.height(), bottom); y++) {
      for (int x = Math.max(0, left); x < Math.min(picture.width(), right); x++) {
        blend(picture, x, y, GREY, alpha);
      }
    }
  }

  private static void ink(Bitmap picture, Mask coverage, int left, int top) {
    int width = Math.min(coverage.width(), picture.width() - left);
    int height = Math.min(coverage.height(), picture.height() - top);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        blend(picture, left + x, top + y, 255, coverage.at(x, y));
      }
    }
  }

  /** On a ground that is opaque, or with an alpha of 255, which leaves an opaque pixel. */
  private static void blend(Bitmap picture, int x, int y, int grey, int alpha) {
    byte[] pixels = picture.pixels();
    int at = 4 * (y * picture.width() + x);
    for (int c = at; c < at + 3; c++) {
      pixels[c] = (byte) (((pixels[c] & 255) * (255 - alpha) + grey * alpha + 127) / 255);
    }
    if (alpha == 255) {
      pixels[at + 3] = (byte) 255;
    }
  }
}

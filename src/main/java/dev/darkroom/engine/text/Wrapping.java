package dev.darkroom.engine.text;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Breaks text into lines that are about as long as each other: between words, and between Chinese
 * characters but never before a closing or behind an opening mark.
 */
final class Wrapping {
  private static final String NOT_FIRST = "、。，．；：！？）》」』】〉”’…％%!),.:;?]}·~ー々";
  private static final String NOT_LAST = "（《「『【〈“‘([{￥$¥#";

  private final Glyphs glyphs;

  Wrapping(Glyphs glyphs) {
    this.glyphs = glyphs;
  }

  /** How far a text goes, in ems. */
  double length(String text) {
    return text.codePoints().mapToDouble(character -> glyphs.glyph(character).advance()).sum();
  }

  /**
   * As few lines as fit.
   *
   * @param width in ems
   * @param anywhere whether a word may be broken where it alone is too long
   */
  List<String> lines(String text, double width, boolean anywhere) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      if (!paragraph.isBlank()) {
        lines.addAll(balanced(pieces(paragraph.strip(), anywhere), width));
      }
    }
    return lines;
  }

  /** The longest of the lines, in ems. */
  OptionalDouble longest(List<String> lines) {
    return lines.stream().mapToDouble(this::length).max();
  }

  private List<String> balanced(List<String> pieces, double width) {
    List<String> lines = filled(pieces, width);
    double least = longest(lines).orElse(0) / 2;
    double most = width;
    for (int step = 0; step < 12 && lines.size() > 1; step++) {
      double middle = (least + most) / 2;
      List<String> tried = filled(pieces, middle);
      boolean fits = tried.size() <= lines.size() && longest(tried).orElse(0) <= middle + 1e-9;
      most = fits ? middle : most;
      least = fits ? least : middle;
    }
    return lines.size() > 1 ? filled(pieces, most) : lines;
  }

  private List<String> filled(List<String> pieces, double width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    double length = 0;
    for (String piece : pieces) {
      double more = length(piece);
      if (length > 0 && length + length(piece.stripTrailing()) > width) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        length = 0;
      }
      line.append(piece);
      length += more;
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /** What may stand at the end of a line, each with the spaces behind it. */
  private static List<String> pieces(String text, boolean anywhere) {
    List<String> pieces = new ArrayList<>();
    int[] characters = text.codePoints().toArray();
    StringBuilder piece = new StringBuilder();
    for (int i = 0; i < characters.length; i++) {
      piece.appendCodePoint(characters[i]);
      if (i + 1 < characters.length && (breaks(characters[i], characters[i + 1]) || anywhere)) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
    }
    pieces.add(piece.toString());
    return pieces;
  }

  private static boolean breaks(int before, int behind) {
    if (behind == ' ' || NOT_FIRST.indexOf(behind) >= 0 || NOT_LAST.indexOf(before) >= 0) {
      return false;
    }
    return before == ' ' || before == '-' || eastern(before) || eastern(behind);
  }

  private static boolean eastern(int character) {
    return Character.isIdeographic(character)
        || (character >= 0x3000 && character < 0x3100)
        || (character >= 0xFF01 && character < 0xFF60);
  }
}

package dev.darkroom.admin;

import java.util.List;
import java.util.stream.Collectors;

/** What is a good text in a call, and how one is shown in a sentence. */
final class Text {
  private static final int SHOWN_MAX = 60;

  private Text() {}

  /**
   * Whether it has 1 to {@code max} characters (UTF-16 units, as all rooms count), not only blanks,
   * none of them invisible.
   */
  static boolean good(String text, int max) {
    return !text.isBlank() && text.length() <= max && text.codePoints().allMatch(Text::visible);
  }

  /** Neither a control character, a line's end, half a character, nor one that turns the text. */
  private static boolean visible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.FORMAT ->
          character < 0x202A || (character > 0x202E && character < 0x2066) || character > 0x2069;
      default -> true;
    };
  }

  /** A caller's word in a sentence: short, on one line. */
  static String shown(String text) {
    String line =
        text.codePoints()
            .limit(SHOWN_MAX)
            .map(character -> visible(character) ? character : '?')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return line.length() < text.length() ? line + "…" : line;
  }

  /** {@code "a", "b" and "c"}. */
  static String listed(List<String> words) {
    List<String> quoted = words.stream().map(word -> "\"" + word + "\"").toList();
    int last = quoted.size() - 1;
    return last < 1
        ? String.join("", quoted)
        : quoted.stream().limit(last).collect(Collectors.joining(", "))
            + " and "
            + quoted.get(last);
  }
}

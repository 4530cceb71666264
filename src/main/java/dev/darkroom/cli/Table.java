package dev.darkroom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Rows under a heading, aligned for a terminal. A heading in {@code <...>} is of numbers. */
final class Table {
  private static final String GAP = "  ";

  private final List<Boolean> numbers = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... headings) {
    for (String heading : headings) {
      numbers.add(heading.startsWith("<"));
    }
    rows.add(Arrays.stream(headings).map(heading -> heading.replaceAll("[<>]", "")).toList());
  }

  void row(String... cells) {
    rows.add(Arrays.stream(cells).map(Table::plain).toList());
  }

  /** The rows, or that there are none. */
  void print(PrintWriter out) {
    if (rows.size() == 1) {
      out.println("There are none.");
      return;
    }
    int[] widths = new int[numbers.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String blanks = " ".repeat(widths[i] - width(row.get(i)));
        line.append(i == 0 ? "" : GAP);
        line.append(numbers.get(i) ? blanks + row.get(i) : row.get(i) + blanks);
      }
      out.println(line.toString().stripTrailing());
    }
  }

  /** A text on one line, without what could command a terminal. */
  static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ");
  }

  /** A member as a person reads it: a dash where there is none. */
  static String shown(JsonNode value) {
    if (value.isArray()) {
      List<String> items = new ArrayList<>();
      value.forEach(item -> items.add(item.asText()));
      return items.isEmpty() ? "-" : String.join(", ", items);
    }
    boolean none = value.isMissingNode() || value.isNull() || value.asText().isEmpty();
    return none ? "-" : value.asText();
  }

  /** A number with its thousands apart. */
  static String grouped(JsonNode value) {
    return value.isIntegralNumber()
        ? String.format(Locale.ROOT, "%,d", value.longValue())
        : shown(value);
  }

  /** A time to the second, in UTC. */
  static String time(JsonNode value) {
    return shown(value).replaceAll("\\.\\d+Z$", "Z");
  }

  /** Columns on a terminal, where Chinese characters take two. */
  private static int width(String text) {
    return text.codePoints().map(Table::columns).sum();
  }

  private static int columns(int character) {
    boolean fullWidth = character >= 0xFF01 && character <= 0xFF60;
    boolean punctuation = character >= 0x3000 && character <= 0x303F;
    if (fullWidth || punctuation) {
      return 2;
    }
    return switch (UnicodeScript.of(character)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> 2;
      default -> 1;
    };
  }
}

package dev.darkroom.evaluation;

import java.util.List;

/**
 * A sentence on pictures and what should come of it.
 *
 * @param pictures names for {@link Pictures}, the edited one first
 * @param mask the region that the caller marks, or empty
 * @param checks empty for a refusal
 */
record Case(
    String id,
    Category category,
    List<String> pictures,
    String mask,
    String sentence,
    Wanted wanted,
    List<String> checks) {
  Case {
    pictures = List.copyOf(pictures);
    checks = List.copyOf(checks);
    if (wanted.isDone() == checks.isEmpty()) {
      throw new IllegalArgumentException(id + ": checks belong to what is done, and only there");
    }
  }

  /** {@code id | category | pictures | mask | sentence | do or refuse ... | check; check}. */
  static Case parse(String line) {
    String[] cells = line.split("\\|", -1);
    if (cells.length != 7) {
      throw new IllegalArgumentException("Seven cells make a case: " + line);
    }
    return new Case(
        cells[0].strip(),
        Category.named(cells[1].strip()),
        parts(cells[2], "\\+"),
        cells[3].strip(),
        cells[4].strip(),
        Wanted.named(cells[5].strip()),
        parts(cells[6], ";"));
  }

  private static List<String> parts(String cell, String separator) {
    return List.of(cell.split(separator, -1)).stream()
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  static List<Case> all() {
    return Tables.lines("cases.txt").stream().map(Case::parse).toList();
  }

  boolean chinese() {
    return sentence
        .codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }
}

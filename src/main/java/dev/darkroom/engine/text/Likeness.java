package dev.darkroom.engine.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * How much two lines of text say the same: by the fewest characters to change (Levenshtein 1966),
 * without regard to case, width, spaces and marks.
 */
final class Likeness {
  /** From here on two lines say the same, misread characters apart. */
  static final double ENOUGH = 0.7;

  /** What counts against a line that says more than what was asked for. */
  private static final double PART = 0.1;

  private Likeness() {}

  /** 0 to 1; a line that has the words in it says the same to nine tenths at most. */
  static double of(String line, String words) {
    String a = bare(line);
    String b = bare(words);
    if (a.isEmpty() || b.isEmpty()) {
      return line.strip().equals(words.strip()) && !line.isBlank() ? 1 : 0;
    }
    double whole = 1 - (double) changes(a, b, false) / Math.max(a.length(), b.length());
    double part = 1 - (double) changes(a, b, true) / b.length() - PART;
    return Math.max(whole, b.length() == 1 && !a.contains(b) ? 0 : part);
  }

  /** 0 to 1, of all that both say. */
  static double whole(String line, String words) {
    String a = bare(line);
    String b = bare(words);
    return a.isEmpty() || b.isEmpty()
        ? 0
        : 1 - (double) changes(a, b, false) / Math.max(a.length(), b.length());
  }

  /** Whether the words are less than the line, which has them in it. */
  static boolean partOf(String line, String words) {
    String a = bare(line);
    String b = bare(words);
    int missing = a.length() - b.length();
    return missing > 0 && a.contains(b);
  }

  /** The line with the words replaced; empty when they are not in it to the letter. */
  static Optional<String> replaced(String line, String words, String by) {
    String low = line.toLowerCase(Locale.ROOT);
    String part = words.toLowerCase(Locale.ROOT).strip();
    int at = low.length() == line.length() ? low.indexOf(part) : -1;
    return at < 0 || part.isEmpty()
        ? Optional.empty()
        : Optional.of(line.substring(0, at) + by + line.substring(at + part.length()));
  }

  private static String bare(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder bare = new StringBuilder();
    plain.codePoints().filter(Character::isLetterOrDigit).forEach(bare::appendCodePoint);
    return bare.toString();
  }

  /**
   * @param within whether what stands before and behind in the line does not count
   */
  private static int changes(String line, String words, boolean within) {
    int[] row = new int[line.length() + 1];
    for (int i = 0; i < row.length; i++) {
      row[i] = within ? 0 : i;
    }
    for (int j = 1; j <= words.length(); j++) {
      int corner = row[0];
      row[0] = j;
      for (int i = 1; i < row.length; i++) {
        int other = line.charAt(i - 1) == words.charAt(j - 1) ? 0 : 1;
        int next = Math.min(corner + other, Math.min(row[i], row[i - 1]) + 1);
        corner = row[i];
        row[i] = next;
      }
    }
    int least = row[line.length()];
    for (int i = 0; within && i < row.length; i++) {
      least = Math.min(least, row[i]);
    }
    return least;
  }
}

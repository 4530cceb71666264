package dev.darkroom.moderation;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * A text as words are compared in it: letters and digits alone, in one case, width and script, with
 * a note of what stood between them.
 */
final class Folded {
  private static final String SENTENCE_MARKS = ",;:!?。、";

  private final StringBuilder dense;
  private byte[] gaps;
  private boolean[] latin;
  private byte gap;

  private Folded(int length) {
    dense = new StringBuilder(length);
    gaps = new byte[length];
    latin = new boolean[length];
  }

  static Folded of(String text) {
    String decomposed = decomposed(text);
    Folded folded = new Folded(decomposed.length());
    for (int at = 0; at < decomposed.length(); ) {
      int point = decomposed.codePointAt(at);
      folded.add(point);
      at += Character.charCount(point);
    }
    return folded;
  }

  /** The text in one case, width and script, with everything that stands between its letters. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    decomposed(text).codePoints().map(Folded::simple).forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static String decomposed(String text) {
    String same = isPlain(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
    return same.toLowerCase(Locale.ROOT);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80 && !isHan(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is one of the Chinese characters in use. */
  static boolean isHan(int point) {
    return point >= 0x4e00 && point <= 0x9fff;
  }

  private static int simple(int point) {
    return point <= 0xffff ? Script.simplified((char) point) : point;
  }

  private void add(int point) {
    if (isHan(point)) {
      append(Script.digit(Script.simplified((char) point)), false);
      return;
    }
    int type = Character.getType(point);
    if (type == Character.FORMAT || type == Character.NON_SPACING_MARK) {
      return; // Neither seen as a gap nor as a letter: such as a zero-width space or an accent.
    }
    if (!Character.isLetterOrDigit(point)) {
      boolean ends = point == '\n' || SENTENCE_MARKS.indexOf(point) >= 0;
      gap = (byte) Math.max(gap, ends ? 2 : 1);
      return;
    }
    boolean isLatin = isLatin(point);
    for (char unit : Character.toChars(simple(point))) {
      append(Script.digit(unit), isLatin);
    }
  }

  private void append(char unit, boolean isLatin) {
    int at = dense.length();
    if (at == gaps.length) {
      gaps = Arrays.copyOf(gaps, 2 * at + 1);
      latin = Arrays.copyOf(latin, 2 * at + 1);
    }
    gaps[at] = gap;
    latin[at] = isLatin;
    gap = 0;
    dense.append(unit);
  }

  static boolean isLatin(int point) {
    return (point >= 'a' && point <= 'z') || (point >= '0' && point <= '9');
  }

  String dense() {
    return dense.toString();
  }

  int length() {
    return dense.length();
  }

  char at(int index) {
    return dense.charAt(index);
  }

  /** Whether that phrase stands there. */
  boolean has(String phrase, int at) {
    return at >= 0
        && at + phrase.length() <= length()
        && phrase.contentEquals(dense.subSequence(at, at + phrase.length()));
  }

  /** Whether a Latin word goes on from the character before {@code index} to the one there. */
  boolean goesOn(int index) {
    return index > 0 && index < length() && gaps[index] == 0 && latin[index - 1] && latin[index];
  }

  /** How many neighbours within {@code [start, end)} have something between them. */
  int gaps(int start, int end) {
    int count = 0;
    for (int i = start + 1; i < end; i++) {
      count += gaps[i] > 0 ? 1 : 0;
    }
    return count;
  }

  /** Whether a comma, full stop or new line stands within {@code [start, end)}. */
  boolean crossesSentence(int start, int end) {
    for (int i = start + 1; i < end; i++) {
      if (gaps[i] == 2) {
        return true;
      }
    }
    return false;
  }
}

package dev.darkroom.instruction;

import java.util.List;

/** Puts tokens back into words. */
final class Words {
  /** More is cut off: the words only name what was meant. */
  private static final int LENGTH_MAX = 60;

  private Words() {}

  /** English words with a space between them, Chinese ones without, articles left out. */
  static String join(List<Token> tokens) {
    StringBuilder words = new StringBuilder();
    for (Token token : tokens) {
      boolean article = token.is(Kind.STOP) && !token.chinese();
      if (article || words.length() > LENGTH_MAX) {
        continue;
      }
      if (!token.chinese() && !words.isEmpty()) {
        words.append(' ');
      }
      words.append(token.text());
    }
    String text = words.toString().strip();
    return text.length() <= LENGTH_MAX ? text : text.substring(0, LENGTH_MAX) + "...";
  }
}

package dev.darkroom.moderation;

import java.util.HashMap;
import java.util.Map;

/** Traditional characters as simplified ones, Chinese digits as digits. */
final class Script {
  /** A file of opencc4j: a traditional character, a tab, its simplified ones. */
  private static final String TRADITIONAL = "/data/dictionary/TSCharacters.txt";

  private static final String DIGITS = "零一二三四五六七八九";
  private static final Map<Character, Character> SIMPLIFIED = load();

  private Script() {}

  private static Map<Character, Character> load() {
    Map<Character, Character> simplified = new HashMap<>();
    for (String line : Lines.of(TRADITIONAL)) {
      int tab = line.indexOf('\t');
      if (tab == 1 && line.length() > 2) {
        simplified.put(line.charAt(0), line.charAt(2));
      }
    }
    return Map.copyOf(simplified);
  }

  static char simplified(char unit) {
    return unit < 0x3400 ? unit : SIMPLIFIED.getOrDefault(unit, unit);
  }

  /** The word list writes every number in digits. */
  static char digit(char unit) {
    int digit = DIGITS.indexOf(unit);
    return digit < 0 ? unit : (char) ('0' + digit);
  }
}

package dev.darkroom.moderation;

/** Traditional characters as simplified ones, Chinese digits as digits. */
final class Script {
  /** A file of opencc4j: a traditional character, a tab, its simplified ones. */
  private static final String TRADITIONAL = "/data/dictionary/TSCharacters.txt";

  private static final String DIGITS = "零一二三四五六七八九";
  private static final char FIRST = 0x3400;

  /** The simplified character of each from {@link #FIRST} on, in their order. */
  private static final String SIMPLIFIED = load();

  private Script() {}

  private static String load() {
    StringBuilder simplified = new StringBuilder(0x10000 - FIRST);
    for (int unit = FIRST; unit <= 0xffff; unit++) {
      simplified.append((char) unit);
    }
    for (String line : Lines.of(TRADITIONAL)) {
      int tab = line.indexOf('\t');
      if (tab == 1 && line.length() > 2 && line.charAt(0) >= FIRST) {
        simplified.setCharAt(line.charAt(0) - FIRST, line.charAt(2));
      }
    }
    return simplified.toString();
  }

  static char simplified(char unit) {
    return unit < FIRST ? unit : SIMPLIFIED.charAt(unit - FIRST);
  }

  /** The word list writes every number in digits. */
  static char digit(char unit) {
    int digit = DIGITS.indexOf(unit);
    return digit < 0 ? unit : (char) ('0' + digit);
  }
}

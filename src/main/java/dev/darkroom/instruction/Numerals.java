package dev.darkroom.instruction;

/** Numbers as people write them: 12.5, 十二, 两, three, second. */
public final class Numerals {
  static final String CHINESE = "零一二两三四五六七八九十百千半";
  private static final String DIGITS = "零一二三四五六七八九";

  private Numerals() {}

  /** The value of an Arabic or Chinese numeral, or of an English one up to ten. */
  public static double value(String text) {
    if (Spelling.han(text.charAt(0))) {
      return chinese(text);
    }
    return switch (text) {
      case "one", "first", "1st" -> 1;
      case "two", "second", "2nd" -> 2;
      case "three", "third", "3rd" -> 3;
      case "four", "fourth", "4th" -> 4;
      case "five", "fifth", "5th" -> 5;
      default -> Double.parseDouble(text);
    };
  }

  private static double chinese(String text) {
    double total = 0;
    double digit = 0;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      double unit = unit(letter);
      if (unit > 1) {
        total += (digit == 0 ? 1 : digit) * unit;
        digit = 0;
      } else if (letter == '半') {
        digit += 0.5;
      } else {
        digit = letter == '两' ? 2 : DIGITS.indexOf(letter);
      }
    }
    return total + digit;
  }

  private static double unit(char letter) {
    return switch (letter) {
      case '十' -> 10;
      case '百' -> 100;
      case '千' -> 1000;
      default -> 1;
    };
  }
}

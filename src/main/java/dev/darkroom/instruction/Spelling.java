package dev.darkroom.instruction;

import java.util.HashMap;
import java.util.Map;

/**
 * Spells text alike, character by character so that positions stay: half width, lower case,
 * simplified characters, one kind of apostrophe and multiplication sign.
 */
public final class Spelling {
  private final Map<Character, Character> simplified;

  Spelling(Map<Character, Character> simplified) {
    this.simplified = Map.copyOf(simplified);
  }

  /** Spelling with the list of traditional characters. */
  public static Spelling load() {
    Map<Character, Character> pairs = new HashMap<>();
    for (Lexicon.Entry entry : Lexicon.entries("zh", "traditional.txt")) {
      pairs.put(entry.word().charAt(0), entry.value().charAt(0));
    }
    return new Spelling(pairs);
  }

  /** The text spelled alike; every character keeps its position. */
  public String of(String text) {
    char[] letters = text.toCharArray();
    for (int i = 0; i < letters.length; i++) {
      letters[i] = one(letters[i]);
    }
    for (int i = 1; i + 1 < letters.length; i++) {
      if (letters[i] == '-' && latin(letters[i - 1]) && latin(letters[i + 1])) {
        letters[i] = ' ';
      }
    }
    return new String(letters);
  }

  private char one(char letter) {
    if (letter >= 0xFF01 && letter <= 0xFF5E) {
      return one((char) (letter - 0xFEE0));
    }
    return switch (letter) {
      case '\u3000', '\u00a0', '\u200b', '\u200c', '\u200d', '\ufeff', '\t' -> ' ';
      case '\u2019', '\u2018', '\u00b4', '`' -> '\'';
      case '\u00d7' -> 'x';
      case '\u2013', '\u2014', '\u2212' -> '-';
      case '\u2236' -> ':';
      default -> {
        Character simple = simplified.get(letter);
        yield simple != null ? simple : Character.toLowerCase(letter);
      }
    };
  }

  /** Whether it is a letter of a Latin alphabet, in lower case. */
  public static boolean latin(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '\u00df' && letter <= '\u024f');
  }

  /** Whether nothing but Latin letters, digits and marks stands in it. */
  public static boolean latin(String text) {
    return text.chars().allMatch(letter -> letter < 0x250);
  }

  /** Whether it is a Chinese character. */
  public static boolean han(char letter) {
    return Character.UnicodeScript.of(letter) == Character.UnicodeScript.HAN;
  }
}

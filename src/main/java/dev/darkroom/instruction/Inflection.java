package dev.darkroom.instruction;

import java.util.Set;

/** Regular English forms, so that a lexicon lists each word once. */
public final class Inflection {
  private static final Set<Character> VOWELS = Set.of('a', 'e', 'i', 'o', 'u');

  private Inflection() {}

  /** Boxes, berries, mugs. */
  public static String plural(String noun) {
    char last = noun.charAt(noun.length() - 1);
    if (last == 'y' && !VOWELS.contains(noun.charAt(noun.length() - 2))) {
      return noun.substring(0, noun.length() - 1) + "ies";
    }
    boolean hissing = last == 's' || last == 'x' || noun.endsWith("ch") || noun.endsWith("sh");
    return noun + (hissing ? "es" : "s");
  }

  /** Removing, cropping: of the first word of a verb. */
  static String participle(String verb) {
    return inflected(verb, "ing");
  }

  /** Removed, cropped: of the first word of a verb. */
  static String past(String verb) {
    return inflected(verb, "ed");
  }

  private static String inflected(String verb, String ending) {
    int space = verb.indexOf(' ');
    String first = space < 0 ? verb : verb.substring(0, space);
    String rest = space < 0 ? "" : verb.substring(space);
    return stem(first, ending) + ending + rest;
  }

  private static String stem(String verb, String ending) {
    int length = verb.length();
    if (length < 3) {
      return verb;
    }
    char last = verb.charAt(length - 1);
    if (last == 'e' && verb.charAt(length - 2) != 'e') {
      return verb.substring(0, length - 1);
    }
    if (last == 'y' && ending.equals("ed") && !VOWELS.contains(verb.charAt(length - 2))) {
      return verb.substring(0, length - 1) + "i";
    }
    return doubles(verb, last) ? verb + last : verb;
  }

  /** Crop, flip, blur: one short vowel between consonants. */
  private static boolean doubles(String verb, char last) {
    int length = verb.length();
    return length <= 4
        && "pbtgrnd".indexOf(last) >= 0
        && VOWELS.contains(verb.charAt(length - 2))
        && !VOWELS.contains(verb.charAt(length - 3));
  }
}

package dev.darkroom.instruction;

import java.util.regex.Pattern;

/** Tells the language of an instruction from its letters. */
public final class Language {
  /** Latin letters that Chinese writes too: units, colours by number, a few loan words. */
  private static final Pattern LOANS =
      Pattern.compile(
          "#[0-9a-f]{3,6}|\\b(?:logo|hdr|rgb|px|ps|png|jpg|t恤|x|p)\\b|(?<!\\d)\\d++x\\d*");

  private Language() {}

  /** {@code zh}, {@code en} or {@code mixed}; {@code en} when there are no letters. */
  public static String of(String text) {
    boolean chinese = text.chars().anyMatch(letter -> Spelling.han((char) letter));
    if (!chinese) {
      return "en";
    }
    String own = LOANS.matcher(text).replaceAll("");
    return own.chars().anyMatch(letter -> Spelling.latin((char) letter)) ? "mixed" : "zh";
  }
}

package dev.darkroom.instruction.product;

import java.util.Locale;

/** What a word can be. Those before {@link #COLOUR} have a file of words in each language. */
enum Kind {
  ARCHETYPE,
  MATERIAL,
  SHEEN,
  PART,
  CONTENT,
  GROUND,
  LIGHT,
  ANGLE,
  FRAMING,
  PLACING,
  MOOD,
  FILLER,
  CLASSIFIER,
  COUNT,
  ROLE,
  /** What such a picture never shows: text, people, marks. */
  ABSENT,
  /** What cannot be made. */
  REFUSED,
  SHADE,
  COLOUR,
  DEGREES,
  QUOTED,
  BREAK,
  UNKNOWN;

  boolean inOwnFile() {
    return compareTo(COLOUR) < 0;
  }

  String file() {
    return "product-" + name().toLowerCase(Locale.ROOT) + ".txt";
  }

  /** Whether its English words have a plural. */
  boolean countable() {
    return switch (this) {
      case ARCHETYPE, PART, REFUSED, ABSENT -> true;
      case MATERIAL,
          SHEEN,
          CONTENT,
          GROUND,
          LIGHT,
          ANGLE,
          FRAMING,
          PLACING,
          MOOD,
          FILLER,
          CLASSIFIER,
          COUNT,
          ROLE,
          COLOUR,
          SHADE,
          DEGREES,
          QUOTED,
          BREAK,
          UNKNOWN ->
          false;
    };
  }
}

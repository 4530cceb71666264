package dev.darkroom.instruction;

import java.util.Locale;

/** What a token can be. Those before {@link #NUMBER} have a file of words in each language. */
enum Kind {
  VERB,
  NOUN,
  COLOUR,
  SHADE,
  TONE,
  TONE_CHANGE,
  LOOK,
  TOUCH,
  AMOUNT,
  POSITION,
  SCENE,
  SURFACE,
  BACKDROP,
  MANNER,
  MATERIAL,
  BODY,
  ATTRIBUTE,
  TURN,
  RATIO,
  FRACTION,
  FACTOR,
  /** How words are written or a logo is pasted. */
  LETTERING,
  WORD,
  STOP,
  NUMBER,
  PERCENT,
  DEGREES,
  PIXELS,
  SIZE,
  /** The longer side in pixels, of 4K or 1080p. */
  RESOLUTION,
  PICTURE,
  /** A rectangle in numbers: left, top, width, height. */
  BOX,
  /** A point in numbers: x, y. */
  POINT,
  /** Which of several: "FROM_LEFT 2"; 0 or ? for what is not said. */
  CHOICE,
  QUOTED,
  BREAK,
  UNKNOWN;

  boolean inLexicon() {
    return compareTo(NUMBER) < 0;
  }

  /** The name of its file of words. */
  String file() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt";
  }
}

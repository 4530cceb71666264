package dev.darkroom.instruction.product;

import dev.darkroom.engine.product.Shot;

/** What came of reading a description. */
public sealed interface Reading {
  /** {@code zh}, {@code en} or {@code mixed}. */
  String language();

  /**
   * A picture that can be made.
   *
   * @param summary a sentence in the caller's language (Chinese for a mixed text) of what will be
   *     made
   */
  record Understood(Shot shot, String summary, String language) implements Reading {}

  /** A description that cannot be made as it stands, and what would help, in both languages. */
  record Refused(String english, String chinese, String language) implements Reading {
    /** The sentence in the caller's language. */
    public String reason() {
      return language.equals("en") ? english : chinese;
    }
  }
}

package dev.darkroom.instruction.product;

import dev.darkroom.instruction.Spelling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of the description with every sense it may have.
 *
 * @param start its position in the spelled text
 */
record Word(String text, int start, boolean plural, List<Sense> senses) {
  static final Word END = new Word("", -1, false, List.of());

  Word {
    senses = List.copyOf(senses);
  }

  static Word of(String text, int start, Kind kind, String value) {
    return new Word(text, start, false, List.of(new Sense(kind, value)));
  }

  /** Whether there is no such word. */
  boolean absent() {
    return start < 0;
  }

  boolean is(Kind kind) {
    return value(kind) != null;
  }

  boolean is(Role role) {
    return role.name().equals(value(Kind.ROLE));
  }

  /** Whether nothing but that kind. */
  boolean only(Kind kind) {
    return senses.size() == 1 && is(kind);
  }

  boolean chinese() {
    return !Spelling.latin(text);
  }

  int end() {
    return start + text.length();
  }

  /** The value of its sense of that kind, or null when it has none. */
  @Nullable String value(Kind kind) {
    for (Sense sense : senses) {
      if (sense.kind() == kind) {
        return sense.value();
      }
    }
    return null;
  }
}

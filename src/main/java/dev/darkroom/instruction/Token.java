package dev.darkroom.instruction;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of the instruction with every sense it may have. */
record Token(String text, boolean chinese, boolean plural, List<Sense> senses) {
  Token {
    senses = List.copyOf(senses);
  }

  static Token of(String text, Kind kind, String value) {
    return new Token(text, !Spelling.latin(text), false, List.of(new Sense(kind, value)));
  }

  boolean is(Kind kind) {
    return value(kind) != null;
  }

  boolean is(Role role) {
    return has(Kind.WORD, role.name());
  }

  boolean is(Action action) {
    return has(Kind.VERB, action.name());
  }

  private boolean has(Kind kind, String value) {
    for (Sense sense : senses) {
      if (sense.kind() == kind && sense.value().equals(value)) {
        return true;
      }
    }
    return false;
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

  /** Whether it can begin a clause of its own behind "and". */
  boolean startsClause() {
    return !is(Kind.STOP)
        && (is(Kind.VERB) || is(Kind.TONE_CHANGE) || is(Kind.TOUCH) || is(Role.BA) || is(Role.NOT));
  }
}

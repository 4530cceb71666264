package dev.darkroom.instruction.product;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a description and how far they are read. */
final class Sentence {
  private final List<Word> words;
  private int at;

  Sentence(List<Word> words) {
    this.words = List.copyOf(words);
  }

  boolean done() {
    return at >= words.size();
  }

  int at() {
    return at;
  }

  /** The next word, or {@link Word#END}. */
  Word peek() {
    return peek(0);
  }

  /** A word further on, or one already read, or {@link Word#END}. */
  Word peek(int ahead) {
    int index = at + ahead;
    return index >= 0 && index < words.size() ? words.get(index) : Word.END;
  }

  Word take() {
    Word word = peek();
    at++;
    return word;
  }

  void skip(int count) {
    at += count;
  }

  /** Takes the next word where it plays that role. */
  boolean take(Role role) {
    boolean plays = peek().is(role);
    at += plays ? 1 : 0;
    return plays;
  }

  /** Takes the next word where it is of that kind, or null. */
  @Nullable Word take(Kind kind) {
    return peek().is(kind) ? take() : null;
  }
}

package dev.darkroom.instruction;

import dev.darkroom.engine.colour.Colour;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A stretch of a clause from which a reading takes the tokens that it understands. */
final class Slot {
  private final List<Token> tokens;
  private final BitSet used;
  private final int from;
  private final int to;

  Slot(List<Token> tokens, BitSet used, int from, int to) {
    this.tokens = tokens;
    this.used = used;
    this.from = from;
    this.to = to;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  Slot part(int start, int end) {
    return new Slot(tokens, used, start, end);
  }

  Token token(int at) {
    return tokens.get(at);
  }

  boolean isUsed(int at) {
    return used.get(at);
  }

  void use(int at) {
    used.set(at);
  }

  boolean has(Predicate<Token> test) {
    return find(test) >= 0;
  }

  boolean has(Kind kind) {
    return has(token -> token.is(kind));
  }

  boolean has(Role role) {
    return has(token -> token.is(role));
  }

  /** Whether all its tokens have been taken. */
  boolean empty() {
    return find(_ -> true) < 0;
  }

  private int find(Predicate<Token> test) {
    for (int i = from; i < to; i++) {
      if (!used.get(i) && test.test(tokens.get(i))) {
        return i;
      }
    }
    return -1;
  }

  boolean take(Predicate<Token> test) {
    int at = find(test);
    if (at >= 0) {
      used.set(at);
    }
    return at >= 0;
  }

  boolean take(Role role) {
    return take(token -> token.is(role));
  }

  boolean take(Kind kind, String value) {
    return take(token -> value.equals(token.value(kind)));
  }

  /** Takes every token of that role. */
  void takeAll(Role role) {
    while (take(role)) {}
  }

  /** Takes the first token of that kind; its value. */
  Optional<String> take(Kind kind) {
    int at = find(token -> token.is(kind));
    if (at < 0) {
      return Optional.empty();
    }
    used.set(at);
    return Optional.ofNullable(tokens.get(at).value(kind));
  }

  List<String> takeEvery(Kind kind) {
    List<String> values = new ArrayList<>();
    for (Optional<String> value = take(kind); value.isPresent(); value = take(kind)) {
      values.add(value.get());
    }
    return values;
  }

  /** Takes the first colour with the shade before it: "light blue", 浅蓝色. */
  Optional<Colour> takeColour() {
    int at = find(token -> token.is(Kind.COLOUR));
    if (at < 0) {
      return Optional.empty();
    }
    used.set(at);
    Colour colour = Colours.parse(String.valueOf(tokens.get(at).value(Kind.COLOUR)));
    int before = at - 1;
    if (before >= from && !used.get(before)) {
      String shade = tokens.get(before).value(Kind.SHADE);
      if (shade != null) {
        used.set(before);
        colour = Colours.shaded(colour, shade);
      }
    }
    return Optional.of(colour);
  }

  /** "an orange", "a rose": a thing, though the word is a colour as well. */
  boolean namesThing() {
    for (int i = from + 1; i < to; i++) {
      boolean article =
          tokens.get(i - 1).text().equals("a") || tokens.get(i - 1).text().equals("an");
      boolean last = i + 1 == to || !tokens.get(i + 1).is(Kind.NOUN);
      if (article && last && tokens.get(i).is(Kind.NOUN) && tokens.get(i).is(Kind.COLOUR)) {
        return true;
      }
    }
    return false;
  }

  /** The words of all tokens, taken or not. */
  String words() {
    return Words.join(tokens.subList(from, to));
  }

  /** The words not taken. */
  List<String> left() {
    List<String> words = new ArrayList<>();
    for (int i = from; i < to; i++) {
      if (!used.get(i)) {
        words.add(tokens.get(i).text());
      }
    }
    return words;
  }
}

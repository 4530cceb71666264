package dev.darkroom.instruction;

import dev.darkroom.engine.colour.Colour;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One parameter of an operation as a plan writes it, with what it may be. */
sealed interface Parameter {
  String name();

  /** Whether it may be absent. */
  boolean optional();

  /**
   * The value, checked.
   *
   * @return a Double, a String or a {@link Colour}
   * @throws UnreadablePlan when it is of another type or out of its range
   */
  Object read(Object value);

  /** What it may be, in a few words for whoever writes plans. */
  String range();

  /** A number between two others, both allowed. */
  record Amount(String name, double least, double most, boolean whole, boolean optional)
      implements Parameter {
    @Override
    public Object read(Object value) {
      if (!(value instanceof Number number)) {
        throw new UnreadablePlan(name + " is no number");
      }
      double amount = number.doubleValue();
      if (!(amount >= least && amount <= most) || (whole && amount != Math.rint(amount))) {
        throw new UnreadablePlan(name + " is out of range");
      }
      return amount;
    }

    @Override
    public String range() {
      return (whole ? "whole number " : "number ") + plain(least) + " to " + plain(most);
    }

    private static String plain(double value) {
      return value == Math.rint(value)
          ? Long.toString((long) value)
          : String.format(Locale.ROOT, "%s", value);
    }
  }

  /** One of some words. */
  record Word(String name, List<String> words, boolean optional) implements Parameter {
    /** The constants of an enum as plans write them. */
    static Word of(String name, Enum<?>... constants) {
      return new Word(name, Stream.of(constants).map(Word::spelled).toList(), false);
    }

    /** A parameter that is always the same. */
    static Word fixed(String name, String word) {
      return new Word(name, List.of(word), false);
    }

    Word orAbsent() {
      return new Word(name, words, true);
    }

    /** {@code top left} for TOP_LEFT. */
    static String spelled(Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public Object read(Object value) {
      if (!(value instanceof String word) || !words.contains(word)) {
        throw new UnreadablePlan(name + " is none of its words");
      }
      return word;
    }

    @Override
    public String range() {
      return words.stream()
          .map(word -> '"' + word + '"')
          .reduce((a, b) -> a + " | " + b)
          .orElse("");
    }
  }

  /** A colour as on the web, such as {@code #1e90ff}. */
  record Hex(String name) implements Parameter {
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    @Override
    public boolean optional() {
      return false;
    }

    @Override
    public Object read(Object value) {
      if (!(value instanceof String text) || !COLOUR.matcher(text).matches()) {
        throw new UnreadablePlan(name + " is no colour");
      }
      return Colours.parse(text);
    }

    @Override
    public String range() {
      return "\"#rrggbb\"";
    }
  }

  /** A text of a shape. */
  record Shaped(String name, Pattern shape, String range) implements Parameter {
    @Override
    public boolean optional() {
      return false;
    }

    @Override
    public Object read(Object value) {
      if (!(value instanceof String text) || !shape.matcher(text).matches()) {
        throw new UnreadablePlan(name + " has another shape");
      }
      return text;
    }
  }
}

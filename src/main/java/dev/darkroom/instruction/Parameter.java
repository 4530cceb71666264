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
   * @return a Double, a String, a Boolean or a {@link Colour}
   * @throws UnreadablePlan when it is of another type or out of its range
   */
  Object read(Object value);

  /** What it may be, in a few words for whoever writes plans. */
  String range();

  /** A number between two others, both allowed. */
  record Amount(String name, double least, double most, boolean whole, boolean optional)
      implements Parameter {
    static Amount between(String name, double least, double most) {
      return new Amount(name, least, most, false, false);
    }

    static Amount whole(String name, int least, int most) {
      return new Amount(name, least, most, true, false);
    }

    Amount orAbsent() {
      return new Amount(name, least, most, whole, true);
    }

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
  record Hex(String name, boolean optional) implements Parameter {
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    Hex(String name) {
      this(name, false);
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
  record Shaped(String name, Pattern shape, String range, boolean optional) implements Parameter {
    Shaped(String name, Pattern shape, String range) {
      this(name, shape, range, false);
    }

    @Override
    public Object read(Object value) {
      if (!(value instanceof String text) || !shape.matcher(text).matches()) {
        throw new UnreadablePlan(name + " has another shape");
      }
      return text;
    }
  }

  /** Yes or no; absent is no. */
  record Flag(String name, boolean optional) implements Parameter {
    @Override
    public Object read(Object value) {
      if (!(value instanceof Boolean flag)) {
        throw new UnreadablePlan(name + " is neither true nor false");
      }
      return flag;
    }

    @Override
    public String range() {
      return "true | false";
    }
  }

  /**
   * What our own plans say besides, for people, and what follows from the rest: let through, and
   * asked of nobody.
   */
  record Aside(String name) implements Parameter {
    @Override
    public boolean optional() {
      return true;
    }

    @Override
    public Object read(Object value) {
      if (!(value instanceof String || value instanceof Boolean)) {
        throw new UnreadablePlan(name + " is no remark");
      }
      return value;
    }

    @Override
    public String range() {
      return "";
    }
  }
}

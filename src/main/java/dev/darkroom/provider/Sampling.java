package dev.darkroom.provider;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How an operator wants an open model to sample; what is left out is the server's own choice.
 *
 * @param steps 1 to 200
 * @param guidance how closely the words are followed
 */
record Sampling(OptionalInt steps, OptionalDouble guidance) {
  static final String STEPS = "steps";
  static final String GUIDANCE = "guidance";

  static Sampling of(Options options) {
    int steps = options.number(STEPS, 0, 1, 200);
    return new Sampling(
        steps == 0 ? OptionalInt.empty() : OptionalInt.of(steps), decimal(options, GUIDANCE));
  }

  /** A number such as {@code 4.5}, below 100. */
  static OptionalDouble decimal(Options options, String name) {
    return options
        .text(name, "\\d{1,2}(\\.\\d{1,3})?", "a number such as 4.5")
        .map(text -> OptionalDouble.of(Double.parseDouble(text)))
        .orElseGet(OptionalDouble::empty);
  }

  /** A number from 0 to 1. */
  static OptionalDouble share(Options options, String name) {
    return options
        .text(name, "0(\\.\\d{1,3})?|1(\\.0{1,3})?", "a number from 0 to 1")
        .map(text -> OptionalDouble.of(Double.parseDouble(text)))
        .orElseGet(OptionalDouble::empty);
  }
}

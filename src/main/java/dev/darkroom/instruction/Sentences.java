package dev.darkroom.instruction;

import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.operation.Operation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What operations do, in the sentences of one language. */
interface Sentences {
  /** A phrase such as "recolour the cup blue (#0000ff)". */
  String step(Operation operation);

  /** A phrase that says what stays. */
  String kept(List<Where> places);

  /** Phrases as one sentence. */
  String joined(List<String> steps);

  /** 0.3 is {@code 30%}, signs left out. */
  static String percent(double share) {
    return number(Math.abs(100 * share)) + "%";
  }

  /** With two places at most and no idle zeros. */
  static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}

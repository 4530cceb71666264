package dev.darkroom.instruction;

import java.util.List;
import java.util.OptionalDouble;

/** How much: words, percentages and plain numbers. */
final class Amounts {
  private Amounts() {}

  /** A signed share if a number is given: 20 %, +20. */
  static OptionalDouble takeNumber(Slot slot) {
    var percent = slot.take(Kind.PERCENT);
    if (percent.isPresent()) {
      return OptionalDouble.of(Double.parseDouble(percent.get()));
    }
    var fraction = slot.take(Kind.FRACTION);
    if (fraction.isPresent()) {
      return OptionalDouble.of(Double.parseDouble(fraction.get()));
    }
    var number = slot.take(Kind.NUMBER);
    return number.isPresent()
        ? OptionalDouble.of(Double.parseDouble(number.get()) / 100)
        : OptionalDouble.empty();
  }

  /** Takes the words of degree and picks the value for slight, usual or much. */
  static double takeDegree(Slot slot, double slight, double usual, double much) {
    List<String> words = slot.takeEvery(Kind.AMOUNT);
    if (words.contains("SLIGHT")) {
      return slight;
    }
    return words.contains("MUCH") || words.contains("FULL") ? much : usual;
  }

  /** A strength 0 to 1. */
  static double takeStrength(Slot slot, double slight, double usual, double much) {
    double degree = takeDegree(slot, slight, usual, much);
    OptionalDouble number = takeNumber(slot);
    return number.isPresent() ? Math.clamp(Math.abs(number.getAsDouble()), 0.01, 1) : degree;
  }
}

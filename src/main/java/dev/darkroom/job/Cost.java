package dev.darkroom.job;

import java.math.BigDecimal;

/**
 * What an upstream takes for something, in the operator's own currency.
 *
 * @param micros millionths of a unit, not negative
 */
public record Cost(long micros) {
  public static final Cost NONE = new Cost(0);

  private static final int DIGITS = 6;

  public Cost {
    if (micros < 0) {
      throw new IllegalArgumentException("A cost is not negative");
    }
  }

  /**
   * Reads a decimal number such as {@code 0.04}.
   *
   * @throws IllegalArgumentException when it is none, has more than six digits behind the point or
   *     a million or more before it
   */
  public static Cost parse(String text) {
    if (!text.matches("\\d{1,6}(\\.\\d{1,6})?")) {
      throw new IllegalArgumentException("a cost is a number such as 0.04");
    }
    return new Cost(new BigDecimal(text).movePointRight(DIGITS).longValueExact());
  }

  public Cost times(int count) {
    return new Cost(Math.multiplyExact(micros, count));
  }

  /** As a decimal number without needless zeros, such as {@code 0.04}. */
  public String render() {
    BigDecimal amount = BigDecimal.valueOf(micros, DIGITS).stripTrailingZeros();
    return amount.scale() < 0 ? amount.setScale(0).toPlainString() : amount.toPlainString();
  }
}

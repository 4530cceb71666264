package dev.darkroom.engine.mask;

import java.math.BigDecimal;

/**
 * A length along a side of the picture, as the caller gave it.
 *
 * @param value pixels, or 0 to 1 when it is a share
 * @param share whether it is a share of the side
 */
public record Length(double value, boolean share) {
  public Length {
    if (!(value >= 0 && value <= 1_000_000)) {
      throw new IllegalArgumentException("A length of " + value);
    }
  }

  public static Length pixels(double value) {
    return new Length(value, false);
  }

  public static Length share(double value) {
    return new Length(value, true);
  }

  /** In pixels of a side of that many. */
  double of(int side) {
    return share ? value * side : value;
  }

  /** As people write it: {@code 120} or {@code 10%}. */
  @Override
  public String toString() {
    BigDecimal number = BigDecimal.valueOf(Math.round((share ? 100 : 1) * value * 100) / 100.0);
    return number.stripTrailingZeros().toPlainString() + (share ? "%" : "");
  }
}

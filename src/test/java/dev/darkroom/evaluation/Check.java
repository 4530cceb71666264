package dev.darkroom.evaluation;

/** One property that a right result has. */
@FunctionalInterface
interface Check {
  /** A measurement and whether it lies where it should. */
  record Measure(boolean holds, String measured) {
    static Measure within(double value, double low, double high) {
      return new Measure(value >= low && value <= high, "%.3f".formatted(value));
    }

    static Measure atLeast(double value, double least) {
      return within(value, least, Double.POSITIVE_INFINITY);
    }

    static Measure atMost(double value, double most) {
      return within(value, Double.NEGATIVE_INFINITY, most);
    }
  }

  Measure of(Evidence evidence);
}

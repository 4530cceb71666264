package dev.darkroom.engine.shadow;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Figures of many values. */
final class Statistics {
  private Statistics() {}

  static double median(double[] values, int count) {
    return quantile(Arrays.copyOf(values, count), 0.5);
  }

  /** The value that a share of the chosen ones stays below; 0 where none is chosen. */
  static double quantile(float[] values, IntPredicate chosen, double share) {
    double[] some = new double[values.length];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (chosen.test(i)) {
        some[count++] = values[i];
      }
    }
    return quantile(Arrays.copyOf(some, count), share);
  }

  private static double quantile(double[] values, double share) {
    Arrays.sort(values);
    return values.length == 0 ? 0 : values[(int) (share * (values.length - 1))];
  }
}

package dev.darkroom.provider.target;

import dev.darkroom.job.Cost;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the operator set for one target.
 *
 * @param weight its share among the weighted targets beside it; 0 for none, its place decides
 * @param maxConcurrent how many jobs run there at once, 0 for as many as its provider takes
 * @param timeout for one call, from the first byte sent to the last one read
 * @param retries how often a job is tried there again, 0 for never
 * @param cost of one picture, or null where it is not set
 * @param guard whether what lies outside a mask is restored from the input
 */
public record Terms(
    int weight,
    int maxConcurrent,
    Duration timeout,
    int retries,
    @Nullable Cost cost,
    boolean guard) {
  /** Once: most faults that pass are over by then, and another target may be waiting. */
  public static final int RETRIES = 1;

  /** Longer than any job may take. */
  private static final Duration UNHURRIED = Duration.ofDays(1);

  public Terms {
    if (weight < 0 || maxConcurrent < 0 || retries < 0 || !timeout.isPositive()) {
      throw new IllegalArgumentException("Terms are not negative, and a call takes some time");
    }
  }

  /** The same for the embedded engine: it makes no calls that could hang, so none is too slow. */
  public Terms unhurried() {
    return new Terms(weight, maxConcurrent, UNHURRIED, retries, cost, guard);
  }

  /** Where nothing is set. */
  public static Terms usual(Duration timeout) {
    return new Terms(0, 0, timeout, RETRIES, null, false);
  }
}

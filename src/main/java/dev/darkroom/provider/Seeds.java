package dev.darkroom.provider;

import dev.darkroom.job.Job;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Where the randomness of a generation begins. */
final class Seeds {
  private Seeds() {}

  /**
   * The job's own {@code seed}; without one, a number drawn from its words, so that a job that is
   * run again after a crash comes to the same picture.
   */
  static long of(Job job) {
    return job.options().get("seed") instanceof Number seed ? seed.longValue() : drawn(job);
  }

  /**
   * The caller's own seed; empty where there is none, or one beyond what the upstream takes.
   *
   * @param max the largest one that it takes; the least is 0
   */
  static Optional<Long> chosen(Job job, long max) {
    return job.options().get("seed") instanceof Number seed
            && seed.longValue() >= 0
            && seed.longValue() <= max
        ? Optional.of(seed.longValue())
        : Optional.empty();
  }

  /**
   * The caller's own seed for one of several pictures that are made by calls of their own: each has
   * the next one, for the same seed would draw, and cost, the same picture again.
   *
   * @param picture which one, from 0
   */
  static Optional<Long> chosen(Job job, int picture, long max) {
    return chosen(job, max).map(seed -> (seed + picture) % (max + 1));
  }

  /** Whether the caller chose the seed. */
  static boolean chosen(Job job) {
    return job.options().get("seed") instanceof Number;
  }

  /**
   * For an upstream of many results: the job's own {@code seed}, for each picture the next one;
   * without one, or with a negative one as servers take it for any, a new number, so that the same
   * words may be tried again.
   *
   * @param random a number in each call
   */
  static long each(Job job, int picture, LongSupplier random) {
    return job.options().get("seed") instanceof Number seed && seed.longValue() >= 0
        ? seed.longValue() + picture
        : random.getAsLong() & Integer.MAX_VALUE;
  }

  /** FNV-1a over the words. */
  private static long drawn(Job job) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < job.instruction().length(); i++) {
      hash = (hash ^ job.instruction().charAt(i)) * 0x100000001b3L;
    }
    return hash >>> 1;
  }
}

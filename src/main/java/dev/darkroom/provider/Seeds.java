package dev.darkroom.provider;

import dev.darkroom.job.Job;

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

  /** Whether the caller chose the seed. */
  static boolean chosen(Job job) {
    return job.options().get("seed") instanceof Number;
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

package dev.darkroom.gateway;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.Watch;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Decides whether a job that failed is tried at the same target again, and when. */
final class Repeats {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(8);

  /** What is waited for a target that says when to come again, where another could do the job. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The same where there is no other. */
  private static final Duration PATIENCE_WITH_THE_LAST = Duration.ofSeconds(30);

  private final RandomGenerator random;

  Repeats(RandomGenerator random) {
    this.random = random;
  }

  /**
   * How long to wait before the next try.
   *
   * @param before how many times it was tried again already
   * @param most how many times it may be
   * @param last whether no other target is left for the job
   * @return empty when it is not to be tried there again
   */
  Optional<Duration> next(
      DarkroomException failure, int before, int most, boolean last, Watch watch) {
    if (before >= most || !failure.retry().sensible()) {
      return Optional.empty();
    }
    Duration after = failure.retry().after();
    if (after == null) {
      return inTime(jittered(before), watch);
    }
    Duration patience = last ? PATIENCE_WITH_THE_LAST : PATIENCE;
    return after.compareTo(patience) > 0 ? Optional.empty() : inTime(spread(after), watch);
  }

  private static Optional<Duration> inTime(Duration wait, Watch watch) {
    return wait.compareTo(watch.remaining()) < 0 ? Optional.of(wait) : Optional.empty();
  }

  /**
   * Anything up to a limit that doubles, so that jobs that failed together do not come together.
   */
  private Duration jittered(int before) {
    long limit = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(before, 10));
    return Duration.ofMillis(random.nextLong(limit + 1));
  }

  /** Never before the time that was asked for, and up to a fifth later. */
  private Duration spread(Duration after) {
    return after.plusMillis(1 + random.nextLong(after.toMillis() / 5 + 1));
  }
}

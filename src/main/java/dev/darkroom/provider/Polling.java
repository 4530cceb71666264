package dev.darkroom.provider;

import dev.darkroom.job.DarkroomException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Looks after work that an upstream does until it ends. The work is paid for, so that a look that
 * breaks off, or that an upstream is too busy for, is taken again a few times.
 *
 * @param first the pause before each of the first looks; it is doubled after every third look
 * @param longest what it grows to
 */
record Polling(Duration first, Duration longest) {
  private static final int STEP = 3;
  private static final int FAILURES_MAX = 3;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;

  /** A server of one's own answers quickly, and nobody counts the looks. */
  static final Polling NEAR = new Polling(Duration.ofMillis(100), Duration.ofSeconds(1));

  static Polling every(Duration pause) {
    return new Polling(pause, pause);
  }

  /** Makes one look, and has its answer read. */
  @FunctionalInterface
  interface Look<T> {
    Optional<T> at(Upstream.Reading<Optional<T>> reading);
  }

  /**
   * The first result; the session's watch and time limit end the wait.
   *
   * @param reading empty while the work goes on; an IOException says that this look came to nothing
   * @throws DarkroomException what the last look failed with, or what ends the session
   */
  <T> T until(Upstream.Session session, Look<T> look, Upstream.Reading<Optional<T>> reading) {
    int failures = 0;
    for (int looks = 0; ; looks++) {
      session.pause(pause(looks).multipliedBy(1L << failures));
      try {
        Optional<T> end = look.at(answer -> read(answer, reading));
        if (end.isPresent()) {
          return end.get();
        }
        failures = 0;
      } catch (DarkroomException e) {
        failures++;
        if (!(e.getCause() instanceof IOException missed)) {
          throw e;
        }
        if (failures > FAILURES_MAX) {
          throw missed.getCause() instanceof DarkroomException said ? said : e;
        }
      }
    }
  }

  /** Before the next look, when there were so many. */
  Duration pause(int looks) {
    Duration time = first.multipliedBy(1L << Math.min(20, looks / STEP));
    return time.compareTo(longest) < 0 ? time : longest;
  }

  private static <T> Optional<T> read(Upstream.Answer answer, Upstream.Reading<Optional<T>> reading)
      throws IOException {
    try {
      return reading.read(answer);
    } catch (DarkroomException e) {
      if (passing(answer.status())) {
        throw new IOException("status " + answer.status(), e);
      }
      throw e;
    }
  }

  /** What says nothing of the work. */
  private static boolean passing(int status) {
    return status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS || status >= 500;
  }
}

package dev.darkroom.provider;

import dev.darkroom.job.DarkroomException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks after work that an upstream does until it ends. The work is paid for, so that a look that
 * breaks off, or that an upstream is too busy for, is taken again a few times.
 */
final class SteadyPolling {
  private static final int FAILURES_MAX = 3;
  private static final int TOO_MANY_REQUESTS = 429;

  private SteadyPolling() {}

  /**
   * @param pace the pause before each look; doubled with each failure in a row
   * @param call makes the call and has its answer read
   * @param reading empty while the work goes on; an IOException says that this look came to nothing
   * @throws DarkroomException what the last look failed with, or what ends the session
   */
  static <T> T until(
      Upstream.Session session,
      Duration pace,
      Function<Upstream.Reading<Optional<T>>, Optional<T>> call,
      Upstream.Reading<Optional<T>> reading) {
    int failures = 0;
    while (true) {
      session.pause(pace.multipliedBy(1L << failures));
      try {
        Optional<T> end = call.apply(answer -> look(answer, reading));
        if (end.isPresent()) {
          return end.get();
        }
        failures = 0;
      } catch (DarkroomException e) {
        failures++;
        if (!(e.getCause() instanceof IOException) || failures > FAILURES_MAX) {
          throw e;
        }
      }
    }
  }

  private static <T> Optional<T> look(Upstream.Answer answer, Upstream.Reading<Optional<T>> reading)
      throws IOException {
    if (answer.status() == TOO_MANY_REQUESTS || answer.status() >= 500) {
      throw new IOException("status " + answer.status());
    }
    return reading.read(answer);
  }
}

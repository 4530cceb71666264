package dev.darkroom.provider;

import java.time.Duration;
import java.util.Optional;

/** Looks again and again at work that an upstream does, first often, later once a second. */
final class Polling {
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private Polling() {}

  /** A look that is empty while the work goes on. */
  @FunctionalInterface
  interface Look<T> {
    Optional<T> at();
  }

  /** The first result; the session's watch and time limit end the wait. */
  static <T> T until(Upstream.Session session, Look<T> look) {
    Duration pause = FIRST;
    Optional<T> seen = look.at();
    while (seen.isEmpty()) {
      session.pause(pause);
      pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
      seen = look.at();
    }
    return seen.get();
  }
}

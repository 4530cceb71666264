package dev.darkroom.account;

import dev.darkroom.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Counts calls in windows of a minute. A window opens with the first call and closes a minute
 * later: what is over the limit within it is refused, and nothing trickles back in between.
 */
public interface RateLimiter {
  Duration WINDOW = Duration.ofMinutes(1);

  /**
   * What counting a call came to.
   *
   * @param remaining calls left in this window
   * @param reset until the window closes
   */
  record Count(boolean allowed, int limit, int remaining, Duration reset) {}

  /**
   * Counts a call, unless it is one too many.
   *
   * @param name what is counted, such as an account, a key or an address
   * @param limit calls in a window, at least 1
   */
  Count count(String name, int limit);

  /** Forgets windows that are closed; some may stay for the next time. */
  void sweep(Instant now);

  /** One that counts for all who use the database: in memory where this process is alone. */
  static RateLimiter of(Database database, Clock clock) {
    return database.exclusive()
        ? new NodeRateLimiter(clock)
        : new DatabaseRateLimiter(database, clock);
  }
}

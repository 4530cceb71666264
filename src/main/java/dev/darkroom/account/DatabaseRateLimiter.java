package dev.darkroom.account;

import dev.darkroom.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the calls of all nodes of a cluster, in one statement each. The nodes' own clocks are
 * used; where they differ, windows are longer or shorter by the difference. A refused call writes
 * nothing.
 */
public final class DatabaseRateLimiter implements RateLimiter {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseRateLimiter.class);

  /** So many calls are counted between two sweeps. */
  private static final int SWEEP_EVERY = 1000;

  /** So many windows are deleted in a sweep, so that none takes long. */
  private static final int SWEEP_MAX = 5000;

  /** A window of the future is none: the clock was set back since. */
  private static final String CLOSED =
      "(rate_window.opened_at <= :closed OR rate_window.opened_at > :future)";

  private static final String COUNT =
      "INSERT INTO rate_window (name, opened_at, used) VALUES (:name, :now, 1)"
          + " ON CONFLICT (name) DO UPDATE SET"
          + " opened_at = CASE WHEN "
          + CLOSED
          + " THEN :now ELSE rate_window.opened_at END,"
          + " used = CASE WHEN "
          + CLOSED
          + " THEN 1 ELSE rate_window.used + 1 END"
          + " WHERE rate_window.used < :limit OR "
          + CLOSED
          + " RETURNING opened_at, used";

  private record Window(long opened, int used) {}

  private final Database database;
  private final Clock clock;
  private final AtomicInteger counted = new AtomicInteger();

  public DatabaseRateLimiter(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Count count(String name, int limit) {
    if (Math.floorMod(counted.incrementAndGet(), SWEEP_EVERY) == 0) {
      sweepQuietly();
    }
    Instant now = clock.instant();
    return database.jdbi().withHandle(h -> count(h, name, limit, now));
  }

  private static Count count(Handle handle, String name, int limit, Instant now) {
    Optional<Window> window =
        handle
            .createQuery(COUNT)
            .bind("name", name)
            .bind("now", now.toEpochMilli())
            .bind("closed", now.minus(WINDOW).toEpochMilli())
            .bind("future", now.plus(WINDOW).toEpochMilli())
            .bind("limit", limit)
            .map((rs, _) -> new Window(rs.getLong("opened_at"), rs.getInt("used")))
            .findOne();
    return window
        .map(w -> new Count(true, limit, limit - w.used(), reset(w.opened(), now)))
        .orElseGet(() -> new Count(false, limit, 0, reset(opened(handle, name, now), now)));
  }

  /** When the window opened that is full; now, when it is gone this very moment. */
  private static long opened(Handle handle, String name, Instant now) {
    return handle
        .createQuery("SELECT opened_at FROM rate_window WHERE name = :name")
        .bind("name", name)
        .mapTo(Long.class)
        .findOne()
        .orElse(now.minus(WINDOW).toEpochMilli());
  }

  /** Never more than a window, although another node's clock may be ahead. */
  private static Duration reset(long opened, Instant now) {
    long left = opened + WINDOW.toMillis() - now.toEpochMilli();
    return Duration.ofMillis(Math.clamp(left, 0, WINDOW.toMillis()));
  }

  private void sweepQuietly() {
    try {
      sweep(clock.instant());
    } catch (RuntimeException e) {
      LOG.warn("closed windows were not swept", e);
    }
  }

  /** The outer condition holds also for a window that opens again meanwhile. */
  @Override
  public void sweep(Instant now) {
    database
        .jdbi()
        .useHandle(
            h ->
                h.createUpdate(
                        "DELETE FROM rate_window WHERE opened_at <= :closed AND name IN"
                            + " (SELECT name FROM rate_window WHERE opened_at <= :closed"
                            + " ORDER BY name LIMIT :max)")
                    .bind("closed", now.minus(WINDOW).toEpochMilli())
                    .bind("max", SWEEP_MAX)
                    .execute());
  }
}

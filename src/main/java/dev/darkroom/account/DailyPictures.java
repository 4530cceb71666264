package dev.darkroom.account;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;

/**
 * Holds keys for testing to their pictures of a day, from midnight to midnight UTC. Pictures count
 * from when their task is accepted; those of a task that failed, was cancelled or expired do not
 * count any more.
 */
public final class DailyPictures {
  private final Clock clock;

  public DailyPictures(Clock clock) {
    this.clock = clock;
  }

  /** How many pictures the tasks of a key of this day make or made. */
  public long made(Handle tx, String keyId, Instant now) {
    return tx.createQuery(
            "SELECT COALESCE(SUM(pictures), 0) FROM task WHERE api_key = :key"
                + " AND created_at >= :midnight AND state IN ('queued', 'running', 'succeeded')")
        .bind("key", keyId)
        .bind("midnight", midnight(now).toEpochMilli())
        .mapTo(Long.class)
        .one();
  }

  /**
   * Looks whether a key may make so many pictures more today, and lets whoever else asks for the
   * same key wait until this transaction ends. Called in the transaction that inserts the task,
   * before it does.
   *
   * @throws DarkroomException TEST_KEY_LIMITED
   */
  public void admit(Handle tx, ApiKey key, int pictures) {
    if (key.test()) {
      KeyStore.lock(tx, key.id());
      look(tx, key, pictures);
    }
  }

  /**
   * The same without waiting for anyone: what it says is true only until somebody else is admitted.
   *
   * @throws DarkroomException TEST_KEY_LIMITED
   */
  public void look(Handle handle, ApiKey key, int pictures) {
    Integer limit = key.picturesPerDay();
    if (limit == null) {
      return;
    }
    Instant now = clock.instant();
    long made = made(handle, key.id(), now);
    if (made + pictures > limit) {
      throw new DarkroomException(
          ErrorCode.TEST_KEY_LIMITED,
          "This key is for testing: %d pictures a day, of which %d are taken and %d were asked for. The next day begins at %s."
              .formatted(limit, made, pictures, midnight(now).plus(Duration.ofDays(1))));
    }
  }

  private static Instant midnight(Instant now) {
    return now.truncatedTo(ChronoUnit.DAYS);
  }
}

package dev.darkroom.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether the same call at the same place is worth another try.
 *
 * @param sensible false when nothing would change, or when the work may be done and paid already
 * @param after not earlier than that, or null when nobody said
 */
public record Retry(boolean sensible, @Nullable Duration after) {
  public static final Retry NEVER = new Retry(false, null);

  /** What a code alone says of it. */
  public static Retry usual(ErrorCode code) {
    boolean passes = code == ErrorCode.UPSTREAM_BUSY || code == ErrorCode.UPSTREAM_FAILED;
    return new Retry(passes, null);
  }
}

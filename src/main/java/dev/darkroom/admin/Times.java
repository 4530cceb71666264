package dev.darkroom.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Points in time as answers show them. */
final class Times {
  private Times() {}

  /** ISO 8601 in UTC; null stays null. */
  static @Nullable String shown(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}

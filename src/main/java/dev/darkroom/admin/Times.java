package dev.darkroom.admin;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Points in time as calls name them and answers show them. */
final class Times {
  private static final int YEAR_MAX = 9999;

  private Times() {}

  /** ISO 8601 in UTC; null stays null. */
  static @Nullable String shown(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  /** ISO 8601; without an offset it is in UTC. Empty when it is none, or centuries away. */
  static Optional<Instant> parse(String text) {
    try {
      TemporalAccessor parsed =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      OffsetDateTime time =
          parsed instanceof OffsetDateTime offset
              ? offset
              : ((LocalDateTime) parsed).atOffset(ZoneOffset.UTC);
      return Math.abs(time.getYear()) <= YEAR_MAX
          ? Optional.of(time.toInstant())
          : Optional.empty();
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}

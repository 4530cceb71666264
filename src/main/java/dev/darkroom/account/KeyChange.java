package dev.darkroom.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What shall change of a key; what is empty stays. The meanings are those of KeySettings. */
public record KeyChange(
    Optional<Boolean> disabled,
    Optional<String> name,
    Optional<Expiry> expires,
    Optional<List<String>> allowIps,
    Optional<List<String>> allowOrigins,
    Optional<List<String>> models,
    Optional<Rate> requestsPerMinute,
    Optional<Boolean> explicitLabel) {
  public static final KeyChange NONE =
      new KeyChange(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /**
   * When a key ends.
   *
   * @param at null for never; in the past to end it at once
   */
  public record Expiry(@Nullable Instant at) {}

  /**
   * How many creating calls in a minute.
   *
   * @param limit 0 for no limit, null for what the plan says
   */
  public record Rate(@Nullable Integer limit) {}

  public KeyChange withDisabled(boolean disabled) {
    return new KeyChange(
        Optional.of(disabled),
        name,
        expires,
        allowIps,
        allowOrigins,
        models,
        requestsPerMinute,
        explicitLabel);
  }

  /** The settings of a key after this change. */
  KeySettings applied(KeySettings before) {
    Expiry expiry = expires.orElseGet(() -> new Expiry(before.expires()));
    Rate rate = requestsPerMinute.orElseGet(() -> new Rate(before.requestsPerMinute()));
    return new KeySettings(
        name.orElse(before.name()),
        expiry.at(),
        allowIps.orElse(before.allowIps()),
        allowOrigins.orElse(before.allowOrigins()),
        models.orElse(before.models()),
        rate.limit(),
        before.picturesPerDay(),
        explicitLabel.orElse(before.explicitLabel()));
  }
}

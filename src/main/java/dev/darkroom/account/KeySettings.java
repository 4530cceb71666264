package dev.darkroom.account;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says about a key.
 *
 * @param name 1 to 200 characters
 * @param expires from when on it is refused, or null for never
 * @param allowIps addresses and blocks that it may be used from; empty for all
 * @param allowOrigins the web pages that may use it, such as {@code https://shop.example}; empty
 *     for all
 * @param models the models that it may ask for; empty for all. {@code auto}, {@code default} and
 *     {@code *} stand for each other
 * @param requestsPerMinute how many creating calls it may make in a minute; 0 for no limit, null
 *     for what the plan says
 * @param picturesPerDay not null makes it a key for testing: how many pictures it may make in a day
 *     of UTC, at least 1
 * @param explicitLabel whether its pictures carry the visible label, where one is switched on
 */
public record KeySettings(
    String name,
    @Nullable Instant expires,
    List<String> allowIps,
    List<String> allowOrigins,
    List<String> models,
    @Nullable Integer requestsPerMinute,
    @Nullable Integer picturesPerDay,
    boolean explicitLabel) {
  /** Entries of a list. */
  static final int ENTRIES_MAX = 100;

  /**
   * @throws IllegalArgumentException when something of it cannot be; the sentence says what
   */
  public KeySettings {
    name = Names.check("The name", name);
    allowIps = checked("allowIps", allowIps, KeySettings::address);
    allowOrigins = checked("allowOrigins", allowOrigins, Origins::parse);
    models = checked("models", models, model -> model);
    if (requestsPerMinute != null && requestsPerMinute < 0) {
      throw new IllegalArgumentException(
          "The requests per minute are 0 (no limit) or more, not " + requestsPerMinute + ".");
    }
    if (picturesPerDay != null && picturesPerDay < 1) {
      throw new IllegalArgumentException(
          "A key for testing makes at least 1 picture a day, not " + picturesPerDay + ".");
    }
  }

  /** A key with no limits but its plan's. */
  public static KeySettings named(String name) {
    return new KeySettings(name, null, List.of(), List.of(), List.of(), null, null, true);
  }

  public KeySettings withExpires(@Nullable Instant expires) {
    return new KeySettings(
        name,
        expires,
        allowIps,
        allowOrigins,
        models,
        requestsPerMinute,
        picturesPerDay,
        explicitLabel);
  }

  public KeySettings withRequestsPerMinute(@Nullable Integer requestsPerMinute) {
    return new KeySettings(
        name,
        expires,
        allowIps,
        allowOrigins,
        models,
        requestsPerMinute,
        picturesPerDay,
        explicitLabel);
  }

  private static String address(String text) {
    AddressRange.parse(text);
    return text;
  }

  private static List<String> checked(
      String list, List<String> entries, UnaryOperator<String> check) {
    if (entries.size() > ENTRIES_MAX) {
      throw new IllegalArgumentException(
          list + " has at most " + ENTRIES_MAX + " entries, not " + entries.size() + ".");
    }
    return entries.stream()
        .map(entry -> check.apply(Names.check("An entry of " + list, entry)))
        .distinct()
        .toList();
  }
}

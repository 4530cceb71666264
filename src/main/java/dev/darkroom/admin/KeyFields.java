package dev.darkroom.admin;

import dev.darkroom.account.KeyChange;
import dev.darkroom.account.KeySettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a body says about a key. A limit that is null, or not there, does not hold. */
final class KeyFields {
  private static final int TEXT_MAX = 200;
  private static final int ENTRIES_MAX = 100;
  private static final int RATE_MAX = 1_000_000;
  private static final int PICTURES_MAX = 1_000_000;

  /** What a key for testing may make in a day where nobody says. */
  private static final int TEST_PICTURES = 100;

  private final Fields fields;
  private final Instant now;

  KeyFields(Fields fields, Instant now) {
    this.fields = fields;
    this.now = now;
  }

  KeySettings settings() {
    return new KeySettings(
        name(),
        expires(),
        list("allowIps", KeyFields::addresses),
        list("allowOrigins", KeyFields::origins),
        list("models", list -> list),
        rate(),
        pictures(),
        !fields.has("explicitLabel") || fields.truth("explicitLabel"));
  }

  KeyChange change() {
    return new KeyChange(
        named("disabled", () -> fields.truth("disabled")),
        named("name", this::name),
        named("expiresAt", () -> new KeyChange.Expiry(expires())),
        named("allowIps", () -> list("allowIps", KeyFields::addresses)),
        named("allowOrigins", () -> list("allowOrigins", KeyFields::origins)),
        named("models", () -> list("models", list -> list)),
        named("requestsPerMinute", () -> new KeyChange.Rate(rate())),
        named("explicitLabel", () -> fields.truth("explicitLabel")));
  }

  private interface Reading<T> {
    T read();
  }

  private <T> Optional<T> named(String name, Reading<T> reading) {
    return fields.names(name) ? Optional.of(reading.read()) : Optional.empty();
  }

  private String name() {
    return fields.text("name", TEXT_MAX);
  }

  private @Nullable Instant expires() {
    return fields.has("expiresAt") ? fields.future("expiresAt", now) : null;
  }

  private @Nullable Integer rate() {
    String name = "requestsPerMinute";
    return fields.has(name) ? Integer.valueOf((int) fields.whole(name, 0, RATE_MAX)) : null;
  }

  private @Nullable Integer pictures() {
    String name = "picturesPerDay";
    boolean test = fields.has("test") && fields.truth("test");
    if (!fields.has(name)) {
      return test ? TEST_PICTURES : null;
    }
    int pictures = (int) fields.whole(name, 1, PICTURES_MAX);
    if (!test) {
      throw RefusalException.bad("\"" + name + "\" goes with \"test\": true.");
    }
    return pictures;
  }

  private List<String> list(String name, Function<List<String>, List<String>> check) {
    if (!fields.has(name)) {
      return List.of();
    }
    List<String> entries = fields.texts(name, ENTRIES_MAX, TEXT_MAX);
    try {
      return check.apply(entries);
    } catch (IllegalArgumentException e) {
      throw RefusalException.bad("\"" + name + "\": " + e.getMessage());
    }
  }

  private static List<String> addresses(List<String> list) {
    return new KeySettings("x", null, list, List.of(), List.of(), null, null, true).allowIps();
  }

  private static List<String> origins(List<String> list) {
    return new KeySettings("x", null, List.of(), list, List.of(), null, null, true).allowOrigins();
  }
}

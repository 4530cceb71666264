package dev.darkroom.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is kept: never the key itself.
 *
 * @param prefix its first characters, for people to tell keys apart
 * @param requestsPerMinute how many creating calls it may make in a minute; 0 for no limit, null
 *     for what the account's plan says
 * @param expires from when on it is refused, or null for never
 * @param allowIps addresses and blocks that it may be used from; empty for all
 * @param allowOrigins the web pages that may use it; empty for all
 * @param models the models that it may ask for; empty for all
 * @param picturesPerDay how many pictures a key for testing may make in a day of UTC; null for a
 *     key that is not for testing
 * @param explicitLabel whether its pictures carry the visible label, where one is switched on
 * @param lastUsed to the minute; null for never
 */
public record ApiKey(
    String id,
    String account,
    String name,
    String prefix,
    boolean disabled,
    @Nullable Integer requestsPerMinute,
    @Nullable Instant expires,
    List<String> allowIps,
    List<String> allowOrigins,
    List<String> models,
    @Nullable Integer picturesPerDay,
    boolean explicitLabel,
    Instant created,
    @Nullable Instant lastUsed) {
  /** The names under which callers leave the choice of a model to the server. */
  private static final Set<String> ANY_MODEL = Set.of("auto", "default", "*");

  public ApiKey {
    allowIps = List.copyOf(allowIps);
    allowOrigins = List.copyOf(allowOrigins);
    models = List.copyOf(models);
  }

  /** Whether it is the key of the first start, which no limit of calls holds for. */
  public boolean first() {
    return account.equals(Accounts.DEFAULT) && name.equals(ApiKeys.FIRST);
  }

  /** Whether it is for testing. */
  public boolean test() {
    return picturesPerDay != null;
  }

  /** Whether it may ask for a model; for a call that names none, {@code auto}. */
  public boolean mayUse(String model) {
    return models.isEmpty()
        || models.contains(model)
        || (ANY_MODEL.contains(model) && models.stream().anyMatch(ANY_MODEL::contains));
  }

  boolean allowsAddress(String address) {
    return allowIps.isEmpty()
        || allowIps.stream().anyMatch(range -> AddressRange.parse(range).contains(address));
  }

  boolean allowsOrigin(Optional<String> origin) {
    return Origins.allow(allowOrigins, origin);
  }

  boolean expired(Instant now) {
    return expires != null && !now.isBefore(expires);
  }

  KeySettings settings() {
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
}

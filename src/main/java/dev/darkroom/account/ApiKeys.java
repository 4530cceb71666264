package dev.darkroom.account;

import dev.darkroom.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API keys: made, found by their hash, changed, rotated. Only hashes are kept. */
public final class ApiKeys {
  private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);

  /** The name of the key of the first start, in the default account. */
  public static final String FIRST = "bootstrap";

  private static final int PREFIX_LENGTH = 7;
  private static final int LIST_MAX = 1000;

  /** How exactly the last use is kept: a write at every call would cost more than it tells. */
  private static final Duration USE_KEPT = Duration.ofMinutes(1);

  /** How long two keys may stand for one caller. */
  private static final Duration GRACE_MAX = Duration.ofDays(365);

  private final Database database;
  private final Clock clock;

  public ApiKeys(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A made key: the only time the key itself is seen. */
  public record Made(ApiKey key, String secret) {}

  /**
   * Checks a key as a caller presents it.
   *
   * @param address the caller's, an IPv4 or IPv6 address
   * @param origin of the page that calls, as {@link Origins#of} reads it
   */
  public KeyCheck check(String presented, String address, Optional<String> origin) {
    String hash = Secrets.hash(presented);
    Optional<KeyStore.Found> found =
        database
            .jdbi()
            .withHandle(h -> KeyStore.byHash(h, hash))
            .filter(key -> Secrets.same(key.hash(), hash));
    if (found.isEmpty()) {
      return new KeyCheck.Unknown();
    }
    KeyCheck check = judge(found.get().key(), found.get().account(), address, origin);
    if (check instanceof KeyCheck.Valid(var key, _)) {
      keepUse(key);
    }
    return check;
  }

  private KeyCheck judge(ApiKey key, Account account, String address, Optional<String> origin) {
    if (!key.allowsAddress(address)) {
      return new KeyCheck.AddressDenied(key);
    }
    if (key.disabled()) {
      return new KeyCheck.Disabled(key);
    }
    if (key.expired(clock.instant())) {
      return new KeyCheck.Expired(key);
    }
    if (account.suspended()) {
      return new KeyCheck.Suspended(key);
    }
    return key.allowsOrigin(origin)
        ? new KeyCheck.Valid(key, account)
        : new KeyCheck.OriginDenied(key);
  }

  private void keepUse(ApiKey key) {
    Instant now = clock.instant();
    Instant before = now.minus(USE_KEPT);
    Instant last = key.lastUsed();
    if (last != null && last.isAfter(before)) {
      return;
    }
    try {
      database.jdbi().useHandle(h -> KeyStore.used(h, key.id(), now, before));
    } catch (RuntimeException e) {
      LOG.warn("the last use of key {} was not kept", key.prefix(), e);
    }
  }

  /** Makes a random key with no limits but its plan's. */
  public Made make(String account, String name) {
    return make(account, KeySettings.named(name));
  }

  /**
   * Makes a random key for an account, which must be there.
   *
   * @throws IllegalArgumentException when it would have expired already
   */
  public Made make(String account, KeySettings settings) {
    Instant expires = settings.expires();
    if (expires != null && !expires.isAfter(clock.instant())) {
      throw new IllegalArgumentException("The key would have expired at " + expires + " already.");
    }
    return database.jdbi().inTransaction(h -> make(h, account, settings));
  }

  /**
   * Makes a random key where there is none at all; of nodes that start at once one does.
   *
   * @return empty when there is a key
   */
  public Optional<Made> makeFirst(String account, KeySettings settings) {
    return database
        .jdbi()
        .inTransaction(
            h -> {
              KeyStore.lockAccount(h, account);
              return KeyStore.page(h, null, null, 1).isEmpty()
                  ? Optional.of(make(h, account, settings))
                  : Optional.empty();
            });
  }

  private Made make(Handle handle, String account, KeySettings settings) {
    String secret = Secrets.random("sk-");
    ApiKey key = fresh(account, secret, settings);
    if (!KeyStore.insert(handle, key, Secrets.hash(secret))) {
      throw new IllegalStateException("A random key came up twice");
    }
    return new Made(key, secret);
  }

  private ApiKey fresh(String account, String secret, KeySettings settings) {
    return new ApiKey(
        "key_" + UUID.randomUUID(),
        account,
        settings.name(),
        secret.substring(0, Math.min(PREFIX_LENGTH, secret.length() / 2)),
        false,
        settings.requestsPerMinute(),
        settings.expires(),
        settings.allowIps(),
        settings.allowOrigins(),
        settings.models(),
        settings.picturesPerDay(),
        settings.explicitLabel(),
        Instant.ofEpochMilli(clock.millis()),
        null);
  }

  /**
   * Keeps a key that the operator chose, with no limit of calls; a repeat, also at the same time on
   * another node, finds the one that is there.
   */
  public ApiKey keep(String account, String name, String secret) {
    String hash = Secrets.hash(secret);
    KeySettings settings = KeySettings.named(name).withRequestsPerMinute(0);
    return database
        .jdbi()
        .inTransaction(
            h -> {
              KeyStore.insert(h, fresh(account, secret, settings), hash);
              return KeyStore.byHash(h, hash).orElseThrow().key();
            });
  }

  public Optional<ApiKey> find(String id) {
    return database.jdbi().withHandle(h -> KeyStore.byId(h, id));
  }

  /**
   * The keys of an account, or of all, oldest first; the first 1000.
   *
   * @param account null for all
   */
  public List<ApiKey> list(@Nullable String account) {
    return list(account, null, LIST_MAX);
  }

  /**
   * A page of the keys, oldest first.
   *
   * @param account null for those of all accounts
   * @param after the id of the last key of the page before, or null for the first page
   */
  public List<ApiKey> list(@Nullable String account, @Nullable String after, int max) {
    return database.jdbi().withHandle(h -> KeyStore.page(h, account, after, max));
  }

  /**
   * Changes a key; empty when there is none of this id.
   *
   * @throws IllegalArgumentException when what comes out cannot be, as for {@link KeySettings}
   */
  public Optional<ApiKey> change(String id, KeyChange change) {
    return database
        .jdbi()
        .inTransaction(
            h -> {
              KeyStore.lock(h, id);
              Optional<ApiKey> before = KeyStore.byId(h, id);
              before.ifPresent(
                  key ->
                      KeyStore.update(
                          h,
                          id,
                          change.disabled().orElse(key.disabled()),
                          change.applied(key.settings())));
              return KeyStore.byId(h, id);
            });
  }

  /**
   * Makes a new key with the settings of an old one, which ends after a time of grace, or earlier
   * where it would have ended earlier. Empty when there is none of this id.
   *
   * @param grace 0 to 365 days
   * @throws IllegalArgumentException when the old key is disabled or has expired, or the grace is
   *     out of its range
   */
  public Optional<Made> rotate(String id, Duration grace) {
    if (grace.isNegative() || grace.compareTo(GRACE_MAX) > 0) {
      throw new IllegalArgumentException(
          "The time of grace is 0 to " + GRACE_MAX.toDays() + " days.");
    }
    return database
        .jdbi()
        .inTransaction(
            h -> {
              KeyStore.lock(h, id);
              return KeyStore.byId(h, id).map(old -> rotate(h, old, grace));
            });
  }

  private Made rotate(Handle handle, ApiKey old, Duration grace) {
    Instant now = clock.instant();
    if (old.disabled() || old.expired(now)) {
      throw new IllegalArgumentException(
          "The key is disabled or has expired; make a new one instead.");
    }
    Instant end = now.plus(grace);
    Instant expires = old.expires();
    if (expires == null || end.isBefore(expires)) {
      KeyStore.update(handle, old.id(), false, old.settings().withExpires(end));
    }
    return make(handle, old.account(), old.settings());
  }
}

package dev.darkroom.account;

import dev.darkroom.database.Database;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The API keys: made, found by their hash, disabled. Only hashes are kept. */
public final class ApiKeys {
  private static final int PREFIX_LENGTH = 7;
  private static final String COLUMNS =
      "SELECT id, account, name, prefix, hash, disabled, requests_per_minute FROM api_key ";

  private record Row(ApiKey key, String hash) {}

  private static final RowMapper<Row> ROW =
      (rs, _) ->
          new Row(
              new ApiKey(
                  rs.getString("id"),
                  rs.getString("account"),
                  rs.getString("name"),
                  rs.getString("prefix"),
                  rs.getInt("disabled") != 0,
                  rs.getObject("requests_per_minute") == null
                      ? null
                      : rs.getInt("requests_per_minute")),
              rs.getString("hash"));

  private final Database database;
  private final Clock clock;

  public ApiKeys(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Checks a key as a caller presents it. */
  public KeyCheck check(String presented) {
    String hash = Secrets.hash(presented);
    Optional<Row> row =
        database
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery(COLUMNS + "WHERE hash = :hash")
                        .bind("hash", hash)
                        .map(ROW)
                        .findOne());
    if (row.isEmpty() || !Secrets.same(row.get().hash(), hash)) {
      return new KeyCheck.Unknown();
    }
    ApiKey key = row.get().key();
    return key.disabled() ? new KeyCheck.Disabled(key) : new KeyCheck.Valid(key);
  }

  /** A made key: the only time the key itself is seen. */
  public record Made(ApiKey key, String secret) {}

  /** Makes a random key for an account. */
  public Made make(String account, String name) {
    return make(account, name, null);
  }

  /**
   * Makes a random key for an account.
   *
   * @param requestsPerMinute how many creating calls it may make in a minute, at least 1; null for
   *     no limit
   */
  public Made make(String account, String name, @Nullable Integer requestsPerMinute) {
    if (requestsPerMinute != null && requestsPerMinute < 1) {
      throw new IllegalArgumentException("A key may make at least one call a minute");
    }
    String secret = Secrets.random("sk-");
    String hash = Secrets.hash(secret);
    ApiKey key =
        database
            .jdbi()
            .inTransaction(h -> insert(h, account, name, secret, hash, requestsPerMinute));
    return new Made(key, secret);
  }

  /** Keeps a key that the operator chose; a repeat finds the one that is there. */
  public ApiKey keep(String account, String name, String secret) {
    String hash = Secrets.hash(secret);
    return database
        .jdbi()
        .inTransaction(
            h -> find(h, hash).orElseGet(() -> insert(h, account, name, secret, hash, null)));
  }

  private static Optional<ApiKey> find(Handle handle, String hash) {
    return handle
        .createQuery(COLUMNS + "WHERE hash = :hash")
        .bind("hash", hash)
        .map(ROW)
        .findOne()
        .map(Row::key);
  }

  private ApiKey insert(
      Handle handle,
      String account,
      String name,
      String secret,
      String hash,
      @Nullable Integer requestsPerMinute) {
    String prefix = secret.substring(0, Math.min(PREFIX_LENGTH, secret.length() / 2));
    ApiKey key =
        new ApiKey("key_" + UUID.randomUUID(), account, name, prefix, false, requestsPerMinute);
    handle
        .createUpdate(
            "INSERT INTO api_key (id, account, name, prefix, hash, created_at, requests_per_minute)"
                + " VALUES (:id, :account, :name, :prefix, :hash, :now, :rate)")
        .bind("id", key.id())
        .bind("account", account)
        .bind("name", name)
        .bind("prefix", prefix)
        .bind("hash", hash)
        .bind("now", clock.millis())
        .bind("rate", requestsPerMinute)
        .execute();
    return key;
  }

  /** Switches a key off or on; empty when there is none of this id. */
  public Optional<ApiKey> disable(String id, boolean disabled) {
    return database
        .jdbi()
        .inTransaction(
            h -> {
              h.createUpdate("UPDATE api_key SET disabled = :disabled WHERE id = :id")
                  .bind("disabled", disabled ? 1 : 0)
                  .bind("id", id)
                  .execute();
              return h.createQuery(COLUMNS + "WHERE id = :id")
                  .bind("id", id)
                  .map(ROW)
                  .findOne()
                  .map(Row::key);
            });
  }

  /** Every key, oldest first. */
  public List<ApiKey> list() {
    return database
        .jdbi()
        .withHandle(h -> h.createQuery(COLUMNS + "ORDER BY created_at, id").map(ROW).list())
        .stream()
        .map(Row::key)
        .toList();
  }
}

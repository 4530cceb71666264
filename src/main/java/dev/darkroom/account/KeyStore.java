package dev.darkroom.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The rows of the keys. */
final class KeyStore {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private static final String COLUMNS =
      "SELECT k.id, k.account, k.name, k.prefix, k.hash, k.disabled, k.requests_per_minute,"
          + " k.expires_at, k.allow_ips, k.allow_origins, k.models, k.pictures_per_day,"
          + " k.explicit_label, k.created_at, k.last_used_at";

  private static final RowMapper<ApiKey> KEY = (rs, _) -> key(rs);

  /** A key with its hash and its account. */
  record Found(ApiKey key, String hash, Account account) {}

  private static final RowMapper<Found> FOUND =
      (rs, _) ->
          new Found(
              key(rs),
              rs.getString("hash"),
              new Account(
                  rs.getString("account"),
                  rs.getString("account_name"),
                  rs.getString("account_plan"),
                  rs.getInt("account_suspended") != 0,
                  Instant.ofEpochMilli(rs.getLong("account_created_at"))));

  private KeyStore() {}

  private static ApiKey key(ResultSet rs) throws SQLException {
    return new ApiKey(
        rs.getString("id"),
        rs.getString("account"),
        rs.getString("name"),
        rs.getString("prefix"),
        rs.getInt("disabled") != 0,
        number(rs, "requests_per_minute"),
        instant(rs, "expires_at"),
        list(rs, "allow_ips"),
        list(rs, "allow_origins"),
        list(rs, "models"),
        number(rs, "pictures_per_day"),
        rs.getInt("explicit_label") != 0,
        Instant.ofEpochMilli(rs.getLong("created_at")),
        instant(rs, "last_used_at"));
  }

  private static @Nullable Integer number(ResultSet rs, String column) throws SQLException {
    int number = rs.getInt(column);
    return rs.wasNull() ? null : number;
  }

  private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    long millis = rs.getLong(column);
    return rs.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  private static List<String> list(ResultSet rs, String column) throws SQLException {
    String json = rs.getString(column);
    try {
      return json == null ? List.of() : List.of(JSON.readValue(json, String[].class));
    } catch (JsonProcessingException e) {
      // An unreadable limit must not become none.
      throw new IllegalStateException("The column " + column + " of a key cannot be read", e);
    }
  }

  private static @Nullable String json(List<String> list) {
    try {
      return list.isEmpty() ? null : JSON.writeValueAsString(list);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }

  static Optional<Found> byHash(Handle handle, String hash) {
    return handle
        .createQuery(
            COLUMNS
                + ", a.name AS account_name, a.plan AS account_plan,"
                + " a.suspended AS account_suspended, a.created_at AS account_created_at"
                + " FROM api_key k JOIN account a ON a.id = k.account WHERE k.hash = :hash")
        .bind("hash", hash)
        .map(FOUND)
        .findOne();
  }

  static Optional<ApiKey> byId(Handle handle, String id) {
    return handle
        .createQuery(COLUMNS + " FROM api_key k WHERE k.id = :id")
        .bind("id", id)
        .map(KEY)
        .findOne();
  }

  /** Oldest first. */
  static List<ApiKey> page(
      Handle handle, @Nullable String account, @Nullable String after, int max) {
    StringBuilder sql = new StringBuilder(COLUMNS + " FROM api_key k WHERE 1 = 1");
    if (account != null) {
      sql.append(" AND k.account = :account");
    }
    if (after != null) {
      sql.append(" AND (k.created_at, k.id) >")
          .append(" (SELECT p.created_at, p.id FROM api_key p WHERE p.id = :after)");
    }
    var query = handle.createQuery(sql.append(" ORDER BY k.created_at, k.id LIMIT :max"));
    if (account != null) {
      query.bind("account", account);
    }
    if (after != null) {
      query.bind("after", after);
    }
    return query.bind("max", max).map(KEY).list();
  }

  /**
   * @return false when a key of this hash is there already
   */
  static boolean insert(Handle handle, ApiKey key, String hash) {
    var insert =
        handle.createUpdate(
            "INSERT INTO api_key (id, account, name, prefix, hash, disabled, created_at,"
                + " requests_per_minute, expires_at, allow_ips, allow_origins, models,"
                + " pictures_per_day, explicit_label)"
                + " VALUES (:id, :account, :name, :prefix, :hash, :disabled, :created, :rate,"
                + " :expires, :ips, :origins, :models, :pictures, :label)"
                + " ON CONFLICT (hash) DO NOTHING");
    insert
        .bind("account", key.account())
        .bind("prefix", key.prefix())
        .bind("hash", hash)
        .bind("created", key.created().toEpochMilli())
        .bind("pictures", key.picturesPerDay());
    return bound(insert, key.id(), key.disabled(), key.settings()).execute() > 0;
  }

  /** Writes what may change of a key. */
  static void update(Handle handle, String id, boolean disabled, KeySettings settings) {
    bound(
            handle.createUpdate(
                "UPDATE api_key SET name = :name, disabled = :disabled,"
                    + " requests_per_minute = :rate, expires_at = :expires, allow_ips = :ips,"
                    + " allow_origins = :origins, models = :models, explicit_label = :label"
                    + " WHERE id = :id"),
            id,
            disabled,
            settings)
        .execute();
  }

  private static <S extends SqlStatement<S>> S bound(
      S statement, String id, boolean disabled, KeySettings settings) {
    return statement
        .bind("id", id)
        .bind("name", settings.name())
        .bind("disabled", disabled ? 1 : 0)
        .bind("rate", settings.requestsPerMinute())
        .bind("expires", millis(settings.expires()))
        .bind("ips", json(settings.allowIps()))
        .bind("origins", json(settings.allowOrigins()))
        .bind("models", json(settings.models()))
        .bind("label", settings.explicitLabel() ? 1 : 0);
  }

  /** Makes other transactions that lock this key wait for the end of this one. */
  static void lock(Handle handle, String id) {
    handle
        .createUpdate("UPDATE api_key SET disabled = disabled WHERE id = :id")
        .bind("id", id)
        .execute();
  }

  /** Makes other transactions that lock this account wait for the end of this one. */
  static void lockAccount(Handle handle, String id) {
    handle
        .createUpdate("UPDATE account SET suspended = suspended WHERE id = :id")
        .bind("id", id)
        .execute();
  }

  /** Keeps when a key was used, unless a time after {@code before} is kept already. */
  static void used(Handle handle, String id, Instant now, Instant before) {
    handle
        .createUpdate(
            "UPDATE api_key SET last_used_at = :now"
                + " WHERE id = :id AND (last_used_at IS NULL OR last_used_at <= :before)")
        .bind("now", now.toEpochMilli())
        .bind("id", id)
        .bind("before", before.toEpochMilli())
        .execute();
  }
}

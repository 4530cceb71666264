package dev.darkroom.account;

import dev.darkroom.database.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The accounts that keys belong to. */
public final class Accounts {
  /** The account of the bootstrap key. */
  public static final String DEFAULT = "default";

  private static final String COLUMNS =
      "SELECT id, name, plan, suspended, created_at FROM account ";

  private static final RowMapper<Account> ROW =
      (rs, _) ->
          new Account(
              rs.getString("id"),
              rs.getString("name"),
              rs.getString("plan"),
              rs.getInt("suspended") != 0,
              Instant.ofEpochMilli(rs.getLong("created_at")));

  private final Database database;
  private final Clock clock;

  public Accounts(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Makes the default account where there is none. */
  public void ensureDefault() {
    database
        .jdbi()
        .useHandle(
            h ->
                h.createUpdate(
                        "INSERT INTO account (id, name, plan, created_at)"
                            + " VALUES (:id, :id, 'pro', :now) ON CONFLICT (id) DO NOTHING")
                    .bind("id", DEFAULT)
                    .bind("now", clock.millis())
                    .execute());
  }

  /**
   * Makes an account.
   *
   * @param plan the name of a price plan; the caller makes sure that there is one
   * @throws IllegalArgumentException when a name is empty or too long
   */
  public Account create(String name, String plan) {
    return database.jdbi().withHandle(h -> create(h, name, plan));
  }

  /** The same inside the caller's transaction. */
  public Account create(Handle handle, String name, String plan) {
    Account account =
        new Account(
            "acc_" + UUID.randomUUID(),
            Names.check("The name", name),
            Names.check("The plan", plan),
            false,
            Instant.ofEpochMilli(clock.millis()));
    handle
        .createUpdate(
            "INSERT INTO account (id, name, plan, suspended, created_at)"
                + " VALUES (:id, :name, :plan, 0, :now)")
        .bind("id", account.id())
        .bind("name", account.name())
        .bind("plan", account.plan())
        .bind("now", account.created().toEpochMilli())
        .execute();
    return account;
  }

  public Optional<Account> find(String id) {
    return database.jdbi().withHandle(h -> find(h, id));
  }

  private static Optional<Account> find(Handle handle, String id) {
    return handle.createQuery(COLUMNS + "WHERE id = :id").bind("id", id).map(ROW).findOne();
  }

  /**
   * A page of the accounts, oldest first.
   *
   * @param after the id of the last account of the page before, or null for the first page; after
   *     an account that is not there comes nothing
   * @param max how many at most
   */
  public List<Account> list(@Nullable String after, int max) {
    String page =
        after == null
            ? ""
            : "WHERE (created_at, id) > (SELECT created_at, id FROM account WHERE id = :after) ";
    return database
        .jdbi()
        .withHandle(
            h -> {
              var query = h.createQuery(COLUMNS + page + "ORDER BY created_at, id LIMIT :max");
              if (after != null) {
                query.bind("after", after);
              }
              return query.bind("max", max).map(ROW).list();
            });
  }

  /** Changes an account; empty when there is none of this id. */
  public Optional<Account> change(String id, AccountChange change) {
    return database
        .jdbi()
        .inTransaction(
            h -> {
              change.name().ifPresent(name -> set(h, id, "name", name));
              change.plan().ifPresent(plan -> set(h, id, "plan", plan));
              change.suspended().ifPresent(yes -> set(h, id, "suspended", yes ? 1 : 0));
              return find(h, id);
            });
  }

  private static void set(Handle handle, String id, String column, Object value) {
    handle
        .createUpdate("UPDATE account SET " + column + " = :value WHERE id = :id")
        .bind("value", value)
        .bind("id", id)
        .execute();
  }

  /** The names of the price plans that some account has; a start makes sure that all are known. */
  public Set<String> plansInUse() {
    return database
        .jdbi()
        .withHandle(
            h -> h.createQuery("SELECT DISTINCT plan FROM account").mapTo(String.class).set());
  }
}

package dev.darkroom.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.database.Database;
import java.nio.file.Path;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every database does. */
public abstract class DatabaseContract {
  private static final List<String> VERSIONS = List.of("1", "2", "3", "4", "5");

  @TempDir protected Path folder;
  private Database database;

  /** Opens the test's own database, which is empty the first time. */
  protected abstract Database open();

  /** How many connections to the test's own database are open, this one not counted. */
  protected abstract int connections();

  @BeforeEach
  final void openFirst() {
    database = open();
  }

  @AfterEach
  final void closeLast() {
    database.close();
  }

  @Test
  void an_empty_database_gets_its_tables() throws SQLException {
    assertEquals(VERSIONS, versions());
    assertTrue(columns(database).containsKey("ledger_entry"));
  }

  @Test
  void what_is_kept_is_there_at_the_next_opening_which_migrates_nothing() {
    grant("t1");
    String migrated = migrations();
    database.close();
    database = open();
    assertEquals(migrated, migrations());
    assertEquals(1, count("ledger_entry"));
  }

  @Test
  void it_is_alive_until_it_is_closed() {
    assertTrue(database.alive());
    database.close();
    assertFalse(database.alive());
  }

  @Test
  void closing_gives_its_connections_back() {
    assertTrue(database.alive());
    database.close();
    assertEquals(0, connections());
  }

  /** What fails is logged; prompts, hashes of keys and secrets are values of statements. */
  @Test
  void a_failed_statement_says_nothing_of_its_values() {
    String insert =
        "INSERT INTO audit (at, actor, action, subject, detail, address)"
            + " VALUES (1, :secret, :secret, :secret, :secret, :none)";
    JdbiException failure =
        assertThrows(
            JdbiException.class,
            () ->
                database
                    .jdbi()
                    .useHandle(
                        h ->
                            h.createUpdate(insert)
                                .bind("secret", "quixotic")
                                .bindNull("none", java.sql.Types.VARCHAR)
                                .execute()));
    for (Throwable e = failure; e != null; e = e.getCause()) {
      assertFalse(e.toString().contains("quixotic"), e.toString());
    }
  }

  @Test
  void what_is_committed_without_a_sync_of_its_own_is_seen_by_all_and_kept() {
    database
        .relaxed()
        .useTransaction(h -> h.execute("INSERT INTO setting (name, value) VALUES ('a', 'b')"));
    assertEquals(1, count("setting"));
    database.close();
    database = open();
    assertEquals(1, count("setting"));
  }

  @Test
  void a_failed_transaction_keeps_nothing() {
    assertThrows(
        IllegalStateException.class,
        () ->
            database
                .jdbi()
                .useTransaction(
                    h -> {
                      h.execute("INSERT INTO setting (name, value) VALUES ('a', 'b')");
                      throw new IllegalStateException();
                    }));
    assertEquals(0, count("setting"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE ledger_transfer SET reason = 'other'",
        "DELETE FROM ledger_transfer",
        "UPDATE ledger_entry SET amount = 7",
        "DELETE FROM ledger_entry"
      })
  void the_ledger_is_only_ever_added_to(String change) {
    grant("t1");
    var refused =
        assertThrows(JdbiException.class, () -> database.jdbi().useHandle(h -> h.execute(change)));
    assertTrue(String.valueOf(refused.getMessage()).contains("append-only"), refused::getMessage);
    assertEquals(1, count("ledger_transfer"));
    assertEquals(1, count("ledger_entry"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO ledger_balance (account, credits) VALUES ('a', -1)",
        "INSERT INTO ledger_balance (account, held) VALUES ('a', -1)",
        "INSERT INTO ledger_hold VALUES ('t', 'a', -1, 'open', 1, 2)",
        "INSERT INTO ledger_entry (transfer, account, book, amount, created_at)"
            + " VALUES ('unknown', 'a', 'credits', 1, 1)",
        "INSERT INTO api_key (id, account, name, prefix, hash, created_at)"
            + " VALUES ('k', 'unknown', 'k', 'sk', 'aa', 1)"
      })
  void what_cannot_be_is_refused(String statement) {
    assertThrows(JdbiException.class, () -> database.jdbi().useHandle(h -> h.execute(statement)));
  }

  @Test
  void large_amounts_and_times_are_kept_exactly() {
    long large = Long.MAX_VALUE;
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "INSERT INTO ledger_hold VALUES ('t', 'a', ?, 'open', ?, ?)",
                    large,
                    large - 1,
                    large - 2));
    List<Map<String, Object>> rows =
        database
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery("SELECT amount, created_at, expires_at FROM ledger_hold")
                        .mapToMap()
                        .list());
    assertEquals(
        List.of(Map.of("amount", large, "created_at", large - 1, "expires_at", large - 2)), rows);
  }

  @Test
  void entries_get_growing_numbers_of_their_own() {
    grant("t1");
    grant("t2");
    List<Long> ids =
        database
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery("SELECT id FROM ledger_entry ORDER BY id")
                        .mapTo(Long.class)
                        .list());
    assertEquals(2, ids.size());
    assertTrue(ids.get(0) < ids.get(1));
  }

  private void grant(String transfer) {
    database
        .jdbi()
        .useHandle(
            h -> {
              h.execute(
                  "INSERT INTO ledger_transfer (id, type, reason, created_at)"
                      + " VALUES (?, 'grant', 'test', 1)",
                  transfer);
              h.execute(
                  "INSERT INTO ledger_entry (transfer, account, book, amount, created_at)"
                      + " VALUES (?, 'a', 'credits', 5, 1)",
                  transfer);
            });
  }

  private int count(String table) {
    return database
        .jdbi()
        .withHandle(h -> h.createQuery("SELECT count(*) FROM " + table).mapTo(int.class).one());
  }

  private List<String> versions() {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        "SELECT version FROM flyway_schema_history WHERE success"
                            + " ORDER BY installed_rank")
                    .mapTo(String.class)
                    .list());
  }

  private String migrations() {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT * FROM flyway_schema_history ORDER BY installed_rank")
                    .mapToMap()
                    .list()
                    .toString());
  }

  /** Every table's columns, by the name of the table; both in lower case and in order. */
  protected static Map<String, Set<String>> columns(Database database) throws SQLException {
    Map<String, Set<String>> found = new TreeMap<>();
    try (var connection = database.dataSource().getConnection()) {
      DatabaseMetaData meta = connection.getMetaData();
      try (ResultSet tables = meta.getTables(null, null, "%", new String[] {"TABLE"})) {
        while (tables.next()) {
          String table = tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
          found.put(table, columns(meta, table));
        }
      }
    }
    return found;
  }

  private static Set<String> columns(DatabaseMetaData meta, String table) throws SQLException {
    Set<String> found = new TreeSet<>();
    try (ResultSet columns = meta.getColumns(null, null, table, "%")) {
      while (columns.next()) {
        found.add(columns.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
      }
    }
    return found;
  }
}

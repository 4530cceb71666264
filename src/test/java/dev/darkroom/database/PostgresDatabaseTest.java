package dev.darkroom.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.testing.DatabaseContract;
import dev.darkroom.testing.TestDatabases;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;

class PostgresDatabaseTest extends DatabaseContract {
  private final String url = TestDatabases.postgresUrl();

  @Override
  protected Database open() {
    return Databases.open(url, folder);
  }

  @Override
  protected int connections() {
    return Jdbi.create(url)
        .withHandle(
            h ->
                h.createQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND backend_type = 'client backend' AND pid <> pg_backend_pid()")
                    .mapTo(int.class)
                    .one());
  }

  @Test
  void its_tables_and_columns_have_the_names_of_the_embedded_ones() throws Exception {
    try (Database postgres = TestDatabases.postgres();
        Database sqlite = TestDatabases.sqlite(folder)) {
      var embedded = columns(sqlite);
      embedded.remove("sqlite_sequence");
      assertEquals(embedded, columns(postgres));
    }
  }

  @Test
  void several_nodes_use_it_together() {
    try (Database other = open()) {
      assertFalse(other.exclusive());
      assertTrue(other.alive());
    }
  }

  @Test
  void nodes_that_start_at_once_on_an_empty_database_migrate_it_once() throws Exception {
    String empty = TestDatabases.postgresUrl();
    Callable<Database> start = () -> Databases.open(empty, folder);
    try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var node : nodes.invokeAll(List.of(start, start, start))) {
        node.get().close();
      }
    }
    try (Database database = Databases.open(empty, folder)) {
      int migrations =
          database
              .jdbi()
              .withHandle(
                  h ->
                      h.createQuery("SELECT count(*) FROM flyway_schema_history")
                          .mapTo(int.class)
                          .one());
      assertEquals(5, migrations);
    }
  }

  @Test
  void the_ledger_is_not_emptied_either() {
    var refused =
        assertThrows(
            JdbiException.class,
            () -> Jdbi.create(url).useHandle(h -> h.execute("TRUNCATE ledger_transfer CASCADE")));
    assertTrue(String.valueOf(refused.getMessage()).contains("append-only"), refused::getMessage);
  }

  @Test
  void a_url_without_a_password_will_do_where_the_server_asks_for_none() {
    try (Database database = Databases.open(url.replaceAll("&password=.*", ""), folder)) {
      assertTrue(database.alive());
    }
  }

  @Test
  void a_server_that_does_not_answer_is_named() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    refuses(
        "jdbc:postgresql://localhost:" + free + "/darkroom?user=a&password=hidden-word",
        "No PostgreSQL server answers at localhost:" + free,
        "start it");
  }

  @Test
  void a_database_that_is_not_there_is_named() {
    refuses(url.replaceAll("/test_\\d+", "/nowhere"), "no database \"nowhere\"", "CREATE DATABASE");
  }

  @Test
  void a_user_that_is_not_let_in_is_named() {
    refuses(
        url.replace("user=postgres", "user=stranger").replace("=postgres", "=hidden-word"),
        "user \"stranger\"",
        "DARKROOM_DATABASE_URL");
  }

  @Test
  void a_user_without_rights_is_told_which_it_needs() {
    String name = "guest_" + url.replaceAll(".*/(test_\\d+).*", "$1");
    Jdbi.create(url).useHandle(h -> h.execute("CREATE ROLE " + name + " LOGIN"));
    String empty = TestDatabases.postgresUrl();
    refuses(
        empty.replace("user=postgres", "user=" + name),
        "User \"" + name + "\" may not make or use tables",
        "owner");
  }

  @Test
  void an_address_that_is_none_is_refused_without_repeating_it() {
    refuses(
        "jdbc:postgresql://localhost:port/x?user=a&password=hidden-word",
        "DARKROOM_DATABASE_URL is no PostgreSQL URL",
        "jdbc:postgresql://host:5432/database");
  }

  @Test
  void an_old_server_is_refused_with_its_version() {
    var refused = assertThrows(DatabaseException.class, () -> PostgresFault.requireVersion(13));
    assertTrue(String.valueOf(refused.getMessage()).contains("13"), refused::getMessage);
    assertTrue(String.valueOf(refused.getMessage()).contains("Upgrade"), refused::getMessage);
    PostgresFault.requireVersion(PostgresFault.OLDEST);
  }

  private void refuses(String wrong, String reason, String step) {
    var refused = assertThrows(DatabaseException.class, () -> Databases.open(wrong, folder));
    assertTrue(String.valueOf(refused.getMessage()).contains(reason), refused::getMessage);
    assertTrue(String.valueOf(refused.getMessage()).contains(step), refused::getMessage);
    for (Throwable at = refused; at != null; at = at.getCause()) {
      assertFalse(String.valueOf(at.getMessage()).contains("hidden-word"), at::toString);
    }
  }
}

package dev.darkroom.testing;

import dev.darkroom.database.Database;
import dev.darkroom.database.Databases;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * Real databases for tests: SQLite files, and databases on a PostgreSQL server that the first test
 * to ask starts and the end of the process stops. Where that server has no binaries for the
 * machine, tests that ask for it are skipped and say so.
 */
public final class TestDatabases {
  /** What the build brings: the server's binaries for one platform. */
  private static final String BINARIES = "/postgres-linux-x86_64.txz";

  private TestDatabases() {}

  /** A fresh, migrated database on the PostgreSQL server. */
  public static Database postgres() {
    assumeServer();
    return Databases.open(Server.ONE.create(Server.MIGRATED), Path.of("unused"));
  }

  /** The JDBC URL of a fresh, empty database on the PostgreSQL server. */
  public static String postgresUrl() {
    assumeServer();
    return Server.ONE.create("template1");
  }

  /** A fresh, migrated SQLite file in a folder. */
  public static Database sqlite(Path folder) {
    return Databases.open(null, folder);
  }

  private static void assumeServer() {
    boolean linux = System.getProperty("os.name").equals("Linux");
    boolean known = TestDatabases.class.getResource(BINARIES) != null;
    boolean amd64 = System.getProperty("os.arch").equals("amd64");
    Assumptions.assumeTrue(
        linux && amd64 && known,
        "PostgreSQL's binaries for tests are there for Linux on amd64 only; skipped.");
  }

  /** The server of this process, with a migrated database to copy from. */
  private static final class Server {
    static final String MIGRATED = "migrated";
    static final Server ONE = new Server();

    private final EmbeddedPostgres postgres;
    private final AtomicInteger made = new AtomicInteger();

    private Server() {
      try {
        postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "400")
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      execute("CREATE DATABASE " + MIGRATED);
      Databases.open(url(MIGRATED), Path.of("unused")).close();
    }

    String create(String template) {
      String name = "test_" + made.incrementAndGet();
      execute("CREATE DATABASE " + name + " TEMPLATE " + template);
      return url(name);
    }

    private String url(String name) {
      return "jdbc:postgresql://localhost:"
          + postgres.getPort()
          + "/"
          + name
          + "?user=postgres&password=postgres";
    }

    private void execute(String sql) {
      try (var connection = postgres.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}

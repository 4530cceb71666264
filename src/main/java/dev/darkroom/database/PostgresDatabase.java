package dev.darkroom.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL database, which several nodes may use together. Statements run at PostgreSQL's own
 * level, READ COMMITTED: what two nodes might do to one row at once is decided by the statements,
 * not by the order of the nodes.
 */
final class PostgresDatabase implements Database {
  /** Of each node: workers, callers and the scheduler share them, and hold none while they wait. */
  private static final int CONNECTIONS = 16;

  private static final int CONNECTIONS_IDLE = 2;

  /** How long a caller waits for a free connection, and a start for an answer. */
  private static final Duration WAIT = Duration.ofSeconds(10);

  /** A connection that is silent for so long in the middle of a statement is given up. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final HikariDataSource dataSource;
  private final Jdbi jdbi;

  private PostgresDatabase(HikariDataSource dataSource) {
    this.dataSource = dataSource;
    this.jdbi = Statements.on(dataSource);
    jdbi.registerArgument(new Statements.WithoutNul());
  }

  /**
   * @param url a JDBC URL, with user and password as its parameters
   * @throws DatabaseException when it cannot be used; what it says never holds the password
   */
  static PostgresDatabase open(String url) {
    PGSimpleDataSource server = server(url);
    PostgresFault fault = new PostgresFault(server);
    try (var connection = server.getConnection()) {
      PostgresFault.requireVersion(connection.getMetaData().getDatabaseMajorVersion());
      if (!mayMigrate(connection)) {
        throw fault.rights();
      }
    } catch (SQLException e) {
      throw fault.opening(e);
    }
    migrate(server, fault);
    return new PostgresDatabase(pool(server));
  }

  /** Asked first, because Flyway tries for ten seconds to make a table that it may not make. */
  private static boolean mayMigrate(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var answer =
            statement.executeQuery(
                "SELECT to_regclass('flyway_schema_history') IS NOT NULL"
                    + " OR has_schema_privilege(current_schema(), 'CREATE')")) {
      return answer.next() && answer.getBoolean(1);
    }
  }

  /** Not by the pool's connections: a migration may take as long as it needs. */
  private static void migrate(DataSource server, PostgresFault fault) {
    try {
      Flyway.configure()
          .dataSource(server)
          .locations("classpath:migration/postgresql")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw fault.migrating(e);
    }
  }

  private static PGSimpleDataSource server(String url) {
    PGSimpleDataSource server = new PGSimpleDataSource();
    try {
      server.setUrl(url);
    } catch (RuntimeException _) {
      // Neither the exception nor the URL is shown: both may hold the password.
      throw new DatabaseException(
          "DARKROOM_DATABASE_URL is no PostgreSQL URL; write it as"
              + " jdbc:postgresql://host:5432/database?user=name&password=secret");
    }
    server.setApplicationName("darkroom");
    server.setTcpKeepAlive(true);
    server.setLogServerErrorDetail(false); // It quotes the values of rows, prompts among them.
    return server;
  }

  private static HikariDataSource pool(PGSimpleDataSource server) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("postgresql");
    config.setDataSource(server);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(CONNECTIONS_IDLE);
    config.setConnectionTimeout(WAIT.toMillis());
    if (server.getSocketTimeout() == 0) {
      server.setSocketTimeout((int) SILENCE.toSeconds());
    }
    return new HikariDataSource(config);
  }

  @Override
  public DataSource dataSource() {
    return dataSource;
  }

  @Override
  public Jdbi jdbi() {
    return jdbi;
  }

  /** Other nodes go on after a power cut of the server; all commits are synced. */
  @Override
  public Jdbi relaxed() {
    return jdbi;
  }

  @Override
  public DataSource relaxedSource() {
    return dataSource;
  }

  @Override
  public boolean exclusive() {
    return false;
  }

  @Override
  public String jsonText(String column, String member) {
    return "(CAST(" + column + " AS json) ->> '" + member + "')";
  }

  @Override
  public long bytes() {
    return jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT pg_database_size(current_database())")
                    .mapTo(Long.class)
                    .one());
  }

  @Override
  public boolean alive() {
    try {
      return jdbi.withHandle(h -> h.createQuery("SELECT 1").mapTo(Integer.class).one()) == 1;
    } catch (RuntimeException _) {
      return false;
    }
  }

  @Override
  public void close() {
    dataSource.close();
  }
}

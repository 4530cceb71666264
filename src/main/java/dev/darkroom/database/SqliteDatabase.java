package dev.darkroom.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The embedded database: one file in the data folder, used by one process at a time. Write-ahead
 * log, transactions that take the write lock at once, and a full sync at each commit but the
 * relaxed ones, which the next full sync of the same log takes along.
 */
final class SqliteDatabase implements Database {
  private static final int CONNECTIONS = 8;

  /** The scheduler and the workers, each for a moment. */
  private static final int CONNECTIONS_RELAXED = 4;

  private final FileChannel lockFile;
  private final HikariDataSource dataSource;
  private final HikariDataSource relaxedSource;
  private final Jdbi jdbi;
  private final Jdbi relaxed;

  private SqliteDatabase(
      FileChannel lockFile, HikariDataSource dataSource, HikariDataSource relaxedSource) {
    this.lockFile = lockFile;
    this.dataSource = dataSource;
    this.relaxedSource = relaxedSource;
    this.jdbi = Statements.on(dataSource);
    this.relaxed = Statements.on(relaxedSource);
  }

  static SqliteDatabase open(Path folder) {
    FileChannel lock = lock(folder);
    HikariDataSource source = pool("sqlite", folder, "FULL", CONNECTIONS);
    Flyway.configure().dataSource(source).locations("classpath:migration/sqlite").load().migrate();
    return new SqliteDatabase(
        lock, source, pool("sqlite-relaxed", folder, "NORMAL", CONNECTIONS_RELAXED));
  }

  /**
   * @param synchronous FULL syncs the log at each commit, NORMAL leaves that to later commits
   */
  private static HikariDataSource pool(String name, Path folder, String synchronous, int most) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setMaximumPoolSize(most);
    config.setJdbcUrl(
        "jdbc:sqlite:"
            + folder.resolve("darkroom.db")
            + "?journal_mode=WAL&synchronous="
            + synchronous
            + "&busy_timeout=20000&transaction_mode=IMMEDIATE&foreign_keys=on");
    return new HikariDataSource(config);
  }

  private static FileChannel lock(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("darkroom.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new DatabaseException(
            "Another Darkroom uses the data folder " + folder + "; stop it or choose --data.");
      }
      return channel;
    } catch (IOException e) {
      throw new DatabaseException("The data folder " + folder + " cannot be written.", e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  @Override
  public DataSource dataSource() {
    return dataSource;
  }

  @Override
  public Jdbi jdbi() {
    return jdbi;
  }

  @Override
  public Jdbi relaxed() {
    return relaxed;
  }

  @Override
  public DataSource relaxedSource() {
    return relaxedSource;
  }

  @Override
  public boolean exclusive() {
    return true;
  }

  @Override
  public String jsonText(String column, String member) {
    return "json_extract(" + column + ", '$." + member + "')";
  }

  @Override
  public long bytes() {
    return jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        "SELECT page_count * page_size"
                            + " FROM pragma_page_count(), pragma_page_size()")
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
    relaxedSource.close();
    dataSource.close();
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new DatabaseException("The lock of the data folder cannot be released.", e);
    }
  }
}

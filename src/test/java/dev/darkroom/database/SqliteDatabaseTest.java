package dev.darkroom.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.testing.DatabaseContract;
import dev.darkroom.testing.TestDatabases;
import java.nio.file.Files;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class SqliteDatabaseTest extends DatabaseContract {
  @Override
  protected Database open() {
    return TestDatabases.sqlite(folder);
  }

  /** The write-ahead log is gone as soon as nobody is connected. */
  @Override
  protected int connections() {
    return Files.exists(folder.resolve("darkroom.db-wal")) ? 1 : 0;
  }

  @Test
  void a_second_process_is_told_to_choose_another_folder() {
    var refused = assertThrows(DatabaseException.class, this::open);
    assertTrue(String.valueOf(refused.getMessage()).contains("--data"), refused::getMessage);
  }

  @Test
  void every_commit_is_synced_but_the_relaxed_ones() {
    try (Database other = TestDatabases.sqlite(folder.resolve("other"))) {
      assertEquals("2", synchronous(other.jdbi())); // FULL
      assertEquals("1", synchronous(other.relaxed())); // NORMAL
    }
  }

  private static String synchronous(Jdbi jdbi) {
    return jdbi.withHandle(h -> h.createQuery("PRAGMA synchronous").mapTo(String.class).one());
  }

  @Test
  void it_is_used_by_one_process_alone() {
    try (Database other = TestDatabases.sqlite(folder.resolve("other"))) {
      assertTrue(other.exclusive());
    }
  }
}

package dev.darkroom.oversight;

import dev.darkroom.database.Database;
import dev.darkroom.testing.TestDatabases;
import org.junit.jupiter.api.Nested;

class SpendingTest {
  @Nested
  class OnSqlite extends SpendingContract {
    @Override
    Database open() {
      return TestDatabases.sqlite(folder);
    }
  }

  @Nested
  class OnPostgres extends SpendingContract {
    @Override
    Database open() {
      return TestDatabases.postgres();
    }
  }
}

package dev.darkroom.account;

import dev.darkroom.database.Database;
import dev.darkroom.testing.TestDatabases;
import org.junit.jupiter.api.Nested;

class DailyPicturesTest {
  @Nested
  class OnSqlite extends DailyPicturesContract {
    @Override
    Database open() {
      return TestDatabases.sqlite(folder);
    }
  }

  @Nested
  class OnPostgres extends DailyPicturesContract {
    @Override
    Database open() {
      return TestDatabases.postgres();
    }
  }
}

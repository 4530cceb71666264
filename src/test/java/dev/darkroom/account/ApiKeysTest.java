package dev.darkroom.account;

import dev.darkroom.database.Database;
import dev.darkroom.testing.TestDatabases;
import org.junit.jupiter.api.Nested;

class ApiKeysTest {
  @Nested
  class OnSqlite extends ApiKeysContract {
    @Override
    Database open() {
      return TestDatabases.sqlite(folder);
    }
  }

  @Nested
  class OnPostgres extends ApiKeysContract {
    @Override
    Database open() {
      return TestDatabases.postgres();
    }
  }
}

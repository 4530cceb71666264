package dev.darkroom.account;

import dev.darkroom.database.Database;
import dev.darkroom.testing.TestDatabases;
import org.junit.jupiter.api.Nested;

class AccountsTest {
  @Nested
  class OnSqlite extends AccountsContract {
    @Override
    Database open() {
      return TestDatabases.sqlite(folder);
    }
  }

  @Nested
  class OnPostgres extends AccountsContract {
    @Override
    Database open() {
      return TestDatabases.postgres();
    }
  }
}

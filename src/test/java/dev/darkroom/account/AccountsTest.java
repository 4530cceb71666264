package dev.darkroom.account;

import dev.darkroom.database.Database;
import dev.darkroom.database.Databases;
import org.junit.jupiter.api.Nested;

class AccountsTest {
  @Nested
  class OnSqlite extends AccountsContract {
    @Override
    Database open() {
      return Databases.open(null, folder);
    }
  }
}

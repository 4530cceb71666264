package dev.darkroom.account;

import dev.darkroom.database.Database;
import dev.darkroom.database.Databases;
import org.junit.jupiter.api.Nested;

class ApiKeysTest {
  @Nested
  class OnSqlite extends ApiKeysContract {
    @Override
    Database open() {
      return Databases.open(null, folder);
    }
  }
}

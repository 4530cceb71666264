package dev.darkroom.account;

import dev.darkroom.database.Database;
import dev.darkroom.database.Databases;
import org.junit.jupiter.api.Nested;

class DailyPicturesTest {
  @Nested
  class OnSqlite extends DailyPicturesContract {
    @Override
    Database open() {
      return Databases.open(null, folder);
    }
  }
}

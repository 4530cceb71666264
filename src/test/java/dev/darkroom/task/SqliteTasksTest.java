package dev.darkroom.task;

import dev.darkroom.database.Database;
import dev.darkroom.testing.TestDatabases;
import org.junit.jupiter.api.Nested;

class SqliteTasksTest {
  @Nested
  class Running extends RunningTasksContract {
    @Override
    Database create() {
      return TestDatabases.sqlite(folder);
    }
  }

  @Nested
  class Followed extends FollowedTasksContract {
    @Override
    Database create() {
      return TestDatabases.sqlite(folder);
    }
  }
}

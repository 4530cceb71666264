package dev.darkroom.task;

import dev.darkroom.database.Database;
import dev.darkroom.testing.TestDatabases;
import org.junit.jupiter.api.Nested;

class PostgresTasksTest {
  @Nested
  class Running extends RunningTasksContract {
    @Override
    Database create() {
      return TestDatabases.postgres();
    }
  }

  @Nested
  class Followed extends FollowedTasksContract {
    @Override
    Database create() {
      return TestDatabases.postgres();
    }
  }
}

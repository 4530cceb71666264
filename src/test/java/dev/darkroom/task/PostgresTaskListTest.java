package dev.darkroom.task;

import dev.darkroom.database.Database;
import dev.darkroom.testing.TestDatabases;

class PostgresTaskListTest extends TaskListContract {
  @Override
  Database create() {
    return TestDatabases.postgres();
  }
}

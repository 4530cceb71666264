package dev.darkroom.task;

import dev.darkroom.database.Database;
import dev.darkroom.testing.TestDatabases;

class SqliteTaskListTest extends TaskListContract {
  @Override
  Database create() {
    return TestDatabases.sqlite(folder);
  }
}

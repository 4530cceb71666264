package dev.darkroom.oversight;

import dev.darkroom.database.Database;
import dev.darkroom.testing.TestDatabases;

class SqliteUsageTest extends UsageContract {
  @Override
  Database create() {
    return TestDatabases.sqlite(folder);
  }
}

package dev.darkroom.oversight;

import dev.darkroom.database.Database;
import dev.darkroom.testing.TestDatabases;

class PostgresUsageTest extends UsageContract {
  @Override
  Database create() {
    return TestDatabases.postgres();
  }
}

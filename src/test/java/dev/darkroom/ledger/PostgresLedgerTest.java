package dev.darkroom.ledger;

import dev.darkroom.database.Database;
import dev.darkroom.testing.TestDatabases;
import java.nio.file.Path;

class PostgresLedgerTest extends LedgerContract {
  @Override
  Database open(Path folder) {
    return TestDatabases.postgres();
  }

  @Override
  int steps() {
    return 20_000;
  }
}

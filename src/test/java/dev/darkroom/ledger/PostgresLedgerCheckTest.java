package dev.darkroom.ledger;

import dev.darkroom.database.Database;
import dev.darkroom.testing.TestDatabases;
import java.nio.file.Path;

class PostgresLedgerCheckTest extends LedgerCheckContract {
  @Override
  Database open(Path folder) {
    return TestDatabases.postgres();
  }
}

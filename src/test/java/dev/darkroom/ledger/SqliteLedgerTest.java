package dev.darkroom.ledger;

import dev.darkroom.database.Database;
import dev.darkroom.database.Databases;
import java.nio.file.Path;

class SqliteLedgerTest extends LedgerContract {
  @Override
  Database open(Path folder) {
    return Databases.open(null, folder);
  }

  @Override
  int steps() {
    return 100_000;
  }
}

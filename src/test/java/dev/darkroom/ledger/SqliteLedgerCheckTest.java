package dev.darkroom.ledger;

import dev.darkroom.database.Database;
import dev.darkroom.database.Databases;
import java.nio.file.Path;

class SqliteLedgerCheckTest extends LedgerCheckContract {
  @Override
  Database open(Path folder) {
    return Databases.open(null, folder);
  }
}

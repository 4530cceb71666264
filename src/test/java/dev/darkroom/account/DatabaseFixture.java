package dev.darkroom.account;

import dev.darkroom.database.Database;
import dev.darkroom.testing.SetClock;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A fresh database of some kind, with the default account, for each test. */
abstract class DatabaseFixture {
  @TempDir Path folder;
  final SetClock clock = new SetClock();
  Database database;
  Accounts accounts;

  /** Opens a fresh, migrated database. */
  abstract Database open();

  @BeforeEach
  final void openDatabase() {
    database = open();
    accounts = new Accounts(database, clock);
    accounts.ensureDefault();
  }

  @AfterEach
  final void closeDatabase() {
    database.close();
  }
}

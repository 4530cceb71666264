package dev.darkroom.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.database.Database;
import dev.darkroom.job.Credits;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** An empty ledger for each test, on a database that a subclass opens. */
abstract class OpenLedger {
  static final Instant NOW = Instant.parse("2026-01-02T10:00:00.123Z");
  static final Instant LATER = NOW.plusSeconds(3600);

  @TempDir Path folder;
  Database database;
  Ledger ledger;

  /**
   * An empty, migrated database, which the test closes.
   *
   * @param folder empty, for those that need one
   */
  abstract Database open(Path folder);

  @BeforeEach
  void open() {
    database = open(folder);
    ledger = new Ledger(database, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    database.close();
  }

  final void assertBalanced() {
    assertEquals(List.of(), ledger.check().faults());
    assertTrue(ledger.check().balanced());
  }

  static void assertRefused(Executable work) {
    LedgerException refusal = assertThrows(LedgerException.class, work);
    assertTrue(String.valueOf(refusal.getMessage()).endsWith("."), refusal::getMessage);
  }

  static Balance balance(long credits, long held) {
    return new Balance(new Credits(credits), new Credits(held));
  }

  final <T> T in(Function<Handle, T> work) {
    return database.jdbi().inTransaction(work::apply);
  }

  final void raw(String sql) {
    database.jdbi().useHandle(handle -> handle.execute(sql));
  }
}

package dev.darkroom.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.darkroom.database.Database;
import dev.darkroom.job.Credits;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jdbi.v3.core.Handle;

/**
 * Random steps, the same for the same seed, on the ledger and on {@link Paper}: both have to answer
 * alike, and after each step the touched account has to be alike and the new entries sum to zero.
 */
final class RandomRun {
  /** Steps that every database is given. */
  static final int SHARED = 10_000;

  /** What is there after those. */
  static final String SHARED_END =
      """
      account0 31 1467
      account1 306 2121
      account2 77 2511
      account3 128 1287
      account4 333 1024
      account5 145 1779
      account6 114 2254
      account7 56 1817
      earned 16503 0
      issued -31953 0
      """;

  private static final int ACCOUNTS = 8;
  private static final int REFERENCES = 10;

  /** Steps in one transaction, which SQLite would otherwise sync to the disk one by one. */
  private static final int TOGETHER = 1000;

  /** Steps between looks through the whole ledger. */
  private static final int CHECK_EVERY = 20_000;

  private static final Instant EXPIRES = Instant.parse("2027-01-01T00:00:00Z");

  private final Database database;
  private final Ledger ledger;
  private final Random random;
  private final Paper paper = new Paper();
  private int steps;
  private int tasks;
  private long lastEntry;

  RandomRun(Database database, Ledger ledger, long seed) {
    this.database = database;
    this.ledger = ledger;
    this.random = new Random(seed);
  }

  /** Goes on by so many steps; the last ones of less than a thousand are left out. */
  void steps(int count) {
    for (int done = TOGETHER; done <= count; done += TOGETHER) {
      together();
      if (steps % CHECK_EVERY == 0) {
        assertEquals(List.of(), ledger.check().faults());
      }
    }
    assertEquals(List.of(), ledger.check().faults());
    assertEquals(paper.end(), end());
  }

  private void together() {
    try {
      database
          .jdbi()
          .useTransaction(
              tx -> {
                try (Looks looks = new Looks(tx.getConnection(), lastEntry)) {
                  for (int i = 0; i < TOGETHER; i++) {
                    step(tx, looks, ++steps);
                  }
                  lastEntry = looks.last();
                }
              });
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void step(Handle tx, Looks looks, int number) throws SQLException {
    String account = "account" + random.nextInt(ACCOUNTS);
    String task = "task" + Math.max(0, tasks - random.nextInt(40));
    int dice = random.nextInt(100);
    if (dice < 10) {
      grant(tx, account, number);
    } else if (dice < 15) {
      adjust(tx, account, number);
    } else if (dice < 50) {
      hold(tx, account, dice < 43 ? "task" + ++tasks : task, number);
    } else {
      account = paper.owner(task).orElse(account);
      end(tx, task, dice, number);
    }
    compare(looks, account, number);
  }

  private void grant(Handle tx, String account, int step) {
    long amount = random.nextInt(5) * 20L;
    String reference = random.nextInt(3) > 0 ? null : reference(account, amount);
    String expected = paper.grant(account, amount, reference);
    try {
      ledger.grant(tx, account, new Credits(amount), "random", reference);
      assertEquals(expected, "granted", () -> "step " + step);
    } catch (LedgerException e) {
      assertEquals(expected, "refused", () -> "step " + step + ": " + e.getMessage());
    }
  }

  /** Mostly of grants that are the same, now and then of any. */
  private String reference(String account, long amount) {
    int number = random.nextInt(REFERENCES);
    return random.nextInt(4) == 0 ? "ref" + number : account + " " + amount + " " + number;
  }

  private void adjust(Handle tx, String account, int step) {
    long amount = random.nextInt(-300, 101);
    String expected = paper.adjust(account, amount);
    tx.savepoint("adjust");
    try {
      ledger.adjust(tx, account, amount, "random", null);
      assertEquals(expected, "adjusted", () -> "step " + step);
    } catch (LedgerException e) {
      tx.rollbackToSavepoint("adjust");
      assertEquals(expected, "refused", () -> "step " + step + ": " + e.getMessage());
    }
  }

  private void hold(Handle tx, String account, String task, int step) {
    long amount = random.nextInt(61);
    String answer =
        switch (ledger.hold(tx, account, new Credits(amount), task, EXPIRES)) {
          case HoldResult.Held(var held) -> "held " + held.amount();
          case HoldResult.AlreadyHeld(var held) -> "already " + held.amount();
          case HoldResult.Insufficient(_, var available) -> "insufficient " + available.amount();
        };
    assertEquals(paper.hold(account, amount, task), answer, () -> "step " + step);
  }

  private void end(Handle tx, String task, int dice, int step) {
    if (dice < 72) {
      assertEquals(paper.capture(task), capture(tx, task), () -> "step " + step);
    } else if (dice < 82) {
      boolean released = ledger.release(tx, task, "random");
      assertEquals(paper.giveBack(task, "released"), released, () -> "step " + step);
    } else if (dice < 90) {
      boolean expired = ledger.expire(tx, task);
      assertEquals(paper.giveBack(task, "expired"), expired, () -> "step " + step);
    } else {
      boolean refunded = ledger.refund(tx, task, "random");
      assertEquals(paper.refund(task), refunded, () -> "step " + step);
    }
  }

  private String capture(Handle tx, String task) {
    return switch (ledger.capture(tx, task)) {
      case CaptureResult.Captured(var amount) -> "captured " + amount.amount();
      case CaptureResult.AlreadyCaptured(var amount) -> "already " + amount.amount();
      case CaptureResult.Gone(), CaptureResult.NeverHeld() -> "gone";
    };
  }

  private void compare(Looks looks, String account, int step) throws SQLException {
    Paper.Account expected = paper.account(account);
    assertEquals(
        Paper.line(account, expected.credits, expected.held),
        looks.balance(account),
        () -> "step " + step);
    assertEquals(0, looks.newEntries(), () -> "sum of the entries of step " + step);
  }

  /** All that the entries say, in the words of {@link Paper#end}. */
  String end() {
    List<String> lines =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "SELECT account, CAST(SUM(CASE WHEN book = 'credits' THEN amount"
                                + " ELSE 0 END) AS BIGINT), CAST(SUM(CASE WHEN book = 'held'"
                                + " THEN amount ELSE 0 END) AS BIGINT)"
                                + " FROM ledger_entry GROUP BY account ORDER BY account")
                        .map((rs, _) -> Paper.line(rs.getString(1), rs.getLong(2), rs.getLong(3)))
                        .list());
    return String.join("", lines);
  }
}

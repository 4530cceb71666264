package dev.darkroom.ledger;

import dev.darkroom.database.Database;
import dev.darkroom.job.Credits;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What customers can spend, what is reserved for their tasks, and every movement of credits that
 * made it so. A movement is written once and never changed; what undoes it is another movement.
 * What is done for a task may be repeated, and so may what has a reference: the second time it
 * changes nothing and says so.
 *
 * <p>Methods with a {@link Handle} run inside the caller's transaction, which is read committed and
 * ends soon, for it keeps others from the same account. When one of them throws, that transaction
 * has to be rolled back. Two transactions that each move credits of several accounts can lock each
 * other out: move those of one account in each.
 */
public final class Ledger {
  private final Database database;
  private final Clock clock;
  private final Balances balances = new Balances();
  private final Holds holds = new Holds();
  private final Journal journal = new Journal();

  public Ledger(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Runs work in one transaction, which is rolled back when the work throws. */
  public <T> T inTransaction(Function<Handle, T> work) {
    return database.jdbi().inTransaction(work::apply);
  }

  /** What an account has; nothing when the ledger has never seen it. */
  public Balance balance(String account) {
    return database.jdbi().withHandle(handle -> balance(handle, account));
  }

  /** The same as the caller's transaction sees it. */
  public Balance balance(Handle tx, String account) {
    return balances.find(tx, account);
  }

  /**
   * Reserves credits for a task, once in its life. A hold of 0 is a hold like any other, and an
   * account that was never given credits can have it.
   *
   * @param expires when {@link #due} begins to name it, to the millisecond
   */
  public HoldResult hold(Handle tx, String account, Credits amount, String task, Instant expires) {
    Rules.customer(account);
    Rules.name("task", task);
    if (!holds.open(tx, new Hold(task, account, amount, expires), clock.instant())) {
      return new HoldResult.AlreadyHeld(holds.find(tx, task).orElseThrow().amount());
    }
    Transfer transfer = Transfer.hold(account, amount, task);
    if (!balances.apply(tx, transfer)) {
      holds.forget(tx, task);
      return new HoldResult.Insufficient(amount, balances.find(tx, account).credits());
    }
    journal.write(tx, transfer, clock.instant());
    return new HoldResult.Held(amount);
  }

  /** Takes what is reserved for a task, whose result is handed over. */
  public CaptureResult capture(Handle tx, String task) {
    Optional<Hold> ended = holds.end(tx, task, Holds.End.CAPTURED);
    if (ended.isPresent()) {
      move(tx, Transfer.capture(ended.get()));
      return new CaptureResult.Captured(ended.get().amount());
    }
    Optional<Hold> captured = holds.captured(tx, task);
    if (captured.isPresent()) {
      return new CaptureResult.AlreadyCaptured(captured.get().amount());
    }
    return holds.find(tx, task).isPresent()
        ? new CaptureResult.Gone()
        : new CaptureResult.NeverHeld();
  }

  /**
   * Gives back what is reserved for a task.
   *
   * @param reason cut at {@value Rules#REASON_MAX} characters
   * @return false, with nothing changed, when there is no open hold
   */
  public boolean release(Handle tx, String task, String reason) {
    String kept =
        reason.length() > Rules.REASON_MAX ? reason.substring(0, Rules.REASON_MAX) : reason;
    Rules.reason(kept);
    Optional<Hold> ended = holds.end(tx, task, Holds.End.RELEASED);
    ended.ifPresent(hold -> move(tx, Transfer.release(hold, kept)));
    return ended.isPresent();
  }

  /**
   * Gives back what is reserved for a task because its time is over, which the caller knows from
   * {@link #due}; the clock is not asked again.
   *
   * @return false, with nothing changed, when there is no open hold
   */
  public boolean expire(Handle tx, String task) {
    Optional<Hold> ended = holds.end(tx, task, Holds.End.EXPIRED);
    ended.ifPresent(hold -> move(tx, Transfer.expire(hold)));
    return ended.isPresent();
  }

  /**
   * Open holds whose time is over, the longest overdue first. Expire each in a transaction of its
   * own.
   *
   * @param max 1 to {@value Rules#ROWS_MAX}
   */
  public List<Hold> due(Instant now, int max) {
    Rules.rows(max);
    return database.jdbi().withHandle(handle -> holds.due(handle, now, max));
  }

  /**
   * Gives an account credits.
   *
   * @param reference names this grant among all, such as the number of a payment: a second grant or
   *     adjustment with it changes nothing
   * @return what the account has then
   * @throws LedgerException when the reason is blank, the account would have more than {@link
   *     Credits#MAX}, or the reference stands for another amount or account; nothing is written
   */
  public Balance grant(String account, Credits amount, String reason, @Nullable String reference) {
    return database.jdbi().inTransaction(tx -> grant(tx, account, amount, reason, reference));
  }

  /** The same inside the caller's transaction. */
  public Balance grant(
      Handle tx, String account, Credits amount, String reason, @Nullable String reference) {
    Rules.customer(account);
    Rules.reason(reason);
    reference(reference);
    Transfer transfer = Transfer.grant(account, amount, reason, reference);
    if (first(tx, transfer)) {
      give(tx, transfer);
    }
    return balances.find(tx, account);
  }

  private static void reference(@Nullable String reference) {
    if (reference != null) {
      Rules.name("reference", reference);
    }
  }

  /** Writes a transfer unless there was one of its reference, which then has to be the same. */
  private boolean first(Handle tx, Transfer transfer) {
    boolean first = journal.write(tx, transfer, clock.instant());
    if (!first) {
      same(journal.named(tx, Objects.requireNonNull(transfer.reference())), transfer);
    }
    return first;
  }

  private static void same(Journal.Named earlier, Transfer transfer) {
    if (!earlier.account().equals(transfer.account()) || earlier.amount() != transfer.credits()) {
      throw new ReferenceException(
          "This reference stands for "
              + earlier.amount()
              + " credits of the account "
              + earlier.account()
              + "; use another.");
    }
  }

  /**
   * Corrects what an account can spend.
   *
   * @param amount what it gains, or loses when below zero
   * @param reference as for {@link #grant}
   * @return what the account has then
   * @throws LedgerException when the amount is 0 or beyond {@link Credits#MAX}, the reason is
   *     blank, the account would have less than nothing or too much, or the reference stands for
   *     another amount or account; nothing is written
   */
  public Balance adjust(String account, long amount, String reason, @Nullable String reference) {
    return database.jdbi().inTransaction(tx -> adjust(tx, account, amount, reason, reference));
  }

  Balance adjust(
      Handle tx, String account, long amount, String reason, @Nullable String reference) {
    Rules.customer(account);
    Rules.reason(reason);
    reference(reference);
    if (amount == 0 || amount > Credits.MAX || amount < -Credits.MAX) {
      throw new LedgerException(
          "An adjustment is 1 to "
              + Credits.MAX
              + " credits, or as many less, not "
              + amount
              + ".");
    }
    Transfer transfer = Transfer.adjust(account, amount, reason, reference);
    if (!first(tx, transfer)) {
      return balances.find(tx, account);
    }
    if (amount > 0) {
      give(tx, transfer);
    } else if (!balances.apply(tx, transfer)) {
      throw new LedgerException(
          "The account "
              + account
              + " has "
              + balances.find(tx, account).credits().amount()
              + " credits to spend; "
              + -amount
              + " cannot be taken from it.");
    }
    return balances.find(tx, account);
  }

  /**
   * Gives back what was captured for a task, once.
   *
   * @return false, with nothing changed, when nothing was captured or it was given back before
   * @throws LedgerException when the reason is blank, or the account would have more than {@link
   *     Credits#MAX}; nothing is written
   */
  public boolean refund(String task, String reason) {
    return database.jdbi().inTransaction(tx -> refund(tx, task, reason));
  }

  boolean refund(Handle tx, String task, String reason) {
    Rules.reason(reason);
    Optional<Hold> captured = holds.captured(tx, task);
    if (captured.isEmpty()) {
      return false;
    }
    Transfer transfer = Transfer.refund(captured.get(), reason);
    boolean first = journal.write(tx, transfer, clock.instant());
    if (first) {
      give(tx, transfer);
    }
    return first;
  }

  /** What a task costs, and how that stands; empty where nothing was ever reserved for it. */
  public Optional<Charge> charge(String task) {
    return database.jdbi().withHandle(handle -> holds.charge(handle, task));
  }

  /**
   * Newest first.
   *
   * @param account only its entries; null for those of all accounts, the house's too
   * @param before only entries older than the one with this id; null to begin with the newest
   * @param max 1 to {@value Rules#ROWS_MAX}
   */
  public List<Entry> entries(@Nullable String account, @Nullable Long before, int max) {
    Rules.rows(max);
    return database.jdbi().withHandle(handle -> journal.entries(handle, account, before, max));
  }

  /**
   * Looks through the whole ledger: every transfer sums to zero, every balance is the sum of its
   * entries, the open holds of an account are what it holds. Reads one state; hinders nobody.
   */
  public Check check() {
    return database.jdbi().withHandle(new Checking()::check);
  }

  /** Writes what ends a hold, which the balance always affords. */
  private void move(Handle tx, Transfer transfer) {
    if (!balances.apply(tx, transfer)) {
      throw new IllegalStateException(
          "The balance of the account " + transfer.account() + " does not fit its holds");
    }
    journal.write(tx, transfer, clock.instant());
  }

  /** Adds to a balance. */
  private void give(Handle tx, Transfer transfer) {
    balances.open(tx, transfer.account());
    if (!balances.apply(tx, transfer)) {
      throw new LedgerException(
          "The account "
              + transfer.account()
              + " would have more than "
              + Credits.MAX
              + " credits.");
    }
  }
}

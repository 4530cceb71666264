package dev.darkroom.gateway;

import dev.darkroom.account.Account;
import dev.darkroom.account.ApiKey;
import dev.darkroom.account.DailyPictures;
import dev.darkroom.account.Plan;
import dev.darkroom.account.Plans;
import dev.darkroom.job.Credits;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.TaskState;
import dev.darkroom.ledger.CaptureResult;
import dev.darkroom.ledger.Hold;
import dev.darkroom.ledger.HoldResult;
import dev.darkroom.ledger.Ledger;
import dev.darkroom.task.Settlement;
import dev.darkroom.task.Task;
import dev.darkroom.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What work costs. Credits are reserved when a task is accepted, charged when its result is handed
 * over, and given back when it fails or when nobody comes for the result.
 */
public final class Billing implements Settlement {
  /** What becomes of the credits of a result that nobody came for. */
  public enum Unread {
    RELEASE,
    CAPTURE
  }

  /**
   * @param holdExpiry how long credits stay reserved
   */
  public record Terms(Plans plans, Duration holdExpiry, Unread unread) {}

  private static final Logger LOG = LoggerFactory.getLogger(Billing.class);
  private static final int BATCH = 500;

  private final Ledger ledger;
  private final DailyPictures daily;
  private final Terms terms;
  private final Clock clock;

  public Billing(Ledger ledger, DailyPictures daily, Terms terms, Clock clock) {
    this.ledger = ledger;
    this.daily = daily;
    this.terms = terms;
    this.clock = clock;
  }

  /** The price plan of an account. */
  Plan plan(Account account) {
    return terms.plans().of(account.plan());
  }

  /**
   * What so many pictures cost an account.
   *
   * @param pictures at least 1
   */
  Credits price(Account account, Job.Work work, int pictures) {
    Plan plan = plan(account);
    Credits each =
        switch (work) {
          case EDIT, VARY -> plan.edit();
          case GENERATE -> plan.generate();
        };
    return each.times(pictures);
  }

  /**
   * Looks whether an account can spend so much now.
   *
   * @throws DarkroomException CREDITS_INSUFFICIENT
   */
  void afford(Account account, Credits price) {
    Credits available = ledger.balance(account.id()).credits();
    if (available.compareTo(price) < 0) {
      throw insufficient(price, available);
    }
  }

  /**
   * Reserves what a task will cost.
   *
   * @throws DarkroomException CREDITS_INSUFFICIENT, or TEST_KEY_LIMITED
   */
  void hold(Handle transaction, ApiKey key, Credits price, String task, int pictures) {
    daily.admit(transaction, key, pictures);
    HoldResult result =
        ledger.hold(
            transaction, key.account(), price, task, clock.instant().plus(terms.holdExpiry()));
    switch (result) {
      case HoldResult.Held _, HoldResult.AlreadyHeld _ -> {}
      case HoldResult.Insufficient(var needed, var available) ->
          throw insufficient(needed, available);
    }
  }

  private static DarkroomException insufficient(Credits needed, Credits available) {
    return new DarkroomException(
        ErrorCode.CREDITS_INSUFFICIENT,
        "This needs %d credits and the account has %d. Ask the operator of this server for more."
            .formatted(needed.amount(), available.amount()));
  }

  @Override
  public void ended(Handle transaction, String task, TaskState state) {
    switch (state) {
      case FAILED, CANCELLED -> ledger.release(transaction, task, "task " + state.label());
      case EXPIRED -> ledger.expire(transaction, task);
      case QUEUED, RUNNING, SUCCEEDED -> {}
    }
  }

  /**
   * Charges a task whose result is being handed over.
   *
   * @return what this very hand-over charged: nothing when it was charged before
   * @throws DarkroomException RESULT_EXPIRED when its credits went back because nobody came in time
   */
  Credits collect(Task task) {
    CaptureResult result =
        ledger.inTransaction(transaction -> ledger.capture(transaction, task.id()));
    return switch (result) {
      case CaptureResult.Captured(var amount) -> amount;
      case CaptureResult.AlreadyCaptured _ -> Credits.ZERO;
      case CaptureResult.Gone _ -> throw Tasks.EXPIRED.toException();
      case CaptureResult.NeverHeld _ -> Credits.ZERO; // A task of before there were credits.
    };
  }

  /** Gives back what was charged for a task. */
  void giveBack(String task, String reason) {
    if (ledger.refund(task, reason)) {
      LOG.warn("what task {} cost was given back: {}", task, reason);
    }
  }

  /** What an account can spend now. */
  Credits available(String account) {
    return ledger.balance(account).credits();
  }

  /** Ends what is reserved for longer than it may be; harmless when several nodes do it at once. */
  public void sweep(Tasks tasks) {
    List<Hold> due = ledger.due(clock.instant(), BATCH);
    for (Hold hold : due) {
      try {
        end(tasks, hold);
      } catch (RuntimeException e) {
        // The others must not wait for one that cannot be ended, which would be the first forever.
        LOG.warn("the credits held for task {} could not be given back yet", hold.task(), e);
      }
    }
  }

  private void end(Tasks tasks, Hold hold) {
    if (!captured(tasks, hold) && expired(tasks, hold)) {
      tasks.giveUp(hold.task(), Tasks.EXPIRED);
      LOG.info("the credits held for task {} went back: its time is over", hold.task());
    }
  }

  /** Nobody pays for a result that its caller had no way to come back for. */
  private boolean captured(Tasks tasks, Hold hold) {
    boolean wanted =
        terms.unread() == Unread.CAPTURE
            && tasks
                .find(hold.task())
                .filter(task -> task.state() == TaskState.SUCCEEDED && task.returnable())
                .isPresent();
    if (wanted) {
      CaptureResult result =
          ledger.inTransaction(transaction -> ledger.capture(transaction, hold.task()));
      LOG.info("nobody came for task {}: {}", hold.task(), result);
    }
    return wanted;
  }

  private boolean expired(Tasks tasks, Hold hold) {
    return ledger.inTransaction(
        transaction -> {
          tasks.expire(transaction, hold.task()); // First, as where a task ends: no deadlock.
          boolean expired = ledger.expire(transaction, hold.task());
          if (!expired) {
            transaction.rollback();
          }
          return expired;
        });
  }
}

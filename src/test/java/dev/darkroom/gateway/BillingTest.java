package dev.darkroom.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.account.Accounts;
import dev.darkroom.account.DailyPictures;
import dev.darkroom.account.Plans;
import dev.darkroom.database.Database;
import dev.darkroom.gateway.Billing.Unread;
import dev.darkroom.job.Credits;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.ResultImage;
import dev.darkroom.job.Size;
import dev.darkroom.job.TaskState;
import dev.darkroom.ledger.Balance;
import dev.darkroom.ledger.Ledger;
import dev.darkroom.task.Repeat;
import dev.darkroom.task.Submission;
import dev.darkroom.task.Tasks;
import dev.darkroom.testing.JobDraft;
import dev.darkroom.testing.MovedClock;
import dev.darkroom.testing.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of credits whose time is over. */
class BillingTest {
  private static final Credits PRICE = new Credits(40);
  private static final Duration HELD = Duration.ofHours(1);
  private static final Outcome DONE =
      new Outcome.Succeeded(
          List.of(new ResultImage("11", OutputFormat.PNG, 20, new Size(4, 3), false)),
          null,
          List.of());

  @TempDir Path folder;
  private final MovedClock clock = new MovedClock();
  private Database database;
  private Ledger ledger;
  private Billing billing;
  private Tasks tasks;

  @BeforeEach
  void open() {
    database = TestDatabases.sqlite(folder);
    new Accounts(database, clock).ensureDefault();
    ledger = new Ledger(database, clock);
    ledger.grant(Accounts.DEFAULT, new Credits(100), "test", null);
    var terms = new Billing.Terms(Plans.STANDARD, HELD, Unread.CAPTURE);
    billing = new Billing(ledger, new DailyPictures(clock), terms, clock);
    Tasks.Limits limits = new Tasks.Limits(1, 10, 3, Duration.ofSeconds(20), Duration.ofSeconds(1));
    tasks = new Tasks(database, limits, clock, billing, (_, _) -> DONE);
    tasks.start();
  }

  @AfterEach
  void close() {
    tasks.close();
    database.close();
  }

  /** A task that has succeeded and was not collected. */
  private void succeeded(String id, boolean returnable) throws Exception {
    tasks.submit(
        new Submission(
            id,
            Accounts.DEFAULT,
            "key_1",
            "openai",
            "req_1",
            JobDraft.edit("first.png").job("auto"),
            new Repeat(Optional.empty(), "00", false),
            returnable),
        tx -> ledger.hold(tx, Accounts.DEFAULT, PRICE, id, clock.instant().plus(HELD)));
    long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (tasks.find(id).orElseThrow().state() != TaskState.SUCCEEDED) {
      assertTrue(System.nanoTime() < until, "waited too long");
      LockSupport.parkNanos(5_000_000);
    }
  }

  private Balance sweptAfter(Duration time) {
    clock.move(time);
    billing.sweep(tasks);
    return ledger.balance(Accounts.DEFAULT);
  }

  @Test
  void an_unread_result_is_charged_where_the_operator_wants_it_and_its_caller_could_come_back()
      throws Exception {
    succeeded("task_1", true);
    Balance after = sweptAfter(HELD.plusSeconds(1));
    assertEquals(new Balance(new Credits(60), Credits.ZERO), after);
  }

  @Test
  void a_result_that_nobody_could_come_back_for_is_charged_to_nobody() throws Exception {
    succeeded("task_1", false);
    Balance after = sweptAfter(HELD.plusSeconds(1));
    assertEquals(new Balance(new Credits(100), Credits.ZERO), after);
    assertEquals(TaskState.EXPIRED, tasks.find("task_1").orElseThrow().state());
  }

  @Test
  void a_hold_that_cannot_be_ended_does_not_keep_the_others_from_ending() throws Exception {
    succeeded("task_1", false);
    clock.move(Duration.ofSeconds(1));
    succeeded("task_2", false);
    database.jdbi().useHandle(h -> h.execute("UPDATE task SET job = '{' WHERE id = 'task_1'"));
    Balance after = sweptAfter(HELD.plusSeconds(1));
    assertEquals(new Balance(new Credits(60), PRICE), after);
  }
}

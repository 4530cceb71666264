package dev.darkroom.oversight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.account.Accounts;
import dev.darkroom.database.Database;
import dev.darkroom.job.Credits;
import dev.darkroom.ledger.Ledger;
import dev.darkroom.oversight.Usage.By;
import dev.darkroom.oversight.Usage.Group;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tasks came to, on a database of the subclass's choice. */
abstract class UsageContract {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant NEXT = NOON.plus(Duration.ofDays(1));

  @TempDir Path folder;
  private Database database;
  private Ledger ledger;
  private Usage usage;

  /** A fresh database. */
  abstract Database create();

  @BeforeEach
  void open() {
    database = create();
    new Accounts(database, Clock.systemUTC()).ensureDefault();
    ledger = new Ledger(database, Clock.systemUTC());
    ledger.grant(Accounts.DEFAULT, new Credits(1000), "test", null);
    usage = new Usage(database);
    task("a", "auto", "openai", "succeeded", null, NOON, 100, 900);
    task("b", "dall-e-2", "openai", "succeeded", null, NOON.plusSeconds(3599), 300, 500);
    task("c", "auto", "juhe", "failed", "INSTRUCTION_NOT_SUPPORTED", NOON.plusSeconds(3600), 0, 5);
    task("d", "auto", "juhe", "failed", "UPSTREAM_BUSY", NOON.plusSeconds(3601), 0, 5);
    task("e", "auto", "juhe", "cancelled", "CANCELLED", NOON.plusSeconds(3602), 0, 5);
    task("f", "auto", "aluo", "queued", null, NEXT, -1, -1);
    charge("a", 35);
    charge("b", 70);
    ledger.refund("b", "it was blurred");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void task(
      String id,
      String model,
      String dialect,
      String state,
      @Nullable String code,
      Instant created,
      long waited,
      long worked) {
    boolean ended = worked >= 0;
    String outcome = code == null ? "{\"end\":\"succeeded\"}" : "{\"code\":\"" + code + "\"}";
    database
        .jdbi()
        .useHandle(
            h ->
                h.createUpdate(
                        "INSERT INTO task (id, account, dialect, request, state, job, outcome,"
                            + " attempts, pictures, created_at, started_at, finished_at) VALUES"
                            + " (:id, 'default', :dialect, 'req', :state, :job, :outcome, 1, 2,"
                            + " :created, :started, :finished)")
                    .bind("id", id)
                    .bind("dialect", dialect)
                    .bind("state", state)
                    .bind("job", "{\"work\":\"EDIT\",\"model\":\"" + model + "\"}")
                    .bind("outcome", ended ? outcome : null)
                    .bind("created", created.toEpochMilli())
                    .bind("started", ended ? created.toEpochMilli() + waited : null)
                    .bind("finished", ended ? created.toEpochMilli() + waited + worked : null)
                    .execute());
  }

  private void charge(String task, long credits) {
    ledger.inTransaction(
        tx -> {
          ledger.hold(
              tx, Accounts.DEFAULT, new Credits(credits), task, Instant.now().plusSeconds(60));
          return ledger.capture(tx, task);
        });
  }

  private List<Group> by(By by) {
    return usage.groups(NOON, NEXT, by);
  }

  @Test
  void hours_come_in_their_order_with_pictures_refusals_failures_and_credits() {
    String noon = String.valueOf(NOON.toEpochMilli());
    String one = String.valueOf(NOON.plusSeconds(3600).toEpochMilli());
    assertEquals(
        List.of(new Group(noon, 2, 4, 2, 0, 0, 0, 35), new Group(one, 3, 0, 0, 1, 1, 1, 0)),
        by(By.HOUR));
  }

  @Test
  void a_day_begins_at_midnight_utc_and_the_end_of_a_time_is_not_part_of_it() {
    String day = String.valueOf(Instant.parse("2026-03-01T00:00:00Z").toEpochMilli());
    assertEquals(List.of(new Group(day, 5, 4, 2, 1, 1, 1, 35)), by(By.DAY));
    assertEquals(2, usage.groups(NOON, NEXT.plusMillis(1), By.DAY).size());
  }

  @Test
  void models_dialects_and_accounts_come_with_the_busiest_first() {
    assertEquals(List.of("auto", "dall-e-2"), by(By.MODEL).stream().map(Group::name).toList());
    assertEquals(List.of("juhe", "openai"), by(By.DIALECT).stream().map(Group::name).toList());
    assertEquals(List.of(new Group("default", 5, 4, 2, 1, 1, 1, 35)), by(By.ACCOUNT));
  }

  @Test
  void what_was_given_back_is_not_counted_as_credits() {
    assertEquals(35, by(By.ACCOUNT).getFirst().credits());
    assertTrue(ledger.check().balanced());
  }

  @Test
  void reasons_are_told_apart_and_tasks_without_one_stand_under_no_name() {
    List<Group> reasons = by(By.ERROR);
    assertEquals(
        List.of("", "CANCELLED", "INSTRUCTION_NOT_SUPPORTED", "UPSTREAM_BUSY"),
        reasons.stream().map(Group::name).toList());
    assertEquals(1, reasons.get(2).refused());
    assertEquals(1, reasons.get(3).failed());
  }

  @Test
  void the_pace_is_that_of_the_successes() {
    List<Usage.Pace> pace = usage.pace(NOON, NEXT);
    assertEquals(
        List.of(new Usage.Pace("EDIT", 2, List.of(100L, 300L, 300L), List.of(500L, 900L, 900L))),
        pace);
    assertEquals(List.of(), usage.pace(NEXT, NEXT.plusSeconds(60)));
  }

  @Test
  void refused_calls_are_counted_by_their_status() {
    try (RequestLog log = new RequestLog(database, Clock.systemUTC())) {
      for (int status : new int[] {200, 401, 401, 503}) {
        log.add(
            new LoggedCall(
                NOON, "req", "openai", "POST", "/v1", status, 1, null, null, null, "::1"));
      }
      log.flush();
    }
    assertEquals(
        List.of(new Usage.Answers(401, 2), new Usage.Answers(503, 1)),
        usage.refusedCalls(NOON, NEXT));
  }

  @Test
  void the_database_says_how_large_it_is() {
    assertTrue(database.bytes() > 10_000, () -> database.bytes() + " bytes");
  }
}

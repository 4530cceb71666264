package dev.darkroom.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.darkroom.account.Accounts;
import dev.darkroom.database.Database;
import dev.darkroom.job.Credits;
import dev.darkroom.job.TaskState;
import dev.darkroom.ledger.Ledger;
import dev.darkroom.task.TaskList.Line;
import dev.darkroom.task.TaskList.TaskFilter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking through tasks, on a database of the subclass's choice. */
abstract class TaskListContract {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path folder;
  private Database database;
  private TaskList list;

  /** A fresh database. */
  abstract Database create();

  @BeforeEach
  void open() {
    database = create();
    new Accounts(database, Clock.systemUTC()).ensureDefault();
    list = new TaskList(database);
    task("a", "auto", "failed", "QUEUE_FULL", NOON, NOON.plusSeconds(100));
    task("b", "dall-e-2", "succeeded", null, NOON.plusSeconds(10), NOON.plusSeconds(20));
    task("c", "auto", "running", null, NOON.minusSeconds(50), null);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void task(
      String id,
      String model,
      String state,
      @Nullable String code,
      Instant created,
      @Nullable Instant finished) {
    String outcome =
        code == null
            ? "{\"end\":\"succeeded\",\"images\":[{\"blob\":\"1\"},{\"blob\":\"2\"}]}"
            : "{\"end\":\"failed\",\"code\":\"" + code + "\"}";
    String job =
        "{\"work\":\"EDIT\",\"model\":\"%s\",\"pictures\":[{\"blob\":\"0\"}],\"mask\":%s}"
            .formatted(model, id.equals("b") ? "{\"blob\":\"3\"}" : "null");
    database
        .jdbi()
        .useHandle(
            h ->
                h.createUpdate(
                        "INSERT INTO task (id, account, dialect, request, state, job, outcome,"
                            + " created_at, finished_at) VALUES (:id, 'default', 'openai', 'req',"
                            + " :state, :job, :outcome, :created, :finished)")
                    .bind("id", id)
                    .bind("state", state)
                    .bind("job", job)
                    .bind("outcome", finished == null ? null : outcome)
                    .bind("created", created.toEpochMilli())
                    .bind("finished", finished == null ? null : finished.toEpochMilli())
                    .execute());
  }

  private List<String> found(TaskFilter filter) {
    return list.list(filter, 10).stream().map(Line::id).toList();
  }

  private static TaskFilter filter(
      @Nullable String model, @Nullable String code, @Nullable Instant from, @Nullable Instant to) {
    return new TaskFilter(null, null, model, code, from, to, null);
  }

  @Test
  void tasks_are_found_by_model_error_and_time() {
    assertEquals(List.of("b", "a", "c"), found(TaskFilter.ALL));
    assertEquals(List.of("a", "c"), found(filter("auto", null, null, null)));
    assertEquals(List.of("a"), found(filter("auto", "QUEUE_FULL", null, null)));
    assertEquals(List.of(), found(filter("auto' OR 1=1 --", null, null, null)));
    assertEquals(List.of("b", "a"), found(filter(null, null, NOON, null)));
    assertEquals(List.of("a", "c"), found(filter(null, null, null, NOON.plusSeconds(10))));
  }

  @Test
  void a_line_tells_how_many_pictures_came_in_and_went_out() {
    Line line = list.find("b").orElseThrow();
    assertEquals(1, line.inputs());
    assertEquals(true, line.mask());
    assertEquals(2, line.results());
    assertEquals(TaskState.SUCCEEDED, line.state());
    assertEquals(0, list.find("a").orElseThrow().results());
  }

  @Test
  void what_has_changed_is_what_came_ended_or_goes_on() {
    assertEquals(ids("b", "a", "c"), changed(NOON));
    assertEquals(ids("a", "c"), changed(NOON.plusSeconds(21)));
    assertEquals(ids("c"), changed(NOON.plusSeconds(101)));
  }

  private static List<String> ids(String... ids) {
    return List.of(ids);
  }

  private List<String> changed(Instant since) {
    return list.changed(since, 10).stream().map(Line::id).toList();
  }

  @Test
  void a_charge_says_what_became_of_what_was_reserved() {
    Ledger ledger = new Ledger(database, Clock.systemUTC());
    ledger.grant(Accounts.DEFAULT, new Credits(100), "test", null);
    assertEquals("none", state(ledger));
    ledger.inTransaction(
        tx ->
            ledger.hold(tx, Accounts.DEFAULT, new Credits(40), "b", Instant.now().plusSeconds(60)));
    assertEquals("open", state(ledger));
    ledger.inTransaction(tx -> ledger.capture(tx, "b"));
    assertEquals("captured", state(ledger));
    ledger.refund("b", "blurred");
    assertEquals("refunded", state(ledger));
  }

  private static String state(Ledger ledger) {
    return ledger.charge("b").map(charge -> charge.state()).orElse("none");
  }
}

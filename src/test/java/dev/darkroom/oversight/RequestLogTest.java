package dev.darkroom.oversight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.database.Database;
import dev.darkroom.database.Databases;
import dev.darkroom.testing.SetClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestLogTest {
  @TempDir Path folder;
  private final SetClock clock = new SetClock();
  private Database database;
  private RequestLog calls;

  @BeforeEach
  void open() {
    database = Databases.open(null, folder);
    calls = new RequestLog(database, clock);
  }

  @AfterEach
  void close() {
    calls.close();
    database.close();
  }

  private LoggedCall call(String request, @Nullable String account, String dialect, int status) {
    return new LoggedCall(
        clock.instant(),
        request,
        dialect,
        "POST",
        "/v1/images/edits",
        status,
        12,
        account,
        account == null ? null : "key_1",
        null,
        "192.0.2.1");
  }

  private static final RequestFilter ALL = new RequestFilter(null, null, null, null, 100);

  private List<String> ids(RequestFilter filter) {
    return calls.list(filter).stream().map(line -> line.call().request()).toList();
  }

  private static void await(BooleanSupplier condition) {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < limit, "waited ten seconds in vain");
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  @Test
  void a_call_is_written_by_itself_within_about_half_a_second() {
    LoggedCall call = call("req_1", "acc_1", "openai", 200);
    calls.add(call);
    await(() -> !calls.list(ALL).isEmpty());
    assertEquals(call, calls.list(ALL).getFirst().call());
  }

  @Test
  void calls_are_found_by_account_status_and_dialect_newest_first() {
    calls.add(call("a", "acc_1", "openai", 200));
    calls.add(call("b", "acc_2", "openai", 429));
    calls.add(call("c", "acc_1", "juhe", 200));
    calls.add(call("d", null, "openai", 401));
    calls.flush();
    assertEquals(List.of("d", "c", "b", "a"), ids(ALL));
    assertEquals(List.of("c", "a"), ids(new RequestFilter("acc_1", null, null, null, 100)));
    assertEquals(List.of("b"), ids(new RequestFilter(null, 429, null, null, 100)));
    assertEquals(List.of("c"), ids(new RequestFilter("acc_1", 200, "juhe", null, 100)));
    long third = calls.list(new RequestFilter(null, null, null, null, 2)).getLast().id();
    assertEquals(List.of("b", "a"), ids(new RequestFilter(null, null, null, third, 100)));
  }

  /** Holds the database's one write lock. */
  private void hold(CountDownLatch locked, CountDownLatch release) {
    try {
      database
          .jdbi()
          .useTransaction(
              h -> {
                h.execute("INSERT INTO setting VALUES ('blocks', 'all writers')");
                locked.countDown();
                release.await(30, TimeUnit.SECONDS);
              });
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void adding_never_waits_for_the_database_and_what_does_not_fit_is_counted() throws Exception {
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Thread blocker = Thread.startVirtualThread(() -> hold(locked, release));
    assertTrue(locked.await(10, TimeUnit.SECONDS));
    int more = RequestLog.QUEUE_MAX + 2000;
    long begun = System.nanoTime();
    IntStream.range(0, more).forEach(i -> calls.add(call("r" + i, "acc_1", "openai", 200)));
    long took = System.nanoTime() - begun;
    assertTrue(took < TimeUnit.SECONDS.toNanos(3), "took " + Duration.ofNanos(took));
    assertTrue(calls.dropped() >= 1000, "dropped " + calls.dropped());
    release.countDown();
    blocker.join();
    calls.close();
    long kept =
        database
            .jdbi()
            .withHandle(
                h -> h.createQuery("SELECT count(*) FROM request_log").mapTo(Long.class).one());
    assertEquals(more, kept + calls.dropped());
  }

  @Test
  void closing_writes_the_rest_and_later_calls_are_counted_as_dropped() {
    calls.add(call("last", "acc_1", "openai", 200));
    calls.close();
    assertEquals(List.of("last"), ids(ALL));
    calls.add(call("late", "acc_1", "openai", 200));
    assertEquals(1, calls.dropped());
    assertEquals(0, calls.waiting());
  }

  @Test
  void a_failing_database_costs_the_calls_and_not_the_server() {
    database.jdbi().useHandle(h -> h.execute("ALTER TABLE request_log RENAME TO away"));
    calls.add(call("lost", "acc_1", "openai", 200));
    calls.flush();
    await(() -> calls.dropped() == 1);
    database.jdbi().useHandle(h -> h.execute("ALTER TABLE away RENAME TO request_log"));
    calls.add(call("kept", "acc_1", "openai", 200));
    calls.flush();
    await(() -> ids(ALL).equals(List.of("kept")));
  }

  @Test
  void old_calls_are_forgotten_and_new_ones_stay() {
    calls.add(call("old", "acc_1", "openai", 200));
    clock.pass(Duration.ofDays(30));
    calls.add(call("new", "acc_1", "openai", 200));
    calls.flush();
    await(() -> ids(ALL).size() == 2);
    assertEquals(1, calls.forget(clock.instant().minus(Duration.ofDays(1))));
    assertEquals(List.of("new"), ids(ALL));
    assertThrows(
        IllegalArgumentException.class, () -> calls.forget(clock.instant().plusSeconds(1)));
  }

  @Test
  void hostile_texts_are_kept_short_and_on_one_line() {
    LoggedCall call =
        new LoggedCall(
            clock.instant(),
            "req_1",
            "openai",
            "GET",
            "/x\r\n/" + "y".repeat(5000) + "?key=sk-0123456789abcdef",
            404,
            1,
            null,
            null,
            null,
            "192.0.2.1");
    assertEquals("(withheld)", call.route());
    assertTrue(
        new LoggedCall(
                    clock.instant(),
                    "r",
                    "d",
                    "GET",
                    "/x\n" + "y".repeat(5000),
                    4,
                    1,
                    null,
                    null,
                    null,
                    "a")
                .route()
                .length()
            <= 200);
  }
}

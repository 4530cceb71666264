package dev.darkroom.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.account.Accounts;
import dev.darkroom.database.Database;
import dev.darkroom.database.Databases;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.TaskState;
import dev.darkroom.testing.TestDatabases;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one PostgreSQL, each with connections of its own. */
class ClusterTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration HEARTBEAT = Duration.ofMillis(100);

  private final String url = TestDatabases.postgresUrl();
  private final Map<String, Integer> runs = new ConcurrentHashMap<>();
  private Database first;
  private Database second;

  @BeforeEach
  void open() {
    first = Databases.open(url, Path.of("unused"));
    second = Databases.open(url, Path.of("unused"));
    new Accounts(first, Clock.systemUTC()).ensureDefault();
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
  }

  @Test
  void a_thousand_tasks_from_two_nodes_all_end_and_each_runs_once() throws Exception {
    try (Tasks one = node(first, 4, this::count);
        Tasks two = node(second, 4, this::count);
        ExecutorService callers = Executors.newFixedThreadPool(4)) {
      List<Callable<String>> calls = new ArrayList<>();
      IntStream.range(0, 1_000)
          .forEach(i -> calls.add(() -> submit(i % 2 == 0 ? one : two, unnamed()).id()));
      List<String> ids = results(callers.invokeAll(calls));
      for (String id : ids) {
        assertEquals(TaskState.SUCCEEDED, ended(one, id).state());
      }
      assertEquals(1_000, new HashSet<>(ids).size());
      assertEquals(new HashSet<>(ids), runs.keySet());
      assertTrue(runs.values().stream().allMatch(n -> n == 1), runs::toString);
    }
  }

  @Test
  void a_name_that_two_nodes_hear_at_once_is_run_once() throws Exception {
    try (Tasks one = node(first, 2, this::count);
        Tasks two = node(second, 2, this::count);
        ExecutorService callers = Executors.newFixedThreadPool(2)) {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        Repeat named = new Repeat(Optional.of("order-" + i), "aa", false);
        List<String> pair =
            results(
                callers.invokeAll(
                    List.of(() -> submit(one, named).id(), () -> submit(two, named).id())));
        assertEquals(pair.get(0), pair.get(1));
        ids.add(pair.get(0));
      }
      for (String id : ids) {
        assertEquals(TaskState.SUCCEEDED, ended(one, id).state());
      }
      assertEquals(50, runs.size());
      assertTrue(runs.values().stream().allMatch(n -> n == 1), runs::toString);
    }
  }

  @Test
  void whoever_waits_on_one_node_hears_of_the_end_on_the_other() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    TaskRunner blocked =
        (_, _) -> {
          begun.countDown();
          TasksFixture.waitFor(go);
          return TasksFixture.DONE;
        };
    try (Tasks one = node(first, 1, blocked);
        Tasks two = node(second, 1, this::count)) {
      String held = submit(one, unnamed()).id();
      TasksFixture.waitFor(begun);
      String other = submit(one, unnamed()).id();
      long since = System.nanoTime();
      assertEquals(TaskState.SUCCEEDED, ended(one, other).state());
      assertTrue(System.nanoTime() - since < LONG.toNanos() / 2, "heard of it too late");
      assertEquals(1, runs.get(other));
      go.countDown();
      assertEquals(TaskState.SUCCEEDED, ended(two, held).state());
    }
  }

  @Test
  void what_a_lost_node_was_running_is_taken_over_by_the_other() throws Exception {
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch never = new CountDownLatch(1);
    TaskRunner stuck =
        (_, _) -> {
          begun.countDown();
          TasksFixture.waitFor(never);
          return TasksFixture.DONE;
        };
    Tasks lost = node(first, 2, stuck);
    List<String> ids = List.of(submit(lost, unnamed()).id(), submit(lost, unnamed()).id());
    TasksFixture.waitFor(begun);
    first.close(); // It runs on, but nobody hears of it any more: no heartbeat, no outcome.
    try (Tasks other = node(second, 2, this::count)) {
      for (String id : ids) {
        Task ended = ended(other, id);
        assertEquals(TaskState.SUCCEEDED, ended.state());
        assertEquals(2, ended.attempts());
        assertEquals(1, runs.get(id));
      }
    } finally {
      never.countDown();
      lost.close();
    }
  }

  @Test
  void what_a_stopped_node_had_not_ended_is_run_by_the_other() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    TaskRunner stuck =
        (_, _) -> {
          begun.countDown();
          TasksFixture.waitFor(never);
          return TasksFixture.DONE;
        };
    Tasks stopped = node(first, 1, stuck);
    List<String> ids =
        IntStream.range(0, 5).mapToObj(_ -> submit(stopped, unnamed()).id()).toList();
    TasksFixture.waitFor(begun);
    stopped.close();
    try (Tasks other = node(second, 2, this::count)) {
      for (String id : ids) {
        assertEquals(TaskState.SUCCEEDED, ended(other, id).state());
        assertEquals(1, runs.get(id));
      }
    }
  }

  private Tasks node(Database database, int workers, TaskRunner runner) {
    var limits = new Tasks.Limits(workers, 2_000, 3, LONG, Duration.ZERO, HEARTBEAT);
    Tasks tasks = new Tasks(database, limits, Clock.systemUTC(), TasksFixture.UNPAID, runner);
    tasks.start();
    return tasks;
  }

  private Outcome count(Task task, Attempt attempt) {
    attempt.check();
    runs.merge(task.id(), 1, Integer::sum);
    return TasksFixture.DONE;
  }

  private static Repeat unnamed() {
    return new Repeat(Optional.empty(), "00", false);
  }

  private static Task submit(Tasks tasks, Repeat repeat) {
    String id = "task_" + UUID.randomUUID();
    return tasks.submit(
        new Submission(
            id, Accounts.DEFAULT, "key_1", "openai", "req_1", TasksFixture.JOB, repeat, true),
        _ -> {});
  }

  private static List<String> results(List<Future<String>> calls) throws Exception {
    List<String> ids = new ArrayList<>();
    for (Future<String> call : calls) {
      ids.add(call.get());
    }
    return ids;
  }

  private static Task ended(Tasks tasks, String id) throws InterruptedException {
    long until = System.nanoTime() + LONG.toNanos();
    Snapshot seen = tasks.look(id).orElseThrow();
    while (!seen.task().state().ended() && System.nanoTime() < until) {
      seen = tasks.await(seen, LONG);
    }
    assertTrue(seen.task().state().ended(), seen.task().state()::label);
    return seen.task();
  }
}

package dev.darkroom.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.account.Accounts;
import dev.darkroom.database.Database;
import dev.darkroom.database.Databases;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.OutputSpec;
import dev.darkroom.job.Picture;
import dev.darkroom.job.ResultImage;
import dev.darkroom.job.Size;
import dev.darkroom.job.TaskState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TasksTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Job JOB =
      new Job(
          Job.Work.EDIT,
          "auto",
          "把图片调亮",
          List.of(new Picture("00", "image/png", 10, new Size(4, 3), false, 1)),
          null,
          false,
          1,
          0,
          new OutputSpec(null, true, OutputFormat.PNG, 100, false),
          Map.of("watermark", false, "seed", 5));
  private static final Outcome DONE =
      new Outcome.Succeeded(
          List.of(new ResultImage("11", OutputFormat.PNG, 20, new Size(4, 3), false)),
          null,
          List.of("a note"));

  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Databases.open(null, folder);
    new Accounts(database, Clock.systemUTC()).ensureDefault();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Tasks tasks(int workers, int queue, Duration jobTime, TaskRunner runner) {
    var limits = new Tasks.Limits(workers, queue, 3, jobTime, Duration.ofSeconds(1));
    return new Tasks(database, limits, Clock.systemUTC(), runner);
  }

  private static Task submit(Tasks tasks, Repeat repeat) {
    String id = "task_" + UUID.randomUUID();
    return tasks.submit(
        new Submission(id, Accounts.DEFAULT, "key_1", "openai", "req_1", JOB, repeat));
  }

  private static Task submit(Tasks tasks) {
    return submit(tasks, new Repeat(Optional.empty(), "00", false));
  }

  @Test
  void runs_a_task_at_once_and_keeps_its_job_and_outcome() throws Exception {
    try (Tasks tasks = tasks(2, 10, LONG, (_, _) -> DONE)) {
      tasks.start();
      Task task = submit(tasks);
      Task ended = ended(tasks, task.id());
      assertEquals(TaskState.SUCCEEDED, ended.state());
      assertEquals(JOB, ended.job());
      assertEquals(DONE, ended.outcome());
      assertEquals(1, ended.attempts());
    }
  }

  @Test
  void a_named_failure_ends_the_task_with_its_code_and_sentence() throws Exception {
    TaskRunner runner =
        (_, _) -> {
          throw new DarkroomException(ErrorCode.INSTRUCTION_NOT_SUPPORTED, "No.", "instruction");
        };
    try (Tasks tasks = tasks(1, 10, LONG, runner)) {
      tasks.start();
      Task ended = ended(tasks, submit(tasks).id());
      assertEquals(TaskState.FAILED, ended.state());
      assertEquals(
          new Outcome.Failed(ErrorCode.INSTRUCTION_NOT_SUPPORTED, "No.", "instruction"),
          ended.outcome());
    }
  }

  @Test
  void a_bug_ends_the_task_with_a_sentence_that_tells_nothing_of_it() throws Exception {
    TaskRunner runner =
        (_, _) -> {
          throw new IllegalStateException("jdbc:secret");
        };
    try (Tasks tasks = tasks(1, 10, LONG, runner)) {
      tasks.start();
      var failed =
          assertInstanceOf(Outcome.Failed.class, ended(tasks, submit(tasks).id()).outcome());
      assertEquals(ErrorCode.INTERNAL, failed.code());
      assertFalse(failed.message().contains("secret"));
    }
  }

  @Test
  void refuses_what_does_not_fit_into_the_queue() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    TaskRunner runner =
        (_, _) -> {
          begun.countDown();
          waitFor(go);
          return DONE;
        };
    try (Tasks tasks = tasks(1, 2, LONG, runner)) {
      tasks.start();
      submit(tasks);
      waitFor(begun);
      Task second = submit(tasks);
      submit(tasks);
      var refused = assertThrows(DarkroomException.class, () -> submit(tasks));
      assertEquals(ErrorCode.QUEUE_FULL, refused.code());
      go.countDown();
      assertEquals(TaskState.SUCCEEDED, ended(tasks, second.id()).state());
    }
  }

  @Test
  void a_cancelled_task_stops_at_its_next_check() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    TaskRunner runner =
        (_, watch) -> {
          begun.countDown();
          try {
            return checkUntilStopped(watch);
          } finally {
            stopped.countDown();
          }
        };
    try (Tasks tasks = tasks(1, 10, LONG, runner)) {
      tasks.start();
      Task task = submit(tasks);
      waitFor(begun);
      tasks.cancel(task.id());
      waitFor(stopped);
      assertEquals(TaskState.CANCELLED, ended(tasks, task.id()).state());
    }
  }

  @Test
  void a_task_past_its_deadline_fails_and_says_so() throws Exception {
    try (Tasks tasks =
        tasks(1, 10, Duration.ofMillis(50), (_, watch) -> checkUntilStopped(watch))) {
      tasks.start();
      Task ended = ended(tasks, submit(tasks).id());
      var failed = assertInstanceOf(Outcome.Failed.class, ended.outcome());
      assertEquals(ErrorCode.DEADLINE_EXCEEDED, failed.code());
    }
  }

  @Test
  void the_next_start_finishes_what_was_accepted_and_never_run() throws Exception {
    Task left;
    // Never started: as if the process had died right after it accepted the task.
    Tasks dead = tasks(1, 10, LONG, (_, _) -> DONE);
    left = submit(dead);
    try (Tasks tasks = tasks(1, 10, LONG, (_, _) -> DONE)) {
      tasks.start();
      assertEquals(TaskState.SUCCEEDED, ended(tasks, left.id()).state());
    }
  }

  @Test
  void the_next_start_runs_again_what_a_dead_process_was_running() throws Exception {
    Task left;
    Tasks dead = tasks(1, 10, LONG, (_, _) -> DONE);
    left = submit(dead);
    markAsRunning(left.id(), 1);
    AtomicInteger runs = new AtomicInteger();
    TaskRunner runner =
        (_, _) -> {
          runs.incrementAndGet();
          return DONE;
        };
    try (Tasks tasks = tasks(1, 10, LONG, runner)) {
      tasks.start();
      Task again = ended(tasks, left.id());
      assertEquals(TaskState.SUCCEEDED, again.state());
      assertEquals(2, again.attempts());
      assertEquals(1, runs.get());
    }
  }

  @Test
  void a_task_that_killed_the_process_three_times_is_given_up() throws Exception {
    Task left;
    Tasks dead = tasks(1, 10, LONG, (_, _) -> DONE);
    left = submit(dead);
    markAsRunning(left.id(), 3);
    try (Tasks tasks = tasks(1, 10, LONG, (_, _) -> DONE)) {
      tasks.start();
      Task given = ended(tasks, left.id());
      var failed = assertInstanceOf(Outcome.Failed.class, given.outcome());
      assertEquals(ErrorCode.INTERRUPTED, failed.code());
    }
  }

  @Test
  void two_hundred_tasks_on_four_workers_all_end_and_each_runs_once() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    TaskRunner runner =
        (_, _) -> {
          runs.incrementAndGet();
          return DONE;
        };
    try (Tasks tasks = tasks(4, 500, LONG, runner)) {
      tasks.start();
      List<Task> submitted =
          java.util.stream.IntStream.range(0, 200).mapToObj(_ -> submit(tasks)).toList();
      for (Task task : submitted) {
        assertEquals(TaskState.SUCCEEDED, ended(tasks, task.id()).state());
      }
      assertEquals(200, runs.get());
    }
  }

  private void markAsRunning(String id, int attempts) {
    database
        .jdbi()
        .useHandle(
            h -> {
              h.execute(
                  "UPDATE task SET state = 'running', attempts = ? WHERE id = ?", attempts, id);
              h.execute(
                  "UPDATE scheduled_tasks SET picked = true, picked_by = 'dead', last_heartbeat = ?"
                      + " WHERE task_instance = ?",
                  System.currentTimeMillis(),
                  id);
            });
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

  private static Outcome checkUntilStopped(Attempt watch) {
    long until = System.nanoTime() + LONG.toNanos();
    while (System.nanoTime() < until) {
      watch.check();
      Thread.onSpinWait();
    }
    return DONE;
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      assertTrue(latch.await(LONG.toSeconds(), TimeUnit.SECONDS), "waited too long");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

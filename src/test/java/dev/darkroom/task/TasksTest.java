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
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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
  private static final Job WITH_PREVIEW =
      new Job(
          Job.Work.GENERATE,
          "auto",
          "A red mug",
          List.of(),
          null,
          false,
          1,
          1,
          new OutputSpec(new Size(4, 3), true, OutputFormat.PNG, 100, false),
          Map.of());
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

  private static Task submit(Tasks tasks, Repeat repeat, Job job) {
    return submit(tasks, repeat, job, "req_1");
  }

  private static Task submit(Tasks tasks, Repeat repeat, Job job, String request) {
    String id = "task_" + UUID.randomUUID();
    return tasks.submit(
        new Submission(id, Accounts.DEFAULT, "key_1", "openai", request, job, repeat));
  }

  private static Task submit(Tasks tasks) {
    return submit(tasks, new Repeat(Optional.empty(), "00", false), JOB);
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

  @Test
  void the_time_of_a_job_stands_still_while_it_waits_for_the_machine() throws Exception {
    TaskRunner runner =
        (_, attempt) -> {
          attempt.waiting();
          long until = System.nanoTime() + 300_000_000;
          while (System.nanoTime() < until) {
            attempt.check();
          }
          attempt.working();
          return DONE;
        };
    try (Tasks tasks = tasks(1, 10, Duration.ofMillis(100), runner)) {
      tasks.start();
      assertEquals(TaskState.SUCCEEDED, ended(tasks, submit(tasks).id()).state());
    }
  }

  @Test
  void whoever_follows_a_task_sees_how_far_it_is_and_pictures_on_the_way() throws Exception {
    CountDownLatch seen = new CountDownLatch(1);
    ResultImage preview = new ResultImage("22", OutputFormat.PNG, 9, new Size(4, 3), false);
    TaskRunner runner =
        (_, attempt) -> {
          attempt.progress(0.5, "render");
          attempt.preview(preview);
          waitFor(seen);
          return DONE;
        };
    try (Tasks tasks = tasks(1, 10, LONG, runner)) {
      tasks.start();
      Task task = submit(tasks, new Repeat(Optional.empty(), "00", false), WITH_PREVIEW);
      Snapshot now = tasks.look(task.id()).orElseThrow();
      while (now.previews().isEmpty()) {
        now = tasks.await(now, LONG);
      }
      assertEquals(0.5, now.done());
      assertEquals("render", now.stage());
      assertEquals(List.of(preview), now.previews());
      assertEquals(TaskState.RUNNING, now.task().state());
      seen.countDown();
      assertEquals(TaskState.SUCCEEDED, ended(tasks, task.id()).state());
    }
  }

  @Test
  void no_more_previews_are_kept_than_the_job_asks_for() throws Exception {
    ResultImage preview = new ResultImage("22", OutputFormat.PNG, 9, new Size(4, 3), false);
    CountDownLatch shown = new CountDownLatch(1);
    CountDownLatch seen = new CountDownLatch(1);
    TaskRunner runner =
        (_, attempt) -> {
          assertTrue(attempt.wantsPreview());
          attempt.preview(preview);
          assertFalse(attempt.wantsPreview());
          attempt.preview(preview);
          shown.countDown();
          waitFor(seen);
          return DONE;
        };
    try (Tasks tasks = tasks(1, 10, LONG, runner)) {
      tasks.start();
      Task task = submit(tasks, new Repeat(Optional.empty(), "00", false), WITH_PREVIEW);
      waitFor(shown);
      assertEquals(1, tasks.look(task.id()).orElseThrow().previews().size());
      seen.countDown();
      ended(tasks, task.id());
    }
  }

  @Test
  void a_queued_task_knows_how_many_are_ahead_and_can_be_cancelled_before_it_runs()
      throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger runs = new AtomicInteger();
    TaskRunner runner =
        (_, _) -> {
          runs.incrementAndGet();
          begun.countDown();
          waitFor(go);
          return DONE;
        };
    MutableTime time = new MutableTime();
    var limits = new Tasks.Limits(1, 10, 3, LONG, Duration.ofSeconds(1));
    try (Tasks tasks = new Tasks(database, limits, time, runner)) {
      tasks.start();
      submit(tasks);
      waitFor(begun);
      time.pass(Duration.ofMillis(5));
      Task second = submit(tasks);
      time.pass(Duration.ofMillis(5));
      Task third = submit(tasks);
      assertEquals(0, tasks.look(second.id()).orElseThrow().ahead());
      assertEquals(1, tasks.look(third.id()).orElseThrow().ahead());
      tasks.cancel(second.id());
      assertEquals(0, tasks.look(third.id()).orElseThrow().ahead());
      assertEquals(TaskState.CANCELLED, ended(tasks, second.id()).state());
      assertEquals(0, tasks.look(second.id()).orElseThrow().done());
      go.countDown();
      assertEquals(TaskState.SUCCEEDED, ended(tasks, third.id()).state());
      assertEquals(2, runs.get());
    }
  }

  @Test
  void a_named_call_is_run_once_within_a_day() throws Exception {
    MutableTime time = new MutableTime();
    var limits = new Tasks.Limits(1, 10, 3, LONG, Duration.ofSeconds(1));
    Repeat named = new Repeat(Optional.of("order-1"), "aa", false);
    try (Tasks tasks = new Tasks(database, limits, time, (_, _) -> DONE)) {
      tasks.start();
      Task first = submit(tasks, named, JOB);
      ended(tasks, first.id());
      time.pass(Duration.ofHours(23));
      assertEquals(first.id(), submit(tasks, named, JOB).id());
      assertInstanceOf(Earlier.Same.class, tasks.earlier("key_1", named));
      assertInstanceOf(Earlier.None.class, tasks.earlier("key_2", named));
      time.pass(Duration.ofHours(2));
      assertFalse(first.id().equals(submit(tasks, named, JOB).id()), "a day is over");
    }
  }

  @Test
  void a_name_used_for_another_request_is_a_conflict_and_runs_nothing() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    TaskRunner runner =
        (_, _) -> {
          runs.incrementAndGet();
          return DONE;
        };
    try (Tasks tasks = tasks(1, 10, LONG, runner)) {
      tasks.start();
      ended(tasks, submit(tasks, new Repeat(Optional.of("a"), "aa", false), JOB).id());
      Repeat other = new Repeat(Optional.of("a"), "bb", false);
      assertInstanceOf(Earlier.Conflict.class, tasks.earlier("key_1", other));
      var refused = assertThrows(DarkroomException.class, () -> submit(tasks, other, JOB));
      assertEquals(ErrorCode.IDEMPOTENCY_CONFLICT, refused.code());
      assertEquals(1, runs.get());
    }
  }

  @Test
  void a_repeat_gets_a_permanent_failure_again_but_mends_a_passing_one() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    TaskRunner runner =
        (task, _) -> {
          boolean permanent = task.request().equals("permanent");
          if (runs.getAndIncrement() > 0) {
            return DONE;
          }
          throw new DarkroomException(
              permanent ? ErrorCode.INSTRUCTION_NOT_SUPPORTED : ErrorCode.UPSTREAM_FAILED, "No.");
        };
    Repeat named = new Repeat(Optional.of("a"), "aa", false);
    try (Tasks tasks = tasks(1, 10, LONG, runner)) {
      tasks.start();
      Task failed = ended(tasks, submit(tasks, named, JOB).id());
      assertEquals(TaskState.FAILED, failed.state());
      assertInstanceOf(Earlier.None.class, tasks.earlier("key_1", named));
      Task again = ended(tasks, submit(tasks, named, JOB).id());
      assertEquals(TaskState.SUCCEEDED, again.state());
      assertEquals(again.id(), submit(tasks, named, JOB).id());

      runs.set(0);
      Repeat other = new Repeat(Optional.of("b"), "bb", false);
      Task refused = ended(tasks, submit(tasks, other, JOB, "permanent").id());
      assertEquals(TaskState.FAILED, refused.state());
      assertEquals(refused.id(), submit(tasks, other, JOB, "permanent").id());
    }
  }

  @Test
  void an_sdks_own_retry_finds_the_task_of_its_first_try_for_ten_minutes() throws Exception {
    MutableTime time = new MutableTime();
    var limits = new Tasks.Limits(1, 10, 3, LONG, Duration.ofSeconds(1));
    Repeat first = new Repeat(Optional.empty(), "aa", false);
    Repeat retry = new Repeat(Optional.empty(), "aa", true);
    try (Tasks tasks = new Tasks(database, limits, time, (_, _) -> DONE)) {
      tasks.start();
      Task task = ended(tasks, submit(tasks, first, JOB).id());
      assertFalse(task.id().equals(submit(tasks, first, JOB).id()), "a new call is a new task");
      time.pass(Duration.ofMinutes(9));
      assertInstanceOf(Earlier.Same.class, tasks.earlier("key_1", retry));
      assertInstanceOf(
          Earlier.None.class, tasks.earlier("key_1", new Repeat(Optional.empty(), "bb", true)));
      assertInstanceOf(Earlier.None.class, tasks.earlier("key_2", retry));
      time.pass(Duration.ofMinutes(2));
      assertInstanceOf(Earlier.None.class, tasks.earlier("key_1", retry));
    }
  }

  /** A clock that stands still until the test lets time pass. */
  private static final class MutableTime extends Clock {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

    void pass(Duration time) {
      now.updateAndGet(t -> t.plus(time));
    }

    @Override
    public Instant instant() {
      return now.get();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
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

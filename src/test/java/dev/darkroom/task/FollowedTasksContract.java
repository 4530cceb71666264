package dev.darkroom.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.ResultImage;
import dev.darkroom.job.Size;
import dev.darkroom.job.TaskState;
import dev.darkroom.testing.SetClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tasks are followed and repeated, on every database. */
abstract class FollowedTasksContract extends TasksFixture {
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
    SetClock time = new SetClock(Instant.now());
    var limits = new Tasks.Limits(1, 10, 3, LONG, Duration.ofSeconds(1));
    try (Tasks tasks = new Tasks(database, limits, time, UNPAID, runner)) {
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
    SetClock time = new SetClock(Instant.now());
    var limits = new Tasks.Limits(1, 10, 3, LONG, Duration.ofSeconds(1));
    Repeat named = new Repeat(Optional.of("order-1"), "aa", false);
    try (Tasks tasks = new Tasks(database, limits, time, UNPAID, (_, _) -> DONE)) {
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
    SetClock time = new SetClock(Instant.now());
    var limits = new Tasks.Limits(1, 10, 3, LONG, Duration.ofSeconds(1));
    Repeat first = new Repeat(Optional.empty(), "aa", false);
    Repeat retry = new Repeat(Optional.empty(), "aa", true);
    try (Tasks tasks = new Tasks(database, limits, time, UNPAID, (_, _) -> DONE)) {
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
}

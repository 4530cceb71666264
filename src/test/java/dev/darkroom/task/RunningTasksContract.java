package dev.darkroom.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.TaskState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tasks run, end, and outlive the process, on every database. */
abstract class RunningTasksContract extends TasksFixture {
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
}

package dev.darkroom.task;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.account.Accounts;
import dev.darkroom.database.Database;
import dev.darkroom.job.Job;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.OutputSpec;
import dev.darkroom.job.Picture;
import dev.darkroom.job.ResultImage;
import dev.darkroom.job.Size;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Jobs, tasks and waiting for them, on a database of the subclass's choice. */
abstract class TasksFixture {
  /** Ends that cost nothing and give nothing back. */
  static final Settlement UNPAID = (_, _, _) -> {};

  static final Duration LONG = Duration.ofSeconds(20);
  static final Job JOB =
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
  static final Job WITH_PREVIEW =
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
  static final Outcome DONE =
      new Outcome.Succeeded(
          List.of(new ResultImage("11", OutputFormat.PNG, 20, new Size(4, 3), false)),
          null,
          List.of("a note"));

  @TempDir Path folder;
  Database database;

  /** A fresh database. */
  abstract Database create();

  @BeforeEach
  final void open() {
    database = create();
    new Accounts(database, Clock.systemUTC()).ensureDefault();
  }

  @AfterEach
  final void close() {
    database.close();
  }

  Tasks tasks(int workers, int queue, Duration jobTime, TaskRunner runner) {
    var limits = new Tasks.Limits(workers, queue, 3, jobTime, Duration.ofSeconds(1));
    return new Tasks(database, limits, Clock.systemUTC(), UNPAID, runner);
  }

  static Task submit(Tasks tasks, Repeat repeat, Job job) {
    return submit(tasks, repeat, job, "req_1");
  }

  static Task submit(Tasks tasks, Repeat repeat, Job job, String request) {
    String id = "task_" + UUID.randomUUID();
    return tasks.submit(
        new Submission(id, Accounts.DEFAULT, "key_1", "openai", request, job, repeat, true),
        _ -> {});
  }

  static Task submit(Tasks tasks) {
    return submit(tasks, new Repeat(Optional.empty(), "00", false), JOB);
  }

  /**
   * As if a process had died while it ran the task: just now where the next one is known to be
   * alone, else long ago, because the others wait for its heartbeat for a while.
   */
  void markAsRunning(String id, int attempts) {
    Duration silent = database.exclusive() ? Duration.ZERO : Duration.ofHours(1);
    Timestamp heartbeat = Timestamp.from(Instant.now().minus(silent));
    database
        .jdbi()
        .useHandle(
            h -> {
              h.execute(
                  "UPDATE task SET state = 'running', attempts = ? WHERE id = ?", attempts, id);
              h.execute(
                  "UPDATE scheduled_tasks SET picked = true, picked_by = 'dead', last_heartbeat = ?"
                      + " WHERE task_instance = ?",
                  heartbeat,
                  id);
            });
  }

  static Task ended(Tasks tasks, String id) throws InterruptedException {
    long until = System.nanoTime() + LONG.toNanos();
    Snapshot seen = tasks.look(id).orElseThrow();
    while (!seen.task().state().ended() && System.nanoTime() < until) {
      seen = tasks.await(seen, LONG);
    }
    assertTrue(seen.task().state().ended(), seen.task().state()::label);
    return seen.task();
  }

  static Outcome checkUntilStopped(Attempt watch) {
    long until = System.nanoTime() + LONG.toNanos();
    while (System.nanoTime() < until) {
      watch.check();
      Thread.onSpinWait();
    }
    return DONE;
  }

  static void waitFor(CountDownLatch latch) {
    try {
      assertTrue(latch.await(LONG.toSeconds(), TimeUnit.SECONDS), "waited too long");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

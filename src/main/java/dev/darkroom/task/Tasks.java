package dev.darkroom.task;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import dev.darkroom.database.Database;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.EditJob;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.Watch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts jobs, runs them on this node's workers, keeps their outcomes. An accepted task survives
 * the process: the next start runs it again, up to {@link Limits#attempts} times.
 */
public final class Tasks implements AutoCloseable {
  /**
   * What bounds the work.
   *
   * @param workers tasks that run at once
   * @param queue tasks that may wait beyond those; one more is refused
   * @param attempts how often a task may be begun before it is given up
   * @param jobTime from the start of an attempt to its deadline, for each picture
   * @param drainTime how long a stop waits for running tasks
   */
  public record Limits(
      int workers, int queue, int attempts, Duration jobTime, Duration drainTime) {}

  private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);
  private static final String NAME = "job";
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final TaskStore store;
  private final Limits limits;
  private final Clock clock;
  private final TaskRunner runner;
  private final OneTimeTask<Void> definition;
  private final Scheduler scheduler;
  private final Map<String, Running> running = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> waiting = new ConcurrentHashMap<>();
  private volatile boolean draining;
  private volatile boolean stopping;

  public Tasks(Database database, Limits limits, Clock clock, TaskRunner runner) {
    this.store = new TaskStore(database, clock);
    this.limits = limits;
    this.clock = clock;
    this.runner = runner;
    this.definition =
        com.github.kagkarlsson.scheduler.task.helper.Tasks.oneTime(NAME)
            .onFailure((stopped, operations) -> operations.reschedule(stopped, retryTime()))
            .execute((instance, _) -> execute(instance.getId()));
    this.scheduler =
        Scheduler.create(database.dataSource(), definition)
            .threads(limits.workers())
            .enableImmediateExecution()
            .pollingInterval(POLL)
            .heartbeatInterval(Duration.ofSeconds(10))
            .shutdownMaxWait(limits.drainTime())
            .build();
    if (database.exclusive()) {
      store.releasePicked();
    }
  }

  /** Takes up what an earlier process left, then starts the workers. */
  public void start() {
    for (String id : store.unfinished()) {
      LOG.info("task {} taken up again", id);
      schedule(id);
    }
    scheduler.start();
  }

  /**
   * Accepts a job: from here on it ends with an outcome, whatever happens to this process.
   *
   * @throws DarkroomException QUEUE_FULL
   */
  public Task submit(String account, String dialect, String request, EditJob job) {
    Task task =
        new Task(
            "task_" + UUID.randomUUID().toString().replace("-", ""),
            account,
            dialect,
            request,
            TaskState.QUEUED,
            job,
            null,
            0,
            Instant.ofEpochMilli(clock.millis()));
    accept(task);
    try {
      schedule(task.id());
    } catch (RuntimeException e) {
      end(task.id(), TaskState.FAILED, internal());
      throw e;
    }
    return task;
  }

  /** Counting and inserting are one step, so that the queue never grows beyond its limit. */
  private synchronized void accept(Task task) {
    if (draining || store.unfinished().size() >= limits.workers() + limits.queue()) {
      throw new DarkroomException(
          ErrorCode.QUEUE_FULL, "The server has too much to do at the moment; try again shortly.");
    }
    store.insert(task);
    waiting.put(task.id(), new CountDownLatch(1));
  }

  /** Accepts nothing more; what was accepted goes on. */
  public void drain() {
    draining = true;
  }

  public Optional<Task> find(String id) {
    return store.find(id);
  }

  /**
   * Waits until a task has ended.
   *
   * @return the task as it is then; not ended when the time is over
   */
  public Task await(String id, Duration time) throws InterruptedException {
    CountDownLatch latch = waiting.get(id);
    if (latch != null) {
      latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }
    return store.find(id).orElseThrow();
  }

  /** Stops a task that has not ended; a running one stops at its next check. */
  public void cancel(String id) {
    Running run = running.get(id);
    if (run != null) {
      run.cancelled = true;
    }
    end(id, TaskState.CANCELLED, new Outcome.Failed(ErrorCode.CANCELLED, "Cancelled.", null));
  }

  public int queued() {
    return store.count(TaskState.QUEUED);
  }

  public int running() {
    return running.size();
  }

  /** How far a running task is, 0 to 1; empty when this node does not run it. */
  public Optional<Double> progress(String id) {
    return Optional.ofNullable(running.get(id)).map(run -> run.done);
  }

  /**
   * Lets running tasks end within the drain time, then stops; what has not ended is taken up later.
   */
  @Override
  public void close() {
    drain();
    stopping = true;
    scheduler.stop();
  }

  /** After a failure of the database, which is the only thing that escapes a run. */
  private Instant retryTime() {
    return clock.instant().plus(RETRY);
  }

  private void schedule(String id) {
    scheduler.scheduleIfNotExists(definition.instance(id), clock.instant());
  }

  private void execute(String id) {
    Running run = new Running();
    running.put(id, run); // Before it begins, so that a cancellation always finds it.
    try {
      Optional<Task> begun = store.begin(id);
      if (begun.isPresent()) {
        run(begun.get(), run);
      }
    } finally {
      running.remove(id);
    }
  }

  private void run(Task task, Running run) {
    String id = task.id();
    if (task.attempts() > limits.attempts()) {
      Outcome given =
          new Outcome.Failed(
              ErrorCode.INTERRUPTED, "The server was stopped while it ran this job.", null);
      end(id, TaskState.FAILED, given);
      return;
    }
    run.deadline = clock.instant().plus(limits.jobTime().multipliedBy(task.job().count()));
    Outcome outcome = outcome(task, run);
    TaskState state =
        switch (outcome) {
          case Outcome.Succeeded _ -> TaskState.SUCCEEDED;
          case Outcome.Failed(var code, _, _) ->
              code == ErrorCode.CANCELLED ? TaskState.CANCELLED : TaskState.FAILED;
        };
    end(id, state, outcome);
  }

  @SuppressWarnings("CatchingUnchecked") // Whatever happens, the task ends with an outcome.
  private Outcome outcome(Task task, Running run) {
    try {
      return runner.run(task, run);
    } catch (OutOfMemoryError e) {
      LOG.error("task {} found no memory", task.id(), e);
      return new Outcome.Failed(
          ErrorCode.QUEUE_FULL, "The server is short of memory at the moment.", null);
    } catch (RuntimeException | Error e) {
      boolean ours = !(e instanceof DarkroomException known) || known.code() == ErrorCode.INTERNAL;
      if (stopping && ours) {
        throw e; // The stop interrupted it: it stays unfinished and is taken up at the next start.
      }
      if (e instanceof DarkroomException known && !ours) {
        return known.toOutcome();
      }
      LOG.error("task {} failed", task.id(), e);
      return internal();
    }
  }

  private static Outcome.Failed internal() {
    return new Outcome.Failed(
        ErrorCode.INTERNAL, "The server had an error while processing your request.", null);
  }

  private void end(String id, TaskState state, Outcome outcome) {
    store.end(id, state, outcome);
    CountDownLatch latch = waiting.remove(id);
    if (latch != null) {
      latch.countDown();
    }
  }

  /** One attempt as it runs. */
  private final class Running implements Watch {
    private volatile Instant deadline = Instant.MAX;
    private volatile boolean cancelled;
    private volatile double done;

    @Override
    public void progress(double share, String stage) {
      done = share;
      check();
    }

    @Override
    public void check() {
      if (cancelled) {
        throw new DarkroomException(ErrorCode.CANCELLED, "Cancelled.");
      }
      if (clock.instant().isAfter(deadline)) {
        throw new DarkroomException(
            ErrorCode.DEADLINE_EXCEEDED, "The edit took longer than this server allows.");
      }
    }
  }
}

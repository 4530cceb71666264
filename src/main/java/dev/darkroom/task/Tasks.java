package dev.darkroom.task;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import dev.darkroom.database.Database;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.TaskState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
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
   * @param jobTime from the start of an attempt to its deadline, for each picture; waiting for the
   *     machine does not count
   * @param drainTime how long a stop waits for running tasks
   * @param heartbeat how often a node says of its running tasks that it lives; after six times in
   *     silence another node takes them over
   */
  public record Limits(
      int workers,
      int queue,
      int attempts,
      Duration jobTime,
      Duration drainTime,
      Duration heartbeat) {
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /** With a heartbeat that loads the database little: a dead node is found within 80 seconds. */
    public Limits(int workers, int queue, int attempts, Duration jobTime, Duration drainTime) {
      this(workers, queue, attempts, jobTime, drainTime, HEARTBEAT);
    }
  }

  /** How a task ends whose result nobody came for. */
  public static final Outcome.Failed EXPIRED =
      new Outcome.Failed(
          ErrorCode.RESULT_EXPIRED,
          "The result waited for its caller too long and is gone; ask for it again.",
          null);

  private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);

  /** The scheduler lives by the system's time, whatever clock the tasks have. */
  private static final Clock SCHEDULERS = Clock.systemUTC();

  private static final String NAME = "job";
  private static final int INSERTS = 3;
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofSeconds(2);

  /** How long an idempotency key is remembered. */
  private static final Duration NAMED = Duration.ofHours(24);

  /** How long an SDK's own retry finds the task of its first try. */
  private static final Duration RETRIED = Duration.ofMinutes(10);

  /** How often a task that another node runs is looked at. */
  private static final Duration FOREIGN_LOOK = Duration.ofMillis(250);

  private final TaskStore store;
  private final Limits limits;
  private final Clock clock;
  private final Settlement settlement;
  private final TaskRunner runner;
  private final boolean alone;
  private final OneTimeTask<Void> definition;
  private final Scheduler scheduler;
  private final Map<String, Live> live = new ConcurrentHashMap<>();
  private final AtomicInteger running = new AtomicInteger();
  private volatile boolean draining;
  private volatile boolean stopping;

  public Tasks(
      Database database, Limits limits, Clock clock, Settlement settlement, TaskRunner runner) {
    this.store = new TaskStore(database, clock);
    this.limits = limits;
    this.clock = clock;
    this.settlement = settlement;
    this.runner = runner;
    this.alone = database.exclusive();
    this.definition =
        com.github.kagkarlsson.scheduler.task.helper.Tasks.oneTime(NAME)
            .onFailure((stopped, operations) -> operations.reschedule(stopped, retryTime()))
            .execute((instance, _) -> execute(instance.getId()));
    this.scheduler =
        Scheduler.create(database.relaxedSource(), definition)
            .threads(limits.workers())
            .enableImmediateExecution()
            .pollingInterval(POLL)
            .heartbeatInterval(limits.heartbeat())
            .shutdownMaxWait(limits.drainTime())
            .build();
    if (alone) {
      store.releasePicked();
    }
  }

  /**
   * Takes up what an earlier process left, then starts the workers. What nobody can come back for
   * ends here, where no other process may be running it.
   */
  public void start() {
    for (Task task : store.unfinished()) {
      if (alone && !task.returnable()) {
        end(task.id(), true, TaskState.FAILED, interrupted());
      } else {
        LOG.info("task {} taken up again", task.id());
        schedule(task.id());
      }
    }
    scheduler.start();
  }

  /**
   * Looks for an earlier call like this one.
   *
   * @param key the id of the API key
   */
  public Earlier earlier(String key, Repeat repeat) {
    Optional<Task> task = Optional.empty();
    if (repeat.name().isPresent()) {
      var named = store.named(key, repeat.name().get());
      if (named.isPresent() && !named.get().created().isBefore(ago(NAMED))) {
        if (!named.get().fingerprint().equals(repeat.fingerprint())) {
          return new Earlier.Conflict();
        }
        task = store.find(named.get().task());
      }
    } else if (repeat.retried()) {
      task = store.latest(key, repeat.fingerprint(), ago(RETRIED));
    }
    return task.filter(Tasks::counts).<Earlier>map(Earlier.Same::new).orElseGet(Earlier.None::new);
  }

  /** Whether a task's end, or its way there, is what a repeat gets; else the job runs again. */
  static boolean counts(Task task) {
    return !(task.outcome() instanceof Outcome.Failed failed && failed.code().retryable());
  }

  private Instant ago(Duration time) {
    return clock.instant().minus(time);
  }

  /**
   * Accepts a job: from here on it ends with an outcome, whatever happens to this process. A call
   * that was accepted before is not accepted again: its task is returned.
   *
   * @param admission pays for it
   * @throws DarkroomException QUEUE_FULL, IDEMPOTENCY_CONFLICT, or what the admission throws
   */
  public Task submit(Submission submission, Admission admission) {
    Task task = task(submission, TaskState.QUEUED, null);
    Optional<Task> same = accept(submission, task, admission);
    if (same.isPresent()) {
      return same.get();
    }
    try {
      schedule(task.id());
    } catch (RuntimeException e) {
      end(task.id(), true, TaskState.FAILED, internal());
      throw e;
    }
    return task;
  }

  /**
   * Keeps a task that ended as it began.
   *
   * @throws DarkroomException IDEMPOTENCY_CONFLICT
   */
  public Task keep(Submission submission, Outcome.Failed failure) {
    Task task = task(submission, TaskState.FAILED, failure);
    return insert(submission, task, _ -> {}).orElse(task);
  }

  private Task task(Submission submission, TaskState state, Outcome.@Nullable Failed failure) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    return new Task(
        submission.id(),
        submission.account(),
        submission.key(),
        submission.dialect(),
        submission.request(),
        state,
        submission.job(),
        failure,
        submission.returnable(),
        0,
        now,
        null,
        failure == null ? null : now);
  }

  /** Counting and inserting are one step, so that the queue never grows beyond its limit. */
  private synchronized Optional<Task> accept(
      Submission submission, Task task, Admission admission) {
    Optional<Task> before = same(submission);
    if (before.isPresent()) {
      return before;
    }
    List<String> unfinished = store.unfinishedIds();
    letGo(unfinished);
    if (draining || unfinished.size() >= limits.workers() + limits.queue()) {
      throw new DarkroomException(
          ErrorCode.QUEUE_FULL, "The server has too much to do at the moment; try again shortly.");
    }
    Optional<Task> same = insert(submission, task, admission);
    if (same.isEmpty()) {
      live.put(task.id(), new Live(clock, task.job().previews()));
    }
    return same;
  }

  /** Lets go of what was accepted here and has ended on another node. */
  private void letGo(List<String> unfinished) {
    if (!alone && live.size() > unfinished.size()) {
      Set<String> open = Set.copyOf(unfinished);
      live.entrySet().removeIf(known -> !known.getValue().here() && !open.contains(known.getKey()));
    }
  }

  /** Where another call was quicker, and what it made has failed since, it is tried once more. */
  private Optional<Task> insert(Submission submission, Task task, Admission admission) {
    for (int tries = 0; tries < INSERTS; tries++) {
      if (store.insert(task, submission, ago(NAMED), admission)) {
        return Optional.empty();
      }
      Optional<Task> same = same(submission);
      if (same.isPresent()) {
        return same;
      }
    }
    throw new DarkroomException(
        ErrorCode.QUEUE_FULL, "Calls with this Idempotency-Key come too quickly; try again.");
  }

  private Optional<Task> same(Submission submission) {
    return switch (earlier(submission.key(), submission.repeat())) {
      case Earlier.None _ -> Optional.empty();
      case Earlier.Same(var task) -> Optional.of(task);
      case Earlier.Conflict _ ->
          throw new DarkroomException(
              ErrorCode.IDEMPOTENCY_CONFLICT,
              "This Idempotency-Key was used for another request; use a new one.");
    };
  }

  /** Accepts nothing more; what was accepted goes on. */
  public void drain() {
    draining = true;
  }

  /** Whether nothing more is accepted, because the server is about to stop. */
  public boolean draining() {
    return draining;
  }

  public Optional<Task> find(String id) {
    return store.find(id);
  }

  /** A task as it stands; empty when there is none of this id. */
  public Optional<Snapshot> look(String id) {
    Live known = live.get(id);
    Live.View view = known == null ? Live.View.NONE : known.view();
    return store.find(id).map(task -> snapshot(task, view));
  }

  private Snapshot snapshot(Task task, Live.View view) {
    int ahead = task.state() == TaskState.QUEUED ? store.ahead(task) : 0;
    boolean ended = task.state().ended();
    double done = ended ? (task.state() == TaskState.SUCCEEDED ? 1 : 0) : view.done();
    return new Snapshot(task, ahead, done, view.stage(), view.previews(), view.version());
  }

  /**
   * Waits until a task stands otherwise than when it was seen, at most for that time. Of a task
   * that another node runs, only its states are seen.
   *
   * @return the task as it stands then
   */
  public Snapshot await(Snapshot seen, Duration time) throws InterruptedException {
    String id = seen.task().id();
    if (!seen.task().state().ended()) {
      Live known = live.get(id);
      if (known != null) {
        boolean told = alone || known.here();
        known.await(seen.version(), told || time.compareTo(FOREIGN_LOOK) < 0 ? time : FOREIGN_LOOK);
      } else {
        Thread.sleep(Math.min(time.toMillis(), FOREIGN_LOOK.toMillis()));
      }
    }
    return look(id).orElseThrow();
  }

  /** Stops a task that has not ended; a running one stops at its next check. */
  public void cancel(String id) {
    giveUp(id, new Outcome.Failed(ErrorCode.CANCELLED, "Cancelled.", null));
  }

  /** Stops a task that has not ended and lets it end with this failure. */
  public void giveUp(String id, Outcome.Failed failure) {
    Live known = live.get(id);
    if (known != null) {
      known.cancel();
    }
    end(id, true, stateOf(failure), failure);
  }

  /**
   * Lets a task end because its time is over: what it made is not handed over any more. In the
   * transaction in which its reserved credits go back; {@link #giveUp} afterwards stops its work.
   */
  public void expire(Handle transaction, String id) {
    store.expire(transaction, id, EXPIRED);
  }

  /**
   * Forgets tasks that ended before a time, and idempotency keys that are forgotten anyway.
   *
   * @param max at most so many
   * @return how many tasks were forgotten
   */
  public int forget(Instant before, int max) {
    store.forgetNames(ago(NAMED));
    return store.forget(before, max);
  }

  public int queued() {
    return store.count(TaskState.QUEUED);
  }

  public int running() {
    return running.get();
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
    return SCHEDULERS.instant().plus(RETRY);
  }

  private void schedule(String id) {
    scheduler.scheduleIfNotExists(definition.instance(id), SCHEDULERS.instant());
  }

  private void execute(String id) {
    Live attempt = live.computeIfAbsent(id, _ -> new Live(clock, 0));
    running.incrementAndGet();
    try {
      Optional<Task> begun = store.begin(id);
      if (begun.isPresent()) {
        run(begun.get(), attempt);
      } else {
        live.remove(id);
      }
    } finally {
      running.decrementAndGet();
    }
  }

  private void run(Task task, Live attempt) {
    String id = task.id();
    if (task.attempts() > (task.returnable() ? limits.attempts() : 1)) {
      end(id, task.returnable(), TaskState.FAILED, interrupted());
      return;
    }
    attempt.begin(limits.jobTime().multipliedBy(task.job().count()));
    Outcome outcome = outcome(task, attempt);
    end(id, task.returnable(), stateOf(outcome), outcome);
  }

  private static TaskState stateOf(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Succeeded _ -> TaskState.SUCCEEDED;
      case Outcome.Failed(var code, _, _) ->
          code == ErrorCode.CANCELLED
              ? TaskState.CANCELLED
              : code == ErrorCode.RESULT_EXPIRED ? TaskState.EXPIRED : TaskState.FAILED;
    };
  }

  @SuppressWarnings("CatchingUnchecked") // Whatever happens, the task ends with an outcome.
  private Outcome outcome(Task task, Live attempt) {
    try {
      return runner.run(task, attempt);
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

  private static Outcome.Failed interrupted() {
    return new Outcome.Failed(
        ErrorCode.INTERRUPTED, "The server was stopped while it ran this job.", null);
  }

  private static Outcome.Failed internal() {
    return new Outcome.Failed(
        ErrorCode.INTERNAL, "The server had an error while processing your request.", null);
  }

  private void end(String id, boolean returnable, TaskState state, Outcome outcome) {
    store.end(id, returnable, state, outcome, settlement);
    Live known = live.remove(id);
    if (known != null) {
      known.changed();
    }
  }
}

package dev.darkroom.testing;

import dev.darkroom.dialect.Delivery;
import dev.darkroom.dialect.Following;
import dev.darkroom.dialect.OwnTasks;
import dev.darkroom.dialect.Receipt;
import dev.darkroom.dialect.TaskView;
import dev.darkroom.job.Credits;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.TaskState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tasks that stand as a test says; a followed one takes the steps that the test gave it. */
public final class ScriptedTasks implements OwnTasks {
  private final Map<String, List<TaskView>> tasks = new LinkedHashMap<>();
  private final Set<String> collected = new HashSet<>();
  private final Set<String> expired = new HashSet<>();
  private final List<String> cancelled = new ArrayList<>();

  /** From now on the task is there and takes these steps when it is followed. */
  public void put(TaskView... steps) {
    tasks.put(steps[0].id(), List.of(steps));
  }

  /** From now on the task's result has waited too long. */
  public void expire(String id) {
    expired.add(id);
  }

  /** Whose results were handed over and charged. */
  public Set<String> charged() {
    return Set.copyOf(collected);
  }

  public List<String> cancelled() {
    return List.copyOf(cancelled);
  }

  @Override
  public Optional<TaskView> find(String id) {
    return Optional.ofNullable(tasks.get(id)).map(List::getLast);
  }

  /** Charges 40 credits of 200 at the first look at a success. */
  @Override
  public Optional<Receipt> collect(String id) {
    return find(id)
        .map(
            task -> {
              if (expired.contains(id)) {
                throw new DarkroomException(
                    ErrorCode.RESULT_EXPIRED, "The result was kept for 24 hours.");
              }
              boolean first = task.state() == TaskState.SUCCEEDED && collected.add(id);
              return new Receipt(
                  task, new Credits(first ? 40 : 0), new Credits(200 - 40L * collected.size()));
            });
  }

  @Override
  public Optional<TaskView> cancel(String id) {
    Optional<TaskView> task = find(id);
    task.filter(t -> !t.state().ended())
        .ifPresent(
            t -> {
              cancelled.add(id);
              put(in(t, TaskState.CANCELLED));
            });
    return find(id);
  }

  @Override
  public Optional<Following> follow(String id) {
    return Optional.ofNullable(tasks.get(id)).map(ScriptedTasks::steps);
  }

  /** Follows a task through steps; the last one stays. */
  public static Following steps(List<TaskView> steps) {
    return new Following() {
      private final Iterator<TaskView> rest = steps.iterator();
      private TaskView now = rest.next();

      @Override
      public TaskView now() {
        return now;
      }

      @Override
      public TaskView next(java.time.Duration time) {
        if (rest.hasNext()) {
          now = rest.next();
        }
        return now;
      }
    };
  }

  /** A task that ended like this. */
  public static TaskView ended(String dialect, Job job, Outcome outcome, Delivery delivery) {
    TaskState state = outcome instanceof Outcome.Succeeded ? TaskState.SUCCEEDED : TaskState.FAILED;
    return new TaskView(
        delivery.task(),
        dialect,
        state,
        job,
        delivery.created(),
        delivery.created(),
        delivery.created(),
        0,
        1,
        "",
        List.of(),
        outcome,
        delivery);
  }

  /** A task that has not ended yet. */
  public static TaskView going(String dialect, TaskState state, Job job, Delivery delivery) {
    return new TaskView(
        delivery.task(),
        dialect,
        state,
        job,
        delivery.created(),
        null,
        null,
        0,
        0,
        "",
        List.of(),
        null,
        delivery);
  }

  private static TaskView in(TaskView task, TaskState state) {
    return new TaskView(
        task.id(),
        task.dialect(),
        state,
        task.job(),
        task.created(),
        task.started(),
        task.finished(),
        0,
        task.done(),
        "",
        task.previews(),
        task.outcome(),
        task.delivery());
  }
}

package dev.darkroom.gateway;

import dev.darkroom.dialect.Following;
import dev.darkroom.dialect.TaskView;
import dev.darkroom.job.Credits;
import dev.darkroom.job.TaskState;
import dev.darkroom.task.Snapshot;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * Follows a task for one caller, and looks now and then whether the caller is still there. Where it
 * leads to the result, the task is charged with the look that shows its success.
 */
final class TaskFollowing implements Following {
  /** How often a waiting call looks whether its caller is still there. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private final AccountTasks tasks;
  private final boolean handsOver;
  private final Runnable left;
  private boolean looked;
  private boolean charged;
  private Snapshot seen;

  /**
   * @param handsOver whether the caller gets the result here
   * @param left what to do when the caller leaves
   */
  TaskFollowing(AccountTasks tasks, Snapshot seen, boolean handsOver, Runnable left) {
    this.tasks = tasks;
    this.seen = seen;
    this.handsOver = handsOver;
    this.left = left;
  }

  @Override
  public TaskView now() {
    if (handsOver && !looked && seen.task().state() == TaskState.SUCCEEDED) {
      charged = !tasks.charge(seen).equals(Credits.ZERO);
      looked = true;
    }
    return tasks.view(seen, handsOver);
  }

  @Override
  public TaskView next(Duration time) throws IOException {
    long until = System.nanoTime() + time.toNanos();
    long version = seen.version();
    var state = seen.task().state();
    while (!seen.task().state().ended()) {
      long remaining = until - System.nanoTime();
      if (remaining <= 0) {
        break;
      }
      if (tasks.request().abandoned()) {
        left.run();
        throw new IOException("the caller left");
      }
      await(Duration.ofNanos(Math.min(remaining, LOOK.toNanos())));
      if (seen.version() != version || seen.task().state() != state) {
        break;
      }
    }
    return now();
  }

  /** Whether the task was charged by a look of this caller. */
  boolean charged() {
    return charged;
  }

  /** When an answer could not be written: nobody reads it. */
  void abandoned() {
    left.run();
  }

  private void await(Duration time) throws IOException {
    try {
      seen = tasks.tasks().await(seen, time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the server is being stopped");
    }
  }
}

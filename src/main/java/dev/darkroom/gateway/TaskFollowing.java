package dev.darkroom.gateway;

import dev.darkroom.dialect.Following;
import dev.darkroom.dialect.TaskView;
import dev.darkroom.task.Snapshot;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** Follows a task for one caller, and looks now and then whether the caller is still there. */
final class TaskFollowing implements Following {
  /** How often a waiting call looks whether its caller is still there. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private final AccountTasks tasks;
  private final Runnable left;
  private Snapshot seen;

  /**
   * @param left what to do when the caller leaves
   */
  TaskFollowing(AccountTasks tasks, Snapshot seen, Runnable left) {
    this.tasks = tasks;
    this.seen = seen;
    this.left = left;
  }

  @Override
  public TaskView now() {
    return tasks.view(seen);
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

package dev.darkroom.task;

import dev.darkroom.job.TaskState;
import org.jdbi.v3.core.Handle;

/**
 * What becomes of a task's credits, in the very transaction in which something becomes of the task:
 * either both are kept or neither is.
 */
public interface Funding {
  /**
   * A task is being accepted.
   *
   * @throws dev.darkroom.job.DarkroomException CREDITS_INSUFFICIENT or TEST_KEY_LIMITED: it is not
   *     accepted, and nothing is kept
   */
  void accepted(Handle transaction, Task task, Submission from);

  /** A task has ended, for good. Not called for one that was kept as it failed. */
  void ended(Handle transaction, String task, TaskState state);

  /** Work for nothing. */
  Funding FREE =
      new Funding() {
        @Override
        public void accepted(Handle transaction, Task task, Submission from) {}

        @Override
        public void ended(Handle transaction, String task, TaskState state) {}
      };
}

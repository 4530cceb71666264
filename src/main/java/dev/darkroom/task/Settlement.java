package dev.darkroom.task;

import dev.darkroom.job.TaskState;
import org.jdbi.v3.core.Handle;

/** What becomes of a task's reserved credits, in the very transaction in which the task ends. */
public interface Settlement {
  /** A task has ended, for good. Not called for one that was kept as it failed. */
  void ended(Handle transaction, String task, TaskState state);
}

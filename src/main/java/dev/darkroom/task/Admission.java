package dev.darkroom.task;

import org.jdbi.v3.core.Handle;

/** What has to hold, and is kept, in the very transaction in which a task is accepted. */
public interface Admission {
  /**
   * Reserves what the task will cost. Not asked for a task that repeats an earlier one.
   *
   * @throws dev.darkroom.job.DarkroomException when the task cannot be paid: it is not accepted,
   *     and nothing is kept
   */
  void admit(Handle transaction);
}

package dev.darkroom.task;

import dev.darkroom.job.Outcome;

/** Carries out a task's job. */
public interface TaskRunner {
  /**
   * May be called again for the same task after a crash; stores results so that a repeat is
   * harmless.
   *
   * @throws dev.darkroom.job.DarkroomException what ends the task as failed with its code
   */
  Outcome run(Task task, Attempt attempt);
}

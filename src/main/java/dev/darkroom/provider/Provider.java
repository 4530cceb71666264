package dev.darkroom.provider;

import dev.darkroom.job.EditJob;
import dev.darkroom.job.Watch;

/** A place that jobs are carried out at. */
public interface Provider {
  /** The name that routes know it by, such as {@code local}. */
  String id();

  /**
   * Carries out a job as a whole or not at all. Repeatable: a task whose process died is edited
   * again.
   *
   * @throws dev.darkroom.job.DarkroomException with the code that names the failure, also when the
   *     watch stops it
   */
  Edited edit(EditJob job, Sources sources, Watch watch);
}

package dev.darkroom.provider;

import dev.darkroom.job.Job;
import dev.darkroom.job.Watch;
import java.util.Optional;

/** A place that jobs are carried out at. */
public interface Provider {
  /** The name that routes know it by, such as {@code local}. */
  String id();

  /**
   * What of a job cannot be expressed here, as a sentence for the caller; empty when all of it can.
   * Asked before anything is spent; a job goes only where the answer is empty.
   *
   * @param model the name of the model here, as the route gives it
   */
  default Optional<String> obstacle(Job job, String model) {
    return Optional.empty();
  }

  /**
   * Carries out a job: every picture it asks for, or, where the upstream made only some of several,
   * those with a note. Repeatable: a task whose process died is made again.
   *
   * @param model the name of the model here, as the route gives it
   * @throws dev.darkroom.job.DarkroomException with the code that names the failure, also when the
   *     watch stops it
   */
  Made make(Job job, String model, Sources sources, Watch watch);

  /** Ends its connections; what still runs fails. */
  default void close() {}
}

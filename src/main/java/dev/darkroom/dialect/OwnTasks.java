package dev.darkroom.dialect;

import java.util.Optional;

/** The tasks of the caller's account; those of others are not there. */
public interface OwnTasks {
  /** How a task stands, to be told; its pictures are for {@link #collect} to hand over. */
  Optional<TaskView> find(String id);

  /**
   * Hands a task's result over, if there is one: what was reserved for it is charged now, unless it
   * was before. Empty when unknown.
   *
   * @throws dev.darkroom.job.DarkroomException RESULT_EXPIRED when the result has waited too long
   */
  Optional<Receipt> collect(String id);

  /** Stops a task that has not ended; nothing happens to one that has. Empty when unknown. */
  Optional<TaskView> cancel(String id);

  /**
   * Follows a task to hand its result over: it is charged with the step that shows the success; a
   * caller who leaves changes nothing for it. Empty when unknown.
   */
  Optional<Following> follow(String id);
}

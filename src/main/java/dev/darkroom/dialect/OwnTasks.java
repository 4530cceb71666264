package dev.darkroom.dialect;

import java.util.Optional;

/** The tasks of the caller's account; those of others are not there. */
public interface OwnTasks {
  Optional<TaskView> find(String id);

  /** Stops a task that has not ended; nothing happens to one that has. Empty when unknown. */
  Optional<TaskView> cancel(String id);

  /** Follows a task; a caller who leaves changes nothing for it. Empty when unknown. */
  Optional<Following> follow(String id);
}

package dev.darkroom.dialect;

import java.io.IOException;
import java.time.Duration;

/** Follows a task to its end for one caller. */
public interface Following {
  /** The task as it stood at the last look. */
  TaskView now();

  /**
   * Waits until the task stands otherwise than at the last look, at most for that time.
   *
   * @return the task as it stands then; maybe as before
   * @throws IOException when the caller has left, so that nobody reads what would be written
   */
  TaskView next(Duration time) throws IOException;
}

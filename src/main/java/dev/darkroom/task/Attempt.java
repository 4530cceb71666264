package dev.darkroom.task;

import dev.darkroom.job.ResultImage;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** One try at a task as it runs: hears how far it is, and ends it when it has to stop. */
public interface Attempt {
  /**
   * @param done 0 to 1
   * @param stage what runs now, in a word or two
   */
  void progress(double done, String stage);

  /**
   * Called often by everything that runs long.
   *
   * @throws dev.darkroom.job.DarkroomException CANCELLED or DEADLINE_EXCEEDED when it has to stop
   */
  void check();

  /** It waits for its share of the machine: its time stands still. */
  void waiting();

  /** It has its share of the machine: its time begins anew. */
  void working();

  /** How much time it has left. */
  default Duration remaining() {
    return ChronoUnit.FOREVER.getDuration();
  }

  /** Whether another preview is wanted. */
  boolean wantsPreview();

  /** Shows the result on its way, stored already. */
  void preview(ResultImage image);
}

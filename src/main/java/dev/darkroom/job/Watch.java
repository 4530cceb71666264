package dev.darkroom.job;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Watches a running job: hears of its progress and can stop it. */
public interface Watch {
  /**
   * @param done 0 to 1
   * @param stage what runs now, in a word or two
   */
  void progress(double done, String stage);

  /**
   * Called often by everything that runs long.
   *
   * @throws DarkroomException CANCELLED or DEADLINE_EXCEEDED when the job has to stop
   */
  void check();

  /** The job waits for its share of the machine: its time stands still. */
  default void waiting() {}

  /** The job has its share of the machine: its time begins anew. */
  default void working() {}

  /**
   * An upstream is called now, after the wait for a place among its calls.
   *
   * @param usual how long its answer may take unless the watch says otherwise
   * @return how long it may take
   * @throws DarkroomException when it is not to be called any more
   */
  default Duration calling(Duration usual) {
    return usual;
  }

  /** How much time the job has left. */
  default Duration remaining() {
    return ChronoUnit.FOREVER.getDuration();
  }

  /**
   * Hears of the result as it is on the way, at most as often as {@link Job#previews} says; what
   * comes beyond is not kept.
   *
   * @param making how its pixels come to be
   */
  default void preview(EncodedImage image, Making making) {}
}

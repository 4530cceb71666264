package dev.darkroom.gateway;

import dev.darkroom.job.Watch;
import java.time.Duration;

/** Waits between two tries of a job. */
@FunctionalInterface
public interface Pauses {
  /**
   * Waits so long.
   *
   * @throws dev.darkroom.job.DarkroomException what the watch ends the job with
   */
  void pause(Duration time, Watch watch);

  /** Waits by the system's time and looks at the watch while it does. */
  static void real(Duration time, Watch watch) {
    long look = 50;
    long end = System.nanoTime() + time.toNanos();
    try {
      watch.check();
      for (long left = time.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
        Thread.sleep(Math.min(look, left));
        watch.check();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted between two tries", e);
    }
  }
}

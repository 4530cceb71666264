package dev.darkroom.gateway;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Watch;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Keeps a plan short: a caller waits for it, it is free, and edits that are paid for wait too. */
final class PlanWatch implements Watch {
  /** For a place among those that are looked at. */
  private static final Duration WAIT_MAX = Duration.ofSeconds(8);

  private static final Duration WORK_MAX = Duration.ofSeconds(30);

  /** Between two looks whether the caller is still there. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final BooleanSupplier left;
  private boolean waiting;
  private long since = System.nanoTime();
  private long looked = since;

  /**
   * @param left whether the caller has gone
   */
  PlanWatch(BooleanSupplier left) {
    this.left = left;
  }

  @Override
  public synchronized void waiting() {
    if (!waiting) {
      waiting = true;
      since = System.nanoTime();
    }
  }

  @Override
  public synchronized void working() {
    waiting = false;
    since = System.nanoTime();
  }

  @Override
  public void progress(double done, String stage) {
    check();
  }

  @Override
  public synchronized void check() {
    long now = System.nanoTime();
    if (now - looked > LOOK.toNanos()) {
      looked = now;
      if (left.getAsBoolean()) {
        throw new DarkroomException(ErrorCode.CANCELLED, "The caller left.");
      }
    }
    Duration most = waiting ? WAIT_MAX : WORK_MAX;
    if (now - since > most.toNanos()) {
      throw waiting
          ? new DarkroomException(
              ErrorCode.QUEUE_FULL,
              "The server looks at other pictures at the moment; try again in a few seconds.")
          : new DarkroomException(
              ErrorCode.DEADLINE_EXCEEDED,
              "The picture could not be looked at in "
                  + WORK_MAX.toSeconds()
                  + " seconds; send a smaller one, or the prompt alone.");
    }
  }
}

package dev.darkroom.provider;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Retry;
import dev.darkroom.job.Watch;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for an upstream: until its time is over, or until the watch ends the job. */
final class Patience {
  private static final long LOOK_MILLIS = 50;

  private final Watch watch;
  private final long until;

  Patience(Watch watch, Duration time) {
    this.watch = watch;
    this.until = System.nanoTime() + time.toNanos();
  }

  Watch watch() {
    return watch;
  }

  /**
   * The future's value.
   *
   * @throws ExecutionException what the future failed with
   */
  <T> T await(Future<T> future) throws ExecutionException {
    try {
      while (true) {
        try {
          return future.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
          check();
        }
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      future.cancel(true); // Nothing where it is done; else whoever works on it stops.
    }
  }

  /** The next element. */
  <T> T await(BlockingQueue<T> queue) {
    try {
      while (true) {
        T next = queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        check();
        if (next != null) {
          return next;
        }
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Waits so long, unless the time is over or the watch ends the job before. */
  void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    try {
      for (long left = time.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
        check();
        Thread.sleep(Math.min(LOOK_MILLIS, left));
      }
      check();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void check() {
    watch.check();
    if (System.nanoTime() - until > 0) {
      throw DarkroomException.upstream(
          ErrorCode.UPSTREAM_FAILED,
          "The image service did not answer in time.",
          Retry.NEVER); // It may still be at work, and take as long again.
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while waiting for an upstream", e);
  }
}

package dev.darkroom.provider;

import dev.darkroom.job.Job;
import dev.darkroom.job.Picture;
import dev.darkroom.job.Watch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Admits edits so that their decoded pictures together stay within the process's memory. */
final class PixelBudget {
  private static final long UNIT = 1_000_000;
  private static final long LOOK_MILLIS = 50;

  private final int total;
  private final Semaphore units;
  private final Lock door = new ReentrantLock(true);

  /**
   * @param millions how many million pixels may be decoded at once; a larger job runs alone
   */
  PixelBudget(int millions) {
    this.total = millions;
    this.units = new Semaphore(millions, true);
  }

  /** A share of the budget, given back by closing it. */
  interface Share extends AutoCloseable {
    /** Whether it is all there is, so that the job runs alone. */
    boolean whole();

    @Override
    void close();
  }

  /**
   * Waits until the job fits in; the watch may end the wait. Jobs pass in the order they came, so
   * that small ones do not keep a large one waiting for ever.
   *
   * @param resultPixels the most pixels that the picture has at any time of the edit
   */
  Share take(Job job, long resultPixels, Watch watch) {
    return take(pixels(job) + resultPixels, watch);
  }

  /** The same for so many pixels. */
  Share take(long pixels, Watch watch) {
    int wanted = (int) Math.min(total, 1 + pixels / UNIT);
    watch.waiting();
    door.lock();
    try {
      while (!units.tryAcquire(wanted, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        watch.check();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for memory", e);
    } finally {
      door.unlock();
    }
    watch.working();
    return new Share() {
      @Override
      public boolean whole() {
        return wanted == total;
      }

      @Override
      public void close() {
        units.release(wanted);
      }
    };
  }

  private static long pixels(Job job) {
    long inputs = job.pictures().stream().map(Picture::size).mapToLong(s -> s.pixels()).sum();
    Picture mask = job.mask();
    return inputs + (mask == null ? 0 : mask.size().pixels());
  }
}

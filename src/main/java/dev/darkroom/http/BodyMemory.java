package dev.darkroom.http;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The heap that request bodies share. A request takes its share before it reads a body into memory
 * and gives it back when it ends.
 */
final class BodyMemory {
  private static final int UNIT = 1024;
  private static final int PATIENCE_SECONDS = 10;

  private final Semaphore units;

  BodyMemory(long bytes) {
    units = new Semaphore(units(bytes), true);
  }

  /**
   * Waits up to ten seconds, so that two requests that each hold a part cannot block each other.
   *
   * @return what to give back: the bytes, rounded up
   * @throws BodyException of kind BUSY when there is no room in time
   */
  long take(long bytes) {
    try {
      if (!units.tryAcquire(units(bytes), PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new BodyException(BodyException.Kind.BUSY, "too many large bodies at once");
      }
      return (long) units(bytes) * UNIT;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BodyException(BodyException.Kind.BUSY, "interrupted");
    }
  }

  void give(long bytes) {
    units.release(units(bytes));
  }

  private static int units(long bytes) {
    return Math.toIntExact((bytes + UNIT - 1) / UNIT);
  }
}

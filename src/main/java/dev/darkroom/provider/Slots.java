package dev.darkroom.provider;

import dev.darkroom.job.Watch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A limit on what runs at once; who waits is let in by the order of coming, or leaves the queue.
 */
final class Slots {
  private static final long LOOK_MILLIS = 50;

  private final Deque<CountDownLatch> waiting = new ArrayDeque<>();
  private int free;

  Slots(int slots) {
    free = slots;
  }

  /** A place among those that run, given back by closing it once. */
  interface Slot extends AutoCloseable {
    @Override
    void close();
  }

  /** Waits for a place as long as the watch lets it. */
  Slot take(Watch watch) {
    CountDownLatch turn = enter();
    try {
      while (!turn.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        watch.check();
      }
    } catch (RuntimeException e) {
      leave(turn);
      throw e;
    } catch (InterruptedException e) {
      leave(turn);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a place", e);
    }
    return this::release;
  }

  private synchronized CountDownLatch enter() {
    if (free > 0) {
      free--;
      return new CountDownLatch(0);
    }
    CountDownLatch turn = new CountDownLatch(1);
    waiting.add(turn);
    return turn;
  }

  /** Who was let in just as it left hands its place on. */
  private synchronized void leave(CountDownLatch turn) {
    if (!waiting.remove(turn)) {
      release();
    }
  }

  private synchronized void release() {
    CountDownLatch next = waiting.poll();
    if (next == null) {
      free++;
    } else {
      next.countDown();
    }
  }
}

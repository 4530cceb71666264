package dev.darkroom.oversight;

import dev.darkroom.database.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls that were answered, for operators to look back at. No call ever waits for it: calls
 * queue in memory and one thread writes them about twice a second. What does not fit in the queue,
 * or cannot be written, is dropped and counted.
 */
public final class RequestLog implements AutoCloseable {
  /** As many calls as a busy server answers while a slow database stands still for some seconds. */
  static final int QUEUE_MAX = 10_000;

  private static final int BATCH = 500;
  private static final long PAUSE_MILLIS = 500;
  private static final Logger log = LoggerFactory.getLogger(RequestLog.class);

  private final RequestRows rows;
  private final Clock clock;
  private final BlockingQueue<LoggedCall> waiting = new ArrayBlockingQueue<>(QUEUE_MAX);
  private final LongAdder dropped = new LongAdder();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread writer;

  /** Starts the writing thread. */
  public RequestLog(Database database, Clock clock) {
    this.rows = new RequestRows(database);
    this.clock = clock;
    this.writer = Thread.ofPlatform().daemon().name("request-log").start(this::run);
  }

  /** Takes a call to be written soon; never waits. */
  public void add(LoggedCall call) {
    if (closing.getCount() == 0 || !waiting.offer(call)) {
      dropped.increment();
    }
  }

  /** How many calls were dropped since the start. */
  public long dropped() {
    return dropped.sum();
  }

  /** How many calls wait to be written. */
  public int waiting() {
    return waiting.size();
  }

  /** Writes what waits now. */
  public synchronized void flush() {
    List<LoggedCall> batch = new ArrayList<>(BATCH);
    int due = waiting.size();
    while (due > 0 && waiting.drainTo(batch, Math.min(BATCH, due)) > 0) {
      due -= batch.size();
      write(batch);
      batch.clear();
    }
  }

  private void write(List<LoggedCall> batch) {
    try {
      rows.insert(batch);
    } catch (RuntimeException e) {
      dropped.add(batch.size());
      log.warn("{} calls could not be written to the log of calls: {}", batch.size(), e.toString());
    }
  }

  /** A call as it is kept; the id grows in the order in which they were written. */
  public record Line(long id, LoggedCall call) {}

  /** The calls that a filter lets through, newest first; such as still wait are not among them. */
  public List<Line> list(RequestFilter filter) {
    return rows.list(filter);
  }

  /**
   * Forgets old calls, a bounded number a call.
   *
   * @return how many; a call that found more than it may forget leaves the rest to the next one
   * @throws IllegalArgumentException when the time is still to come
   */
  public int forget(Instant before) {
    if (before.isAfter(clock.instant())) {
      throw new IllegalArgumentException("What is still to come cannot be forgotten");
    }
    return rows.forget(before);
  }

  private void run() {
    try {
      while (!closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        flush();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes no more calls and writes the rest. Harmless when repeated. */
  @Override
  public void close() {
    closing.countDown();
    try {
      writer.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    flush();
  }
}

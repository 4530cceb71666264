package dev.darkroom.engine.render;

import dev.darkroom.engine.Monitor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** The threads of one picture. All of them have ended when {@link #close} returns. */
final class Crew implements AutoCloseable {
  private static final int CHECK_MILLIS = 40;

  private final ExecutorService threads;
  private final List<Thread> started = new CopyOnWriteArrayList<>();
  private final Passes passes;
  private final int size;
  private volatile boolean stopped;

  Crew(int size, Passes passes) {
    this.size = size;
    this.passes = passes;
    ThreadFactory factory = Thread.ofPlatform().daemon().name("render-", 0).factory();
    this.threads =
        Executors.newFixedThreadPool(
            size,
            work -> {
              Thread thread = factory.newThread(work);
              started.add(thread);
              return thread;
            });
  }

  int size() {
    return size;
  }

  /**
   * Does the pieces 0 to {@code count} - 1, each by one of the workers, of which each has its own
   * thread. Returns when all are done; meanwhile it asks whether to stop.
   *
   * @throws Monitor.Stopped when the picture is no longer wanted
   */
  void share(int count, List<IntConsumer> workers) {
    var next = new AtomicInteger();
    List<Future<?>> futures = new ArrayList<>();
    for (IntConsumer worker : workers) {
      futures.add(threads.submit(() -> work(next, count, worker)));
    }
    try {
      for (Future<?> future : futures) {
        await(future);
      }
    } catch (RuntimeException | Error failure) {
      stopped = true;
      throw failure;
    }
  }

  private void work(AtomicInteger next, int count, IntConsumer worker) {
    int piece = next.getAndIncrement();
    while (piece < count && !stopped) {
      worker.accept(piece);
      piece = next.getAndIncrement();
    }
  }

  private void await(Future<?> future) {
    while (true) {
      passes.check();
      try {
        future.get(CHECK_MILLIS, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException _) {
        // Not done yet; asks again whether to stop.
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new Monitor.Stopped(false);
      } catch (ExecutionException failure) {
        if (failure.getCause() instanceof Error error) {
          throw error;
        }
        throw failure.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(failure.getCause());
      }
    }
  }

  @Override
  public void close() {
    stopped = true;
    threads.close();
    started.forEach(Crew::join);
  }

  /** Waits for a thread that has nothing left to do. */
  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.darkroom;

import dev.darkroom.account.RateLimiter;
import dev.darkroom.gateway.Billing;
import dev.darkroom.oversight.AuditLog;
import dev.darkroom.oversight.RequestLog;
import dev.darkroom.storage.BlobStore;
import dev.darkroom.task.Tasks;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be done again and again: credits that are reserved too long go back, what is too old
 * is deleted. Several nodes may do it side by side; each step is harmless when it was done already.
 */
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private static final Duration SWEEP_MAX = Duration.ofSeconds(30);
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration CLEAN_UP = Duration.ofMinutes(10);
  private static final int BATCH = 500;

  /** So many batches in one go, so that a clean-up of years does not hold everything up. */
  private static final int BATCHES = 200;

  /** What it keeps in order. */
  record House(
      Tasks tasks,
      Billing billing,
      BlobStore blobs,
      RequestLog requests,
      AuditLog audit,
      RateLimiter rates) {}

  private final House house;
  private final Retention retention;
  private final Clock clock;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("housekeeping").unstarted(work));

  Housekeeping(House house, Retention retention, Clock clock) {
    this.house = house;
    this.retention = retention;
    this.clock = clock;
  }

  /**
   * @param holdExpiry how long credits stay reserved; looked after four times as often
   */
  void start(Duration holdExpiry) {
    long sweep = Math.clamp(holdExpiry.toMillis() / 4, 250, SWEEP_MAX.toMillis());
    every(sweep, this::sweep);
    every(CLEAN_UP.toMillis(), this::cleanUp);
  }

  /** Soon after the start for the first time: what ran out while nobody was there. */
  private void every(long millis, Runnable work) {
    long first = Math.min(millis, FIRST.toMillis());
    var _ =
        worker.scheduleWithFixedDelay(() -> guarded(work), first, millis, TimeUnit.MILLISECONDS);
  }

  /** No failure, of the database or for want of memory, may end what is to be repeated. */
  @SuppressWarnings("CatchingUnchecked")
  static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      LOG.warn("housekeeping failed and is tried again", e);
    }
  }

  /** Gives back credits that are reserved for too long. */
  void sweep() {
    house.billing().sweep(house.tasks());
  }

  /** Deletes everything that is too old now. */
  void cleanUp() {
    Instant now = clock.instant();
    int tasks = repeated(() -> house.tasks().forget(now.minus(retention.tasks()), BATCH));
    int requests = repeated(() -> house.requests().forget(now.minus(retention.requests())));
    int audit = repeated(() -> house.audit().forget(now.minus(retention.audit())));
    int blobs = repeated(() -> oldBlobs(now.minus(retention.results())));
    house.rates().sweep(now);
    LOG.info(
        "cleaned up: {} tasks, {} pictures, {} lines of the request log, {} of the audit log",
        tasks,
        blobs,
        requests,
        audit);
  }

  private int oldBlobs(Instant before) {
    try {
      return Math.toIntExact(house.blobs().deleteOlderThan(before, BATCH));
    } catch (IOException e) {
      throw new IllegalStateException("the storage does not answer", e);
    }
  }

  /** What one step fails at does not keep the others from being done. */
  private static int repeated(IntSupplier batch) {
    int all = 0;
    try {
      for (int i = 0; i < BATCHES; i++) {
        int done = batch.getAsInt();
        all += done;
        if (done == 0) {
          break;
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("a step of the clean-up failed and is tried again", e);
    }
    return all;
  }

  @Override
  public void close() {
    worker.shutdown();
    try {
      if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("housekeeping did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

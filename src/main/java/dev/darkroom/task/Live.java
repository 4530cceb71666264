package dev.darkroom.task;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.ResultImage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What this node knows of a task that has not ended: how far it is, and who waits for it. */
final class Live implements Attempt {
  /**
   * What it knows at a moment.
   *
   * @param done 0 to 1
   */
  record View(double done, String stage, List<ResultImage> previews, long version) {
    /** Of a task that this node knows nothing of. */
    static final View NONE = new View(0, "", List.of(), -1);
  }

  private final Clock clock;
  private final int previewsMax;
  private final List<ResultImage> previews = new ArrayList<>();
  private Duration time = Duration.ZERO;
  private Instant deadline = Instant.MAX;
  private boolean here;
  private boolean cancelled;
  private double done;
  private String stage = "";
  private long version;

  Live(Clock clock, int previewsMax) {
    this.clock = clock;
    this.previewsMax = previewsMax;
  }

  /** A new attempt begins and has that time: what an earlier one had come to is forgotten. */
  synchronized void begin(Duration limit) {
    here = true;
    time = limit;
    deadline = clock.instant().plus(time);
    done = 0;
    stage = "";
    previews.clear();
    changed();
  }

  /** Whether this node has begun to run it; until then another may. */
  synchronized boolean here() {
    return here;
  }

  synchronized void cancel() {
    cancelled = true;
  }

  /** Wakes whoever waits, because the task has ended or is about to be looked at again. */
  synchronized void changed() {
    version++;
    notifyAll();
  }

  /** Waits until the version is another than the one seen, at most for that time. */
  synchronized void await(long seen, Duration time) throws InterruptedException {
    long until = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); version == seen && left > 0; ) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = until - System.nanoTime();
    }
  }

  /** What is known now; looked at before the task's row, whose state is then never behind it. */
  synchronized View view() {
    return new View(done, stage, List.copyOf(previews), version);
  }

  @Override
  public void progress(double share, String what) {
    synchronized (this) {
      done = Math.clamp(share, 0, 1);
      stage = what;
      changed();
    }
    check();
  }

  @Override
  public synchronized void waiting() {
    deadline = Instant.MAX;
  }

  @Override
  public synchronized void working() {
    deadline = clock.instant().plus(time);
  }

  @Override
  public synchronized Duration remaining() {
    return Duration.between(clock.instant(), deadline);
  }

  @Override
  public synchronized boolean wantsPreview() {
    return previews.size() < previewsMax;
  }

  @Override
  public synchronized void preview(ResultImage image) {
    if (wantsPreview()) {
      previews.add(image);
      changed();
    }
  }

  @Override
  public synchronized void check() {
    if (cancelled) {
      throw new DarkroomException(ErrorCode.CANCELLED, "Cancelled.");
    }
    if (clock.instant().isAfter(deadline)) {
      throw new DarkroomException(
          ErrorCode.DEADLINE_EXCEEDED, "The edit took longer than this server allows.");
    }
  }
}

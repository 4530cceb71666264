package dev.darkroom.provider.target;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.EncodedImage;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Making;
import dev.darkroom.job.Retry;
import dev.darkroom.job.Watch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Watches a job at one target: knows when its first call began, and sets how long calls take. */
final class TargetWatch implements Watch {
  private final Watch watch;
  private final Duration timeout;
  private final BooleanSupplier closed;
  private final Clock clock;
  private final Instant entered;
  private volatile @Nullable Instant begun;

  /**
   * @param timeout how long a call may take
   * @param closed whether the target has been closed while the job waited for its turn
   */
  TargetWatch(Watch watch, Duration timeout, BooleanSupplier closed, Clock clock) {
    this.watch = watch;
    this.timeout = timeout;
    this.closed = closed;
    this.clock = clock;
    this.entered = clock.instant();
  }

  /** How long it has taken since the first call began, without the wait for a turn. */
  Duration took() {
    Instant first = begun;
    return Duration.between(first == null ? entered : first, clock.instant());
  }

  @Override
  public Duration calling(Duration usual) {
    watch.calling(usual);
    if (begun == null) {
      if (closed.getAsBoolean()) {
        throw DarkroomException.upstream(
            ErrorCode.UPSTREAM_BUSY, "The image service does not work now.", Retry.NEVER);
      }
      begun = clock.instant();
    }
    return timeout;
  }

  @Override
  public void progress(double done, String stage) {
    watch.progress(done, stage);
  }

  @Override
  public void check() {
    watch.check();
  }

  @Override
  public void waiting() {
    watch.waiting();
  }

  @Override
  public void working() {
    watch.working();
  }

  @Override
  public Duration remaining() {
    return watch.remaining();
  }

  @Override
  public void preview(EncodedImage image, Making making) {
    watch.preview(image, making);
  }
}

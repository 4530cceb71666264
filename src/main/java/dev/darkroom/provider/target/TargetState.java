package dev.darkroom.provider.target;

import dev.darkroom.job.ErrorCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a target fares on this node since it was set up.
 *
 * @param provider the provider's id
 * @param model the name of the model there
 * @param restsUntil until when it asked not to be called, or null
 * @param inFlight jobs that it carries out now, with those that wait for their turn there
 * @param succeeded tries that brought pictures
 * @param failed tries that failed for the upstream's or this server's sake
 * @param refused tries that ended for the caller's sake: refused, blocked, cancelled
 * @param pictures that it made
 * @param retries tries that repeated one before
 * @param failovers jobs that went on to another target after they failed here
 * @param passedOver jobs that were not tried here because it rests
 * @param latency of the last hundred tries, or null before the first one
 * @param lastError why the last failed one failed, or null
 * @param lastErrorAt when that was, or null
 */
public record TargetState(
    String provider,
    String model,
    Health health,
    @Nullable Instant restsUntil,
    int inFlight,
    long succeeded,
    long failed,
    long refused,
    long pictures,
    long retries,
    long failovers,
    long passedOver,
    @Nullable Latency latency,
    @Nullable ErrorCode lastError,
    @Nullable Instant lastErrorAt) {
  /** Half of the tries, and nineteen of twenty, took at most so many milliseconds. */
  public record Latency(long p50, long p95) {}
}

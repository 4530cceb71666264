package dev.darkroom.provider;

import dev.darkroom.job.ErrorCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a provider fares on this node since the start.
 *
 * @param kind the API it speaks, such as {@code openai}; {@code local} for the embedded engine
 * @param inFlight jobs that it carries out now, with those that wait for their turn there
 * @param succeeded jobs that it carried out
 * @param failed jobs that it failed at; refusals of what a caller asked for are not among them
 * @param failuresInARow how many of the last jobs failed, one after the other
 * @param lastError why the last of those failed, or null
 * @param lastErrorAt when that was, or null
 */
public record ProviderState(
    String id,
    String kind,
    int inFlight,
    long succeeded,
    long failed,
    int failuresInARow,
    @Nullable ErrorCode lastError,
    @Nullable Instant lastErrorAt) {
  /** So many failures one after the other are no accident. */
  private static final int FAILING = 3;

  /** Whether its last jobs went well, or at least not all of them badly. */
  public boolean healthy() {
    return failuresInARow < FAILING;
  }
}

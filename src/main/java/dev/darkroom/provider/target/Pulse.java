package dev.darkroom.provider.target;

import dev.darkroom.job.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts how the calls of a target ended and how long they took. */
final class Pulse {
  /** The calls whose times are kept. */
  private static final int RECENT = 100;

  private final Clock clock;
  private final long[] millis = new long[RECENT];
  private long timed;
  private int inFlight;
  private long succeeded;
  private long failed;
  private long refused;
  private long pictures;
  private long retries;
  private long failovers;
  private long passedOver;
  private @Nullable ErrorCode lastError;
  private @Nullable Instant lastErrorAt;

  Pulse(Clock clock) {
    this.clock = clock;
  }

  synchronized void begun() {
    inFlight++;
  }

  synchronized void ended() {
    inFlight--;
  }

  synchronized void succeeded(Duration took) {
    succeeded++;
    took(took);
  }

  synchronized void made(int count) {
    pictures += count;
  }

  /** What a caller has to mend is the caller's, and is counted apart. */
  synchronized void failed(Duration took, ErrorCode code) {
    switch (code.blame()) {
      case UPSTREAM, OURS -> {
        failed++;
        lastError = code;
        lastErrorAt = clock.instant();
      }
      case CALLER, CREDITS, BUSY -> refused++;
    }
    took(took);
  }

  private void took(Duration took) {
    millis[(int) (timed % RECENT)] = took.toMillis();
    timed++;
  }

  synchronized void retried() {
    retries++;
  }

  synchronized void failedOver() {
    failovers++;
  }

  synchronized void passedOver() {
    passedOver++;
  }

  synchronized TargetState state(
      String provider, String model, Health health, @Nullable Instant restsUntil) {
    long[] sorted = Arrays.copyOf(millis, (int) Math.min(timed, RECENT));
    Arrays.sort(sorted);
    return new TargetState(
        provider,
        model,
        health,
        restsUntil,
        inFlight,
        succeeded,
        failed,
        refused,
        pictures,
        retries,
        failovers,
        passedOver,
        sorted.length == 0 ? null : new TargetState.Latency(at(sorted, 0.5), at(sorted, 0.95)),
        lastError,
        lastErrorAt);
  }

  /** The nearest rank. */
  private static long at(long[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}

package dev.darkroom.provider.target;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps jobs from a target that fails. It opens when half of the last calls failed, or all of them
 * were slow; after a while it lets one job through, whose end closes it or opens it again.
 */
final class Breaker {
  private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);

  /** The calls that it judges by: enough for a rate, few enough to notice a new fault soon. */
  static final int CALLS = 20;

  /** Fewer say nothing: two tries of one unlucky job must not close a target. */
  static final int CALLS_MIN = 5;

  static final Duration OPEN = Duration.ofSeconds(30);

  private static final float FAILED_PERCENT = 50;
  private static final float SLOW_PERCENT = 100;

  /** Of the time a call may take; beyond it the call is as good as hanging. */
  private static final double SLOW_SHARE = 0.75;

  private final CircuitBreaker breaker;
  private final Clock clock;
  private final long slowMillis;
  private volatile Instant opened = Instant.MIN;

  /**
   * @param timeout the longest that a call may take
   */
  Breaker(String name, Duration timeout, Clock clock) {
    this.clock = clock;
    this.slowMillis = Math.max(1, Math.round(timeout.toMillis() * SLOW_SHARE));
    CircuitBreakerConfig config =
        CircuitBreakerConfig.custom()
            .slidingWindow(CALLS, CALLS_MIN, SlidingWindowType.COUNT_BASED)
            .failureRateThreshold(FAILED_PERCENT)
            .slowCallRateThreshold(SLOW_PERCENT)
            .slowCallDurationThreshold(Duration.ofMillis(slowMillis))
            .waitDurationInOpenState(OPEN)
            .permittedNumberOfCallsInHalfOpenState(1)
            .clock(clock)
            .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
            .build();
    breaker = CircuitBreaker.of(name, config);
    breaker.getEventPublisher().onStateTransition(e -> changed(name, e.getStateTransition()));
  }

  private void changed(String name, StateTransition transition) {
    switch (transition.getToState()) {
      case OPEN -> {
        opened = clock.instant();
        LOG.warn("target {} is passed over for {} s: it fails", name, OPEN.toSeconds());
      }
      case HALF_OPEN -> LOG.info("target {} is tried with one job", name);
      case CLOSED -> LOG.info("target {} is well again", name);
      case DISABLED, FORCED_OPEN, METRICS_ONLY -> LOG.info("target {}: {}", name, transition);
    }
  }

  Health health() {
    return switch (breaker.getState()) {
      case CLOSED, DISABLED, METRICS_ONLY -> Health.HEALTHY;
      case OPEN, FORCED_OPEN -> Health.OPEN;
      case HALF_OPEN -> Health.HALF_OPEN;
    };
  }

  /** Whether a job may go there now; each yes is followed by one of the ends below. */
  boolean enter() {
    return breaker.tryAcquirePermission();
  }

  /** When it lets a job through again; nothing when it does already. */
  Duration opensIn() {
    if (health() != Health.OPEN) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(clock.instant(), opened.plus(OPEN));
    return left.isNegative() ? Duration.ZERO : left;
  }

  void succeeded(Duration took) {
    breaker.onSuccess(took.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Judges a failure by whose it is. A target that names the time to come again is not faulty, nor
   * is one that refuses what a caller asked for.
   */
  void failed(Duration took, DarkroomException failure) {
    if (faulty(took, failure.code(), failure.retry().after())) {
      breaker.onError(took.toMillis(), TimeUnit.MILLISECONDS, failure);
    } else if (answered(failure.code())) {
      succeeded(took);
    } else {
      breaker.releasePermission();
    }
  }

  /** The job ended without saying anything about the target. */
  void left() {
    breaker.releasePermission();
  }

  private boolean faulty(Duration took, ErrorCode code, @Nullable Duration after) {
    boolean broken = code == ErrorCode.UPSTREAM_FAILED || code == ErrorCode.UPSTREAM_REFUSED;
    boolean crowded = code == ErrorCode.UPSTREAM_BUSY && after == null;
    boolean hanging = code == ErrorCode.DEADLINE_EXCEEDED && took.toMillis() >= slowMillis;
    return broken || crowded || hanging;
  }

  private static boolean answered(ErrorCode code) {
    return code == ErrorCode.CONTENT_BLOCKED || code == ErrorCode.INSTRUCTION_NOT_SUPPORTED;
  }
}

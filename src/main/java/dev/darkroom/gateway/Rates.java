package dev.darkroom.gateway;

import dev.darkroom.account.ApiKey;
import dev.darkroom.account.NodeRateLimiter;
import dev.darkroom.account.RateLimiter;
import dev.darkroom.account.RateLimiter.Count;
import dev.darkroom.http.Response;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** Holds creating calls to their key's rate, and tells callers how much of it is left. */
final class Rates {
  private final RateLimiter limiter;

  Rates(Clock clock) {
    limiter = new NodeRateLimiter(clock);
  }

  /**
   * @param work answers a call within the rate
   * @param refusal words one beyond it
   */
  Response count(
      ApiKey key, Supplier<Response> work, Function<DarkroomException, Response> refusal) {
    Integer limit = key.requestsPerMinute();
    if (limit == null || limit == 0) {
      return work.get();
    }
    Count count = limiter.count(key.id(), limit);
    Response response = count.allowed() ? work.get() : refused(refusal, count);
    return response
        .with("x-ratelimit-limit-requests", Integer.toString(count.limit()))
        .with("x-ratelimit-remaining-requests", Integer.toString(count.remaining()))
        .with("x-ratelimit-reset-requests", duration(count.reset()));
  }

  private static Response refused(Function<DarkroomException, Response> refusal, Count count) {
    long seconds = Math.max(1, count.reset().plusMillis(999).toSeconds());
    String sentence =
        "Rate limit reached on requests per min (RPM): Limit %d, Used %d, Requested 1. Please try again in %ds."
            .formatted(count.limit(), count.limit(), seconds);
    return refusal
        .apply(new DarkroomException(ErrorCode.RATE_LIMITED, sentence))
        .with("Retry-After", Long.toString(seconds));
  }

  /** As Go writes durations: {@code 12ms}, {@code 1s}, {@code 6m0s}. */
  static String duration(Duration time) {
    if (time.toMillis() < 1000) {
      return time.toMillis() + "ms";
    }
    long seconds = time.toSeconds();
    return seconds < 60 ? seconds + "s" : seconds / 60 + "m" + seconds % 60 + "s";
  }
}

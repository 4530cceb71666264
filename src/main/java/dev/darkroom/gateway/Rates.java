package dev.darkroom.gateway;

import dev.darkroom.account.Account;
import dev.darkroom.account.AddressRange;
import dev.darkroom.account.ApiKey;
import dev.darkroom.account.RateLimiter;
import dev.darkroom.account.RateLimiter.Count;
import dev.darkroom.http.Response;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Holds creating calls to the rates of their address and of their key or plan, and tells callers
 * how much is left.
 */
final class Rates {
  private final RateLimiter limiter;
  private final Billing billing;
  private final int perAddress;

  /**
   * @param perAddress how many creating calls one address, of IPv6 one block of 64 bits, may make
   *     in a minute; 0 for no limit
   */
  Rates(RateLimiter limiter, Billing billing, int perAddress) {
    this.limiter = limiter;
    this.billing = billing;
    this.perAddress = perAddress;
  }

  /**
   * @param work answers a call within the rates
   * @param refusal words one beyond them
   */
  Response count(
      String address,
      ApiKey key,
      Account account,
      Supplier<Response> work,
      Function<DarkroomException, Response> refusal) {
    if (perAddress > 0 && !key.first()) {
      Count count = limiter.count("address:" + AddressRange.site(address), perAddress);
      if (!count.allowed()) {
        return refused(refusal, ErrorCode.ADDRESS_LIMITED, count);
      }
    }
    Integer own = key.requestsPerMinute();
    int limit = own != null ? own : billing.plan(account).requestsPerMinute();
    if (limit == 0) {
      return work.get();
    }
    String name = own != null ? "key:" + key.id() : "account:" + account.id();
    Count count = limiter.count(name, limit);
    Response response =
        count.allowed() ? work.get() : refused(refusal, ErrorCode.RATE_LIMITED, count);
    return response
        .with("x-ratelimit-limit-requests", Integer.toString(count.limit()))
        .with("x-ratelimit-remaining-requests", Integer.toString(count.remaining()))
        .with("x-ratelimit-reset-requests", duration(count.reset()));
  }

  private static Response refused(
      Function<DarkroomException, Response> refusal, ErrorCode code, Count count) {
    long seconds = Math.max(1, count.reset().plusMillis(999).toSeconds());
    String sentence =
        "Rate limit reached on requests per min (RPM): Limit %d, Used %d, Requested 1. Please try again in %ds."
            .formatted(count.limit(), count.limit(), seconds);
    return refusal
        .apply(new DarkroomException(code, sentence))
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

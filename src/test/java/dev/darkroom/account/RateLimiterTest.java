package dev.darkroom.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private final SetClock clock = new SetClock();
  private final RateLimiter limiter = new NodeRateLimiter(clock);

  @Test
  void refuses_the_call_after_the_last_within_a_minute_of_the_first() {
    assertTrue(limiter.count("a", 2).allowed());
    clock.now = clock.now.plusSeconds(59);
    assertTrue(limiter.count("a", 2).allowed());
    RateLimiter.Count third = limiter.count("a", 2);
    assertFalse(third.allowed());
    assertEquals(Duration.ofSeconds(1), third.reset());
  }

  @Test
  void a_new_window_opens_with_the_first_call_after_a_minute() {
    limiter.count("a", 1);
    clock.now = clock.now.plusSeconds(60);
    RateLimiter.Count next = limiter.count("a", 1);
    assertTrue(next.allowed());
    assertEquals(Duration.ofMinutes(1), next.reset());
    assertFalse(limiter.count("a", 1).allowed());
  }

  @Test
  void refused_calls_do_not_prolong_the_window() {
    limiter.count("a", 1);
    for (int second = 1; second < 60; second++) {
      clock.now = clock.now.plusSeconds(1);
      assertFalse(limiter.count("a", 1).allowed());
    }
    clock.now = clock.now.plusSeconds(1);
    assertTrue(limiter.count("a", 1).allowed());
  }

  @Test
  void counts_each_name_on_its_own_and_says_what_is_left() {
    assertEquals(2, limiter.count("a", 3).remaining());
    assertEquals(2, limiter.count("b", 3).remaining());
    assertEquals(1, limiter.count("a", 3).remaining());
  }

  private static final class SetClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}

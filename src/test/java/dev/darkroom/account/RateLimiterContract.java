package dev.darkroom.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What counting calls does, wherever they are counted. */
abstract class RateLimiterContract extends DatabaseFixture {
  RateLimiter limiter;

  abstract RateLimiter make();

  /** How many windows are kept. */
  abstract int kept();

  @BeforeEach
  final void makeLimiter() {
    limiter = make();
  }

  @Test
  void refuses_the_call_after_the_last_within_a_minute_of_the_first() {
    assertTrue(limiter.count("a", 2).allowed());
    clock.pass(Duration.ofSeconds(59));
    assertTrue(limiter.count("a", 2).allowed());
    assertEquals(new RateLimiter.Count(false, 2, 0, Duration.ofSeconds(1)), limiter.count("a", 2));
  }

  @Test
  void a_new_window_opens_with_the_first_call_after_a_minute() {
    limiter.count("a", 1);
    clock.pass(Duration.ofSeconds(60));
    assertEquals(new RateLimiter.Count(true, 1, 0, Duration.ofMinutes(1)), limiter.count("a", 1));
    assertFalse(limiter.count("a", 1).allowed());
  }

  /** Where intervals run on while nobody calls, the third call of this story would pass. */
  @Test
  void a_window_opens_with_the_first_call_also_after_an_idle_time() {
    limiter.count("a", 2);
    clock.pass(Duration.ofSeconds(119));
    assertTrue(limiter.count("a", 2).allowed());
    assertTrue(limiter.count("a", 2).allowed());
    clock.pass(Duration.ofSeconds(2));
    assertFalse(limiter.count("a", 2).allowed());
  }

  @Test
  void refused_calls_do_not_prolong_the_window() {
    limiter.count("a", 1);
    for (int second = 1; second < 60; second++) {
      clock.pass(Duration.ofSeconds(1));
      assertFalse(limiter.count("a", 1).allowed());
    }
    clock.pass(Duration.ofSeconds(1));
    assertTrue(limiter.count("a", 1).allowed());
  }

  @Test
  void counts_each_name_on_its_own_and_says_what_is_left() {
    assertEquals(2, limiter.count("a", 3).remaining());
    assertEquals(2, limiter.count("b", 3).remaining());
    assertEquals(1, limiter.count("a", 3).remaining());
  }

  @Test
  void a_limit_changed_within_a_window_counts_at_once() {
    limiter.count("a", 2);
    limiter.count("a", 2);
    limiter.count("a", 2);
    RateLimiter.Count raised = limiter.count("a", 4);
    assertTrue(raised.allowed());
    assertEquals(1, raised.remaining());
    assertFalse(limiter.count("a", 1).allowed());
  }

  @Test
  void a_clock_that_was_set_back_does_not_lock_callers_out() {
    limiter.count("a", 1);
    clock.pass(Duration.ofHours(-2));
    RateLimiter.Count next = limiter.count("a", 1);
    assertTrue(next.allowed());
    assertEquals(Duration.ofMinutes(1), next.reset());
  }

  @Test
  void sweeping_forgets_closed_windows_only() {
    limiter.count("closed", 1);
    clock.pass(Duration.ofSeconds(59));
    limiter.count("open", 1);
    clock.pass(Duration.ofSeconds(1));
    limiter.sweep(clock.instant());
    assertEquals(1, kept());
    assertFalse(limiter.count("open", 1).allowed());
  }

  @Test
  void of_sixty_four_callers_at_the_same_time_ten_get_in() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<RateLimiter.Count>> calls = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(64)) {
      for (int i = 0; i < 64; i++) {
        calls.add(
            threads.submit(
                () -> {
                  start.await();
                  return limiter.count("a", 10);
                }));
      }
      start.countDown();
    }
    List<Integer> left = new ArrayList<>();
    for (Future<RateLimiter.Count> call : calls) {
      if (call.get().allowed()) {
        left.add(call.get().remaining());
      }
    }
    left.sort(null);
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), left);
  }
}

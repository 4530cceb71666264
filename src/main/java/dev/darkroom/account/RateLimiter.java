package dev.darkroom.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts calls in windows of a minute. A window opens with the first call and closes a minute
 * later: what is over the limit within it is refused, and nothing trickles back in between. Counts
 * of this node only.
 */
public final class RateLimiter {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /** So many names are known before closed windows are swept out. */
  private static final int SWEEP = 10_000;

  /**
   * What counting a call came to.
   *
   * @param remaining calls left in this window
   * @param reset until the window closes
   */
  public record Count(boolean allowed, int limit, int remaining, Duration reset) {}

  private record Window(Instant opened, int used) {
    boolean open(Instant now) {
      return now.isBefore(opened.plus(WINDOW));
    }
  }

  private final Clock clock;
  private final Map<String, Window> windows = new HashMap<>();

  public RateLimiter(Clock clock) {
    this.clock = clock;
  }

  /** Counts a call, unless it is one too many. */
  public synchronized Count count(String name, int limit) {
    Instant now = clock.instant();
    Window last = windows.get(name);
    Window window = last != null && last.open(now) ? last : new Window(now, 0);
    boolean allowed = window.used() < limit;
    Window counted = allowed ? new Window(window.opened(), window.used() + 1) : window;
    if (windows.size() >= SWEEP) {
      windows.values().removeIf(old -> !old.open(now));
    }
    windows.put(name, counted);
    Duration reset = Duration.between(now, window.opened().plus(WINDOW));
    return new Count(allowed, limit, Math.max(0, limit - counted.used()), reset);
  }
}

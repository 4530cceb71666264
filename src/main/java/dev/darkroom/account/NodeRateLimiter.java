package dev.darkroom.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts the calls of this node, in memory. */
public final class NodeRateLimiter implements RateLimiter {
  /** So many names are known before closed windows are swept out, and that at most each second. */
  private static final int SWEEP = 10_000;

  private static final Duration SWEEP_PAUSE = Duration.ofSeconds(1);

  private record Window(Instant opened, int used) {
    /** A window of the future is none: the clock was set back since. */
    boolean open(Instant now) {
      return now.isBefore(opened.plus(WINDOW)) && !opened.isAfter(now.plus(WINDOW));
    }
  }

  private final Clock clock;
  private final Map<String, Window> windows = new HashMap<>();
  private Instant swept = Instant.EPOCH;

  public NodeRateLimiter(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Count count(String name, int limit) {
    Instant now = clock.instant();
    Window last = windows.get(name);
    Window window = last != null && last.open(now) ? last : new Window(now, 0);
    boolean allowed = window.used() < limit;
    Window counted = allowed ? new Window(window.opened(), window.used() + 1) : window;
    if (windows.size() >= SWEEP && now.isAfter(swept.plus(SWEEP_PAUSE))) {
      sweep(now);
    }
    windows.put(name, counted);
    Duration reset = Duration.between(now, window.opened().plus(WINDOW));
    return new Count(allowed, limit, Math.max(0, limit - counted.used()), reset);
  }

  @Override
  public synchronized void sweep(Instant now) {
    swept = now;
    windows.values().removeIf(old -> !old.open(now));
  }

  synchronized int known() {
    return windows.size();
  }
}

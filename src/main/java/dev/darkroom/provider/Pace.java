package dev.darkroom.provider;

import java.time.Duration;

/**
 * How often to look at work that an upstream does: at first after a short time, then, as after
 * every third look, after twice as long, up to a longest time.
 */
record Pace(Duration first, Duration longest) {
  private static final int STEP = 3;

  /**
   * @param looks how many there were
   */
  Duration after(int looks) {
    Duration time = first.multipliedBy(1L << Math.min(20, looks / STEP));
    return time.compareTo(longest) < 0 ? time : longest;
  }
}

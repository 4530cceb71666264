package dev.darkroom.job;

/**
 * An amount of credits, the unit that work is paid in.
 *
 * @param amount whole credits, 0 to {@link #MAX}
 */
public record Credits(long amount) implements Comparable<Credits> {
  /** So much that no sum of what a server ever sees overflows. */
  public static final long MAX = 1_000_000_000_000L;

  public static final Credits ZERO = new Credits(0);

  public Credits {
    if (amount < 0 || amount > MAX) {
      throw new IllegalArgumentException("Credits are 0 to " + MAX + ", not " + amount);
    }
  }

  /** The same so many times, for so many pictures. */
  public Credits times(int pictures) {
    return new Credits(Math.multiplyExact(amount, pictures));
  }

  @Override
  public int compareTo(Credits other) {
    return Long.compare(amount, other.amount);
  }
}

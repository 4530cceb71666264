package dev.darkroom.instruction;

import dev.darkroom.engine.mask.Pick;
import dev.darkroom.engine.mask.Position;
import org.jspecify.annotations.Nullable;

/** Which of several things is meant: the largest, the second from the left. */
record Choice(Pick pick, int number) {
  /** What is known so far; {@code pick} is null and {@code number} 0 while they are not said. */
  record Partial(@Nullable Pick pick, int number) {
    static final Partial NOTHING = new Partial(null, 0);

    /** Adds a token's value such as {@code FROM_LEFT 2}, {@code ? 2} or {@code FROM_LEFT 0}. */
    Partial and(String value) {
      String[] parts = value.split(" ", -1);
      int given = Integer.parseInt(parts[1]);
      return new Partial(
          parts[0].equals("?") ? pick : Pick.valueOf(parts[0]), given == 0 ? number : given);
    }

    /** A number alone counts from the side that is named, else from the left. */
    @Nullable Choice choice(@Nullable Position side) {
      if (pick == null && number == 0) {
        return null;
      }
      Pick from = pick != null ? pick : side == null ? Pick.FROM_LEFT : Pick.at(side);
      return new Choice(from, Math.max(1, number));
    }

    /** Whether a side that is named besides only says from where to count. */
    boolean countsFrom(@Nullable Position side) {
      return side != null && pick == null && number > 0;
    }
  }
}

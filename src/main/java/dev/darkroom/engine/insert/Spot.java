package dev.darkroom.engine.insert;

import dev.darkroom.engine.mask.Position;
import org.jspecify.annotations.Nullable;

/** Where a thing is to stand, as words say it; a caller's mask goes before all of them. */
public sealed interface Spot {
  /** On whatever surface has room. */
  record Anywhere() implements Spot {}

  /** In a part of the frame. */
  record Area(Position position) implements Spot {}

  /**
   * Beside the subject.
   *
   * @param side LEFT or RIGHT of it, or null for the side with more room
   */
  record Beside(@Nullable Position side) implements Spot {
    public Beside {
      if (side != null && side != Position.LEFT && side != Position.RIGHT) {
        throw new IllegalArgumentException("Beside is left or right, not " + side);
      }
    }
  }

  /** Before the subject, nearer to the viewer. */
  record Before() implements Spot {}

  /** Whether the words say the place by the subject. */
  default boolean bySubject() {
    return this instanceof Beside || this instanceof Before;
  }
}

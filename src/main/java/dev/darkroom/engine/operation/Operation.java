package dev.darkroom.engine.operation;

import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.mask.Found;
import java.util.Map;
import java.util.Optional;

/** One pixel change with its parameters, ready to run. An immutable record. */
public interface Operation {
  Intent intent();

  /** What it works on, in a few English words, such as {@code subject} or {@code background}. */
  String target();

  /** Its parameters by name: strings, numbers, booleans. */
  Map<String, Object> parameters();

  /**
   * Changes the scene by {@link Scene#paint} (same size) or {@link Scene#reshape} (another one).
   *
   * @throws Refusal when it cannot be done honestly on this picture; the whole edit is refused
   */
  void apply(Scene scene);

  /**
   * Where on this picture it would work, found as {@link #apply} finds it but without changing
   * anything; empty when no place of the picture is meant, as of a layout.
   *
   * @throws Refusal when the place cannot be found, as {@link #apply} would
   */
  default Optional<Found> place(Scene scene) {
    return Optional.empty();
  }

  /** How many pixels the picture has after it, of one that has so many before. */
  default long pixelsAfter(long pixels) {
    return pixels;
  }

  /** Whether it changes the size or geometry; such operations run after the others. */
  default boolean reshapes() {
    return false;
  }

  /**
   * Whether it shows what no input shows at that place: pixels made anew, or pictures joined. What
   * only cuts, moves, colours or filters an input, a plain margin around it included, does not.
   */
  default boolean makes() {
    return false;
  }
}

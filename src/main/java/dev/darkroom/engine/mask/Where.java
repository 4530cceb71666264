package dev.darkroom.engine.mask;

import dev.darkroom.engine.colour.Colour;
import org.jspecify.annotations.Nullable;

/** A place named by an instruction, before it is looked for in pixels. */
public sealed interface Where {
  /** The whole picture. */
  record Whole() implements Where {}

  /** The caller's mask. */
  record CallerMask() implements Where {}

  /**
   * The subject.
   *
   * @param noun as the caller named it, such as 产品 or "the cup and saucer"
   */
  record Subject(String noun, Kind kind) implements Where {}

  /** What a subject is. */
  enum Kind {
    ANY,
    PRODUCT,
    PERSON
  }

  /** All but the subject. */
  record Background() implements Where {}

  /**
   * The part that has a colour: "the red car", 红色部分.
   *
   * @param noun as the caller named it, or null for "the red part"
   * @param plural whether every such part is meant rather than the main one
   */
  record Coloured(Colour colour, @Nullable String noun, boolean plural) implements Where {}

  /** The sky. */
  record Sky() implements Where {}

  /** A part of the frame. */
  record Area(Position position) implements Where {}

  /**
   * Written characters or a mark.
   *
   * @param position where the caller said it is, or null
   * @param writing whether it was called text or words, so that what is written on a sign is meant
   *     too; a mark or a date is laid over the picture
   */
  record Text(@Nullable Position position, boolean writing) implements Where {
    /** A mark, or whatever is written at a place. */
    public Text(@Nullable Position position) {
      this(position, false);
    }
  }

  /**
   * A rectangle given in numbers, from its left upper corner.
   *
   * @param noun what in it is meant, or null for all of the rectangle
   */
  record Box(Length left, Length top, Length width, Length height, @Nullable String noun)
      implements Where {}

  /** What is at a point given in numbers. */
  record Point(Length x, Length y) implements Where {}

  /**
   * One of several things that another place holds: "the second cup from the left".
   *
   * @param number the one that is meant, 1 the first, where the pick counts
   */
  record Which(Where among, Pick pick, int number) implements Where {
    public Which {
      if (number < 1 || among instanceof Which) {
        throw new IllegalArgumentException("One of several is picked once, from 1 on");
      }
    }
  }

  /** The faces of people. */
  record Faces() implements Where {}
}

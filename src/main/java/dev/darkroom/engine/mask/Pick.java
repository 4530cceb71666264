package dev.darkroom.engine.mask;

/** Which of several things is meant. Those from a side can be counted: the second from the left. */
public enum Pick {
  FROM_LEFT,
  FROM_RIGHT,
  FROM_TOP,
  FROM_BOTTOM,
  TOP_LEFT,
  TOP_RIGHT,
  BOTTOM_LEFT,
  BOTTOM_RIGHT,
  MIDDLE,
  LARGEST,
  SMALLEST;

  /** The one that stands at that part of the frame. */
  public static Pick at(Position position) {
    return switch (position) {
      case TOP_LEFT -> TOP_LEFT;
      case TOP -> FROM_TOP;
      case TOP_RIGHT -> TOP_RIGHT;
      case LEFT -> FROM_LEFT;
      case CENTRE -> MIDDLE;
      case RIGHT -> FROM_RIGHT;
      case BOTTOM_LEFT -> BOTTOM_LEFT;
      case BOTTOM -> FROM_BOTTOM;
      case BOTTOM_RIGHT -> BOTTOM_RIGHT;
    };
  }
}

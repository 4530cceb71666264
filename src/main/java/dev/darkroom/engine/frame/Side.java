package dev.darkroom.engine.frame;

/** A side of the frame. */
public enum Side {
  LEFT,
  TOP,
  RIGHT,
  BOTTOM;

  /** Whether the window reaches beyond the frame here. */
  public boolean passedBy(Box window, Box frame) {
    return switch (this) {
      case LEFT -> window.x() < frame.x();
      case TOP -> window.y() < frame.y();
      case RIGHT -> window.right() > frame.right();
      case BOTTOM -> window.bottom() > frame.bottom();
    };
  }
}

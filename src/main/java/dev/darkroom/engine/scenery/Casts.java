package dev.darkroom.engine.scenery;

import dev.darkroom.engine.composite.Cast;

/** The shadows of the scenes' lights. */
final class Casts {
  /** A sun high on the left. */
  static final Cast SUN = new Cast(0.4, 0.1, 0.34);

  /** A low sun behind the subject, a little to the right. */
  static final Cast BEHIND = new Cast(-0.22, -0.3, 0.4);

  /** A window on the left. */
  static final Cast WINDOW = new Cast(0.45, 0.1, 0.28);

  /** Light from everywhere. */
  static final Cast SOFT = new Cast(0.06, 0.09, 0.2);

  private Casts() {}
}

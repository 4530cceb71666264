package dev.darkroom.engine.insert;

/**
 * How far a photo's camera looks down on the ground at a place: one of three guesses, by what is
 * seen of the surface.
 *
 * @param degrees below the horizontal
 * @param why in a few words
 */
record Pitch(double degrees, String why) {
  static final Pitch LOW = new Pitch(12, "the far end of the surface is close");
  static final Pitch MIDDLE = new Pitch(25, "the surface ends well above");
  static final Pitch STEEP = new Pitch(44, "the surface fills the view");

  /** Half the field of view's tangent, for the angle between two rows. */
  private static final double TANGENT = Math.tan(Math.toRadians(19));

  /** A step in colour this large, over the width of the place, is the far end of a surface. */
  private static final double STEP = 0.085;

  private static final double PLAIN = 0.006;

  /** From where the surface ends behind the place. */
  static Pitch guess(Terrain terrain, Stand stand, double shorter) {
    double left = stand.box().x() - 0.5 * stand.box().width();
    double right = stand.box().right() + 0.5 * stand.box().width();
    double foot = stand.box().bottom();
    double stride = terrain.stride();
    for (double y = foot - 2 * stride; y >= 2 * stride; y -= stride / 2) {
      if (terrain.step(left, right, y) > STEP) {
        double angle = Math.toDegrees(Math.atan(2 * TANGENT * (foot - y) / shorter)) + 4;
        return angle < 17 ? LOW : angle < 36 ? MIDDLE : STEEP;
      }
    }
    return terrain.roughness(left, foot - 6 * stride, right, foot) < PLAIN
        ? new Pitch(MIDDLE.degrees(), "the background is plain")
        : STEEP;
  }
}

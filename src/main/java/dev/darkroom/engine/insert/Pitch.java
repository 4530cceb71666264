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

  /** From round things that lie on the ground if there are any, else from where it ends. */
  static Pitch guess(Terrain terrain, Stand stand) {
    double foot = (stand.box().bottom()) / terrain.scale;
    double left = (stand.box().x() - 0.5 * stand.box().width()) / terrain.scale;
    double right = (stand.box().right() + 0.5 * stand.box().width()) / terrain.scale;
    int from = (int) Math.clamp(left, 0, terrain.width - 1.0);
    int to = (int) Math.clamp(right, from + 1.0, terrain.width);
    int window = Math.max(2, terrain.height / 24);
    for (int y = (int) foot - window; y >= window; y--) {
      if (step(terrain, from, to, y, window) > STEP) {
        double shorter = Math.min(terrain.width, terrain.height);
        double angle = Math.toDegrees(Math.atan(2 * TANGENT * (foot - y) / shorter)) + 4;
        return angle < 17 ? LOW : angle < 36 ? MIDDLE : STEEP;
      }
    }
    double rough =
        terrain.roughness(
            left * terrain.scale,
            (foot - 3 * window) * terrain.scale,
            right * terrain.scale,
            foot * terrain.scale);
    return rough < PLAIN ? new Pitch(MIDDLE.degrees(), "the background is plain") : STEEP;
  }

  /** How much the colour above a row differs from that below it. */
  private static double step(Terrain terrain, int from, int to, int y, int window) {
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      double above = 0;
      double below = 0;
      for (int dy = 0; dy < window; dy++) {
        for (int x = from; x < to; x++) {
          above += terrain.lab[3 * ((y - 1 - dy) * terrain.width + x) + c];
          below +=
              terrain.lab[3 * (Math.min(terrain.height - 1, y + dy) * terrain.width + x) + c];
        }
      }
      double difference = (above - below) / (window * (to - from));
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}

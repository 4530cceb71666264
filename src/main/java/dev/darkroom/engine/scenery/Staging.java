package dev.darkroom.engine.scenery;

/**
 * How a scene is arranged around a subject. All are shares of the picture's height from its top.
 *
 * @param floor where the ground begins that the subject stands on; above 1 there is none to be seen
 * @param foot where the subject stands, which is what is least out of focus
 */
public record Staging(double floor, double foot) {
  /** Where the floor begins when nothing stands on it. */
  private static final double USUAL = 0.66;

  public Staging {
    floor = Math.clamp(floor, -0.5, 1.5);
    foot = Math.clamp(foot, 0.0, 1.5);
  }

  /** For a subject that the lower edge of the picture cuts, or for none. */
  public static Staging open() {
    return new Staging(USUAL, 0.95);
  }

  /**
   * For something that stands freely: the floor begins well behind its foot.
   *
   * @param top of the subject
   * @param foot of the subject
   */
  public static Staging under(double top, double foot) {
    double behind = Math.clamp(0.3 * (foot - top), 0.07, 0.2);
    return new Staging(Math.min(USUAL, foot - behind), foot);
  }

  /** For a picture whose own ground meets the sky there. */
  public static Staging horizon(double at) {
    return new Staging(at, at);
  }
}

package dev.darkroom.engine.frame;

import dev.darkroom.engine.Refusal;

/** The largest picture that an operation may make. */
public final class Limit {
  /** As the largest picture that may be sent. */
  private static final long PIXELS_MAX = 50_000_000;

  private static final int SIDE_MAX = 16384;

  private Limit() {}

  /**
   * @throws Refusal TOO_LARGE past 50 megapixels or 16384 pixels a side
   */
  public static void check(double width, double height) {
    if (width > SIDE_MAX || height > SIDE_MAX || width * height > PIXELS_MAX) {
      throw new Refusal(
          Refusal.Code.TOO_LARGE,
          "The result would be %.0fx%.0f pixels; at most %d a side and 50 megapixels can be made."
              .formatted(width, height, SIDE_MAX),
          "结果将为 %.0fx%.0f 像素；最大边长为 %d 像素，总像素不超过 5000 万。".formatted(width, height, SIDE_MAX));
    }
  }

  /** So many pixels, but no more than may be made. */
  public static long most(long pixels) {
    return Math.min(PIXELS_MAX, pixels);
  }

  /** Whether a picture of this size may be made. */
  public static boolean allows(double width, double height) {
    return width <= SIDE_MAX && height <= SIDE_MAX && width * height <= PIXELS_MAX;
  }
}

package dev.darkroom.dialect;

import dev.darkroom.job.Size;

/** Sizes for callers who named none, chosen by the shape of their picture. */
public final class DefaultSize {
  private static final double PIXELS = 1_048_576;
  private static final double RATIO_MAX = 4;
  private static final int EDGE_MIN = 512;
  private static final int EDGE_MAX = 2048;
  private static final double CLEARLY_OBLONG = 1.2;

  private DefaultSize() {}

  /**
   * About one megapixel in the picture's ratio: edges are multiples of 16 from 512 to 2048, the
   * ratio is held to 1:4 to 4:1. 4000x3000 gives 1184x880.
   */
  public static Size megapixel(Size picture) {
    double ratio = (double) picture.width() / picture.height();
    double held = Math.clamp(ratio, 1 / RATIO_MAX, RATIO_MAX);
    return new Size(edge(Math.sqrt(PIXELS * held)), edge(Math.sqrt(PIXELS / held)));
  }

  /** The nearest of 1536x1024, 1024x1024 and 1024x1536; square up to a ratio of 1.2. */
  public static Size standard(Size picture) {
    double ratio = (double) picture.width() / picture.height();
    if (ratio > CLEARLY_OBLONG) {
      return new Size(1536, 1024);
    }
    return ratio < 1 / CLEARLY_OBLONG ? new Size(1024, 1536) : new Size(1024, 1024);
  }

  private static int edge(double exact) {
    return Math.clamp(16 * Math.round(exact / 16), EDGE_MIN, EDGE_MAX);
  }
}

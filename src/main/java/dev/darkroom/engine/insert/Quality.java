package dev.darkroom.engine.insert;

/**
 * How much work goes into a rendered thing.
 *
 * @param paths followed in all for one of its pictures, about
 * @param pixelsMax of the thing; larger ones are enlarged from so many
 */
public record Quality(long paths, int pixelsMax) {
  /** Clean to the eye; a few seconds on two cores. */
  public static final Quality FINE = new Quality(2_400_000, 300_000);

  private static final int SAMPLES_MIN = 4;
  private static final int SAMPLES_MAX = 32;
  private static final int THREADS_MAX = 8;

  /** Samples for each pixel of a picture, in whole passes. */
  int samples(long pixels) {
    return Math.clamp(paths / Math.max(1, pixels) / 4 * 4, SAMPLES_MIN, SAMPLES_MAX);
  }

  int threads() {
    return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, THREADS_MAX);
  }
}

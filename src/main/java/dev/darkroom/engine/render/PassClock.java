package dev.darkroom.engine.render;

/** Decides whether another pass and the denoising fit into the time of a picture. */
final class PassClock {
  /** What denoising a pixel costs a thread, on the slow side. */
  private static final long DENOISE_NANOS = 4000;

  private final long start;
  private final long budget;
  private final long denoising;
  private long passStart;
  private long last;

  /**
   * @param start of the picture, by {@link System#nanoTime}
   * @param pixels of the picture for each thread
   */
  PassClock(long start, long budget, long pixels) {
    this.start = start;
    this.budget = Math.max(1, budget);
    this.denoising = pixels * DENOISE_NANOS;
    this.passStart = System.nanoTime();
  }

  /** A pass has ended; the next begins. */
  void passed() {
    long now = System.nanoTime();
    last = now - passStart;
    passStart = now;
  }

  boolean another() {
    passStart = System.nanoTime();
    return passStart - start + last + denoising <= budget;
  }

  /** The part of the time that is over, with the denoising to come. */
  double spent() {
    return (double) (System.nanoTime() - start + denoising) / budget;
  }
}

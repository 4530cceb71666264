package dev.darkroom.provider;

/**
 * Decides which passes of a job's pictures are shown on the way: the first one always, also where a
 * slow machine spends the whole time on it, the others at even parts of the work.
 */
final class PreviewTimes {
  private final int wanted;
  private int shown;

  PreviewTimes(int wanted) {
    this.wanted = wanted;
  }

  /**
   * Whether a pass is to be shown, which then counts as shown.
   *
   * @param picture 0 to 1 of the picture that is made now; a complete one is shown only as the
   *     first
   * @param overall 0 to 1 of all the job's pictures
   */
  boolean due(double picture, double overall) {
    if (shown >= wanted) {
      return false;
    }
    boolean next = picture < 1 && overall >= (double) shown / (wanted + 1);
    if (shown > 0 && !next) {
      return false;
    }
    shown++;
    return true;
  }
}

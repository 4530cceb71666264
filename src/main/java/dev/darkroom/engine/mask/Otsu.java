package dev.darkroom.engine.mask;

/** The threshold that parts values best into two groups (Otsu 1979). */
final class Otsu {
  private static final int BINS = 256;

  private Otsu() {}

  /**
   * @param values 0 to 1
   */
  static double threshold(float[] values) {
    int[] histogram = new int[BINS];
    double total = 0;
    for (float value : values) {
      int bin = Math.clamp((int) (value * BINS), 0, BINS - 1);
      histogram[bin]++;
      total += bin;
    }
    double best = -1;
    int at = 0;
    double below = 0;
    double sumBelow = 0;
    for (int bin = 0; bin < BINS - 1; bin++) {
      below += histogram[bin];
      sumBelow += (double) bin * histogram[bin];
      double above = values.length - below;
      if (below > 0 && above > 0) {
        double apart = sumBelow / below - (total - sumBelow) / above;
        double score = below * above * apart * apart;
        if (score > best) {
          best = score;
          at = bin;
        }
      }
    }
    return (at + 1) / (double) BINS;
  }
}

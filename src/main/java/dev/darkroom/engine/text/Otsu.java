package dev.darkroom.engine.text;

/**
 * Values split in two where that explains most of their variance (Otsu, "A threshold selection
 * method from gray-level histograms", 1979).
 *
 * @param threshold values from here on are high
 * @param explained the share of the variance that the split explains, 0 to 1
 * @param low the mean of the low values
 * @param high the mean of the high values
 */
record Otsu(int threshold, double explained, double low, double high) {
  static Otsu of(byte[] values) {
    double[] counts = new double[256];
    double sum = 0;
    double squares = 0;
    for (byte value : values) {
      int v = value & 255;
      counts[v]++;
      sum += v;
      squares += v * v;
    }
    double n = values.length;
    double variance = squares / n - sum / n * (sum / n);
    Otsu best = new Otsu(255, 0, sum / n, sum / n);
    double below = 0;
    double belowSum = 0;
    for (int t = 1; t < 256; t++) {
      below += counts[t - 1];
      belowSum += (t - 1) * counts[t - 1];
      if (below > 0 && below < n) {
        double low = belowSum / below;
        double high = (sum - belowSum) / (n - below);
        double between = below / n * (1 - below / n) * (high - low) * (high - low);
        double explained = between / variance;
        best = explained > best.explained ? new Otsu(t, explained, low, high) : best;
      }
    }
    return best;
  }
}

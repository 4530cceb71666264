package dev.darkroom.engine.model;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * What was measured of a cut-out network: the sizes at which it is asked, and how often a score of
 * its answers went with a mask that is right. {@code training/calibrate.py} writes it.
 *
 * @param side the longer side of the first view in pixels, a multiple of 32
 * @param second the same of the nearer view
 * @param scores rising
 * @param chances at each of them, 0 to 1, falling nowhere
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over once and never compared.
public record Calibration(int side, int second, double[] scores, double[] chances) {
  static final int STEP = 32;
  private static final int SIDE_MAX = 1024;

  public Calibration {
    if (!fits(side) || !fits(second)) {
      throw new ModelException(
          "A calibration has sides that are multiples of 32 up to %d, not %d, %d."
              .formatted(SIDE_MAX, side, second));
    }
    boolean good = scores.length > 0 && scores.length == chances.length;
    for (int i = 0; good && i < scores.length; i++) {
      good = chances[i] >= 0 && chances[i] <= 1;
      good &= i == 0 || (scores[i] > scores[i - 1] && chances[i] >= chances[i - 1]);
    }
    if (!good) {
      throw new ModelException("A calibration has rising scores, each with a chance of 0 to 1.");
    }
  }

  private static boolean fits(int side) {
    return side >= STEP && side <= SIDE_MAX && side % STEP == 0;
  }

  /**
   * Reads {@code side}, {@code second} and {@code table}, pairs {@code score:chance}.
   *
   * @throws ModelException when it is no calibration
   */
  static Calibration read(InputStream text) throws IOException {
    Properties properties = new Properties();
    properties.load(text);
    try {
      String[] table = properties.getProperty("table", "").strip().split("\\s+", -1);
      double[] scores = new double[table.length];
      double[] chances = new double[table.length];
      for (int i = 0; i < table.length; i++) {
        String[] pair = table[i].split(":", 2);
        scores[i] = Double.parseDouble(pair[0]);
        chances[i] = Double.parseDouble(pair.length < 2 ? "" : pair[1]);
      }
      return new Calibration(side(properties, "side"), side(properties, "second"), scores, chances);
    } catch (NumberFormatException e) {
      throw new ModelException("The calibration cannot be read: " + e.getMessage(), e);
    }
  }

  private static int side(Properties properties, String name) {
    return Integer.parseInt(properties.getProperty(name, ""));
  }

  /** The chance that a mask of this score is right; straight lines between what was measured. */
  public double chance(double score) {
    if (score <= scores[0]) {
      return chances[0];
    }
    for (int i = 1; i < scores.length; i++) {
      if (score <= scores[i]) {
        double along = (score - scores[i - 1]) / (scores[i] - scores[i - 1]);
        return chances[i - 1] + along * (chances[i] - chances[i - 1]);
      }
    }
    return chances[chances.length - 1];
  }
}

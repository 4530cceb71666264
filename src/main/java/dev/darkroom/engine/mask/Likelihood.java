package dev.darkroom.engine.mask;

/**
 * How likely a shape is the subject: a logistic regression over its {@link Evidence}, fitted to the
 * proposals for rendered products, of which the exact masks are known, and for crops of them.
 */
final class Likelihood {
  private static final double[] WEIGHTS = {
    0.70, 0.18, 0.53, -0.49, -0.27, -0.11, 5.48, -5.15, 1.64, 0.78, -0.14, -18.93, 2.54, -0.22,
    1.60, -1.12, -0.07
  };

  private static final double OFFSET = -5.14;

  private Likelihood() {}

  /** 0 to 1. */
  static double of(double[] evidence) {
    double sum = OFFSET;
    for (int k = 0; k < WEIGHTS.length; k++) {
      sum += WEIGHTS[k] * evidence[k];
    }
    return 1 / (1 + Math.exp(-sum));
  }
}

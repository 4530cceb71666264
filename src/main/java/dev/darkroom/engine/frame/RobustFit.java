package dev.darkroom.engine.frame;

import java.util.Arrays;

/**
 * Least squares that leave out what does not belong: Tukey's biweight, reweighted until it settles
 * (Huber and Ronchetti, "Robust Statistics", 2009). Starts from the median colour, so up to about a
 * third of the samples may be something else.
 */
final class RobustFit {
  private static final int ROUNDS = 15;
  private static final double TUKEY = 4.685;

  /** No scale below this, in 8-bit steps: rounding alone makes as much. */
  private static final double SCALE_MIN = 1.5;

  private final double[][] terms;
  private final double[][] colours;
  private final double[] residuals;
  private final double[] weights;
  private double[][] coefficients = new double[3][Surface.TERMS];

  /**
   * @param terms of each sample
   * @param colours blue, green, red of each sample
   */
  RobustFit(double[][] terms, double[][] colours) {
    this.terms = terms;
    this.colours = colours;
    this.residuals = new double[terms.length];
    this.weights = new double[terms.length];
    for (int c = 0; c < 3; c++) {
      int channel = c;
      coefficients[c][0] =
          median(Arrays.stream(colours).mapToDouble(colour -> colour[channel]).toArray());
    }
    for (int round = 0; round < ROUNDS; round++) {
      weigh();
      solve();
    }
    weigh();
  }

  double[][] coefficients() {
    return coefficients;
  }

  /** How far each sample lies from the surface, in 8-bit steps over three channels. */
  double[] residuals() {
    return residuals;
  }

  /** 0 for what does not belong, up to 1. */
  double[] weights() {
    return weights;
  }

  private void weigh() {
    for (int i = 0; i < terms.length; i++) {
      double sum = 0;
      for (int c = 0; c < 3; c++) {
        double difference = colours[i][c];
        for (int t = 0; t < Surface.TERMS; t++) {
          difference -= coefficients[c][t] * terms[i][t];
        }
        sum += difference * difference;
      }
      residuals[i] = Math.sqrt(sum);
    }
    double cut = TUKEY * Math.max(SCALE_MIN, median(residuals.clone()));
    for (int i = 0; i < terms.length; i++) {
      double share = residuals[i] / cut;
      weights[i] = share >= 1 ? 0 : (1 - share * share) * (1 - share * share);
    }
  }

  private void solve() {
    int n = Surface.TERMS;
    double[][] normal = new double[n][n + 3];
    for (int i = 0; i < terms.length; i++) {
      for (int r = 0; r < n; r++) {
        double weighted = weights[i] * terms[i][r];
        for (int c = 0; c < n; c++) {
          normal[r][c] += weighted * terms[i][c];
        }
        for (int c = 0; c < 3; c++) {
          normal[r][n + c] += weighted * colours[i][c];
        }
      }
    }
    for (int r = 1; r < n; r++) {
      // A touch of ridge keeps the curvature small where the samples say nothing of it.
      normal[r][r] += 1e-4 * terms.length;
    }
    coefficients = eliminated(normal);
  }

  private static double[][] eliminated(double[][] m) {
    int n = Surface.TERMS;
    for (int pivot = 0; pivot < n; pivot++) {
      int best = pivot;
      for (int r = pivot + 1; r < n; r++) {
        best = Math.abs(m[r][pivot]) > Math.abs(m[best][pivot]) ? r : best;
      }
      double[] row = m[best];
      m[best] = m[pivot];
      m[pivot] = row;
      for (int r = 0; r < n; r++) {
        double factor = r == pivot || row[pivot] == 0 ? 0 : m[r][pivot] / row[pivot];
        for (int c = pivot; factor != 0 && c < n + 3; c++) {
          m[r][c] -= factor * row[c];
        }
      }
    }
    double[][] result = new double[3][n];
    for (int c = 0; c < 3; c++) {
      for (int r = 0; r < n; r++) {
        result[c][r] = m[r][r] == 0 ? 0 : m[r][n + c] / m[r][r];
      }
    }
    return result;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}

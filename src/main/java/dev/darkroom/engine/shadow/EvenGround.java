package dev.darkroom.engine.shadow;

/**
 * How the ground around a hole would be lit if nothing stood on it: a polynomial of third order in
 * each channel's logarithm, fitted by weights that forgive what is brighter a little and what is
 * darker hardly (Huber and Ronchetti, "Robust Statistics", 2009), so that shadows and things on the
 * ground are left out.
 */
final class EvenGround {
  private static final int DEGREE = 3;
  private static final int ROUNDS = 12;

  /** No spread below this; rounding and noise alone make as much. */
  private static final double SPREAD_MIN = 0.012;

  private final Field field;
  private final double[][] terms;
  private final float[][] light;
  private final boolean[] known;

  private EvenGround(Field field, float[][] light, boolean[] known) {
    this.field = field;
    this.light = light;
    this.known = known;
    this.terms = new double[field.length()][];
    for (int i = 0; i < terms.length; i++) {
      int row = i / field.width();
      int column = i % field.width();
      terms[i] = terms(2.0 * column / field.width() - 1, 2.0 * row / field.height() - 1);
    }
  }

  /** For each channel and point by how much the light lies over the even ground, as logarithm. */
  static float[][] over(Field field, float[][] light, boolean[] known) {
    return new EvenGround(field, light, known).fit();
  }

  private static double[] terms(double u, double v) {
    double[] terms = new double[(DEGREE + 1) * (DEGREE + 2) / 2];
    int t = 0;
    for (int i = 0; i <= DEGREE; i++) {
      for (int j = 0; j <= DEGREE - i; j++) {
        terms[t++] = Math.pow(u, i) * Math.pow(v, j);
      }
    }
    return terms;
  }

  private float[][] fit() {
    double[] weights = new double[field.length()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = known[i] ? 1 : 0;
    }
    float[][] over = new float[3][field.length()];
    for (int round = 0; round < ROUNDS; round++) {
      double[][] coefficients = solve(weights);
      for (int i = 0; i < weights.length; i++) {
        for (int c = 0; c < 3; c++) {
          over[c][i] = (float) (light[c][i] - sum(coefficients[c], terms[i]));
        }
      }
      weigh(Vicinity.mean(over), weights, round > 0);
    }
    return over;
  }

  private static double sum(double[] coefficients, double[] terms) {
    double sum = 0;
    for (int t = 0; t < terms.length; t++) {
      sum += coefficients[t] * terms[t];
    }
    return sum;
  }

  private void weigh(float[] over, double[] weights, boolean settled) {
    double[] far = new double[weights.length];
    int count = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0.3) {
        far[count++] = Math.abs(over[i]);
      }
    }
    double spread = settled ? Math.max(SPREAD_MIN, 1.48 * Statistics.median(far, count)) : 0.1;
    for (int i = 0; i < weights.length; i++) {
      double share = over[i] / (spread * (over[i] < 0 ? 1.5 : 2.5));
      weights[i] = known[i] ? 1 / (1 + share * share * share * share) : 0;
    }
  }

  /** The coefficients of each channel, by the normal equations. */
  private double[][] solve(double[] weights) {
    int n = terms[0].length;
    double[][] system = new double[n][n + 3];
    for (int i = 0; i < weights.length; i++) {
      for (int r = 0; weights[i] > 1e-4 && r < n; r++) {
        double weighted = weights[i] * terms[i][r];
        for (int c = 0; c < n; c++) {
          system[r][c] += weighted * terms[i][c];
        }
        for (int c = 0; c < 3; c++) {
          system[r][n + c] += weighted * light[c][i];
        }
      }
    }
    for (int r = 0; r < n; r++) {
      system[r][r] += 1e-6;
    }
    return eliminated(system, n);
  }

  /** Gauss and Jordan, without pivoting: the system is positive definite. */
  private static double[][] eliminated(double[][] system, int n) {
    for (int pivot = 0; pivot < n; pivot++) {
      for (int r = 0; r < n; r++) {
        double factor = r == pivot ? 0 : system[r][pivot] / system[pivot][pivot];
        for (int c = pivot; factor != 0 && c < n + 3; c++) {
          system[r][c] -= factor * system[pivot][c];
        }
      }
    }
    double[][] result = new double[3][n];
    for (int c = 0; c < 3; c++) {
      for (int r = 0; r < n; r++) {
        result[c][r] = system[r][n + c] / system[r][r];
      }
    }
    return result;
  }
}

package dev.darkroom.engine.mask;

/** Solves small symmetric, positive definite systems. */
final class LinearSystem {
  private LinearSystem() {}

  /**
   * Gauss elimination without pivoting; overwrites the system.
   *
   * @param system rows of coefficients, each followed by its right side
   */
  static double[] solve(double[][] system) {
    int n = system.length;
    for (int k = 0; k < n; k++) {
      for (int i = k + 1; i < n; i++) {
        double factor = system[i][k] / system[k][k];
        if (factor != 0) {
          for (int j = k; j <= n; j++) {
            system[i][j] -= factor * system[k][j];
          }
        }
      }
    }
    double[] x = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double sum = system[i][n];
      for (int j = i + 1; j < n; j++) {
        sum -= system[i][j] * x[j];
      }
      x[i] = sum / system[i][i];
    }
    return x;
  }
}

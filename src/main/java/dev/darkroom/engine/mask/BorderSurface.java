package dev.darkroom.engine.mask;

import java.util.Arrays;

/**
 * A smooth surface through the colours along the frame: what a plain background looks like behind
 * the subject. Second order in x and y, one for each of L, a, b, fitted robustly.
 *
 * @param spread how far the frame's pixels lie from it: lightness, then colour, in OKLab
 * @param inliers the share of the frame's pixels that follow it
 */
@SuppressWarnings("ArrayRecordComponent") // Large buffers, never compared as values.
record BorderSurface(int width, int height, double[][] terms, double[] spread, double inliers) {
  private static final int TERMS = 6;
  private static final int ROUNDS = 8;

  static BorderSurface fit(Thumbnail picture) {
    int width = picture.width();
    int height = picture.height();
    Shape ring = Shape.frame(width, height, Math.max(2, Math.min(width, height) / 30));
    int[] at = new int[ring.area()];
    int n = 0;
    for (int i = 0; i < ring.inside().length; i++) {
      if (ring.inside()[i]) {
        at[n++] = i;
      }
    }
    double[] weight = new double[n];
    Arrays.fill(weight, 1);
    BorderSurface surface =
        new BorderSurface(width, height, new double[3][TERMS], new double[2], 0);
    for (int round = 0; round < ROUNDS; round++) {
      double[][] terms = new double[3][];
      for (int c = 0; c < 3; c++) {
        terms[c] = surface.leastSquares(picture, at, weight, c);
      }
      surface = new BorderSurface(width, height, terms, new double[2], 0).measured(picture, at);
      surface.reweigh(picture, at, weight);
    }
    return surface;
  }

  /** How much lighter than the surface the pixel is. */
  double lighter(Thumbnail picture, int i) {
    return picture.lab()[3 * i] - value(0, i);
  }

  /** How far its a and b are from the surface's. */
  double tinted(Thumbnail picture, int i) {
    double a = picture.lab()[3 * i + 1] - value(1, i);
    double b = picture.lab()[3 * i + 2] - value(2, i);
    return Math.sqrt(a * a + b * b);
  }

  private double value(int channel, int i) {
    double[] basis = basis(i);
    double sum = 0;
    for (int k = 0; k < TERMS; k++) {
      sum += terms[channel][k] * basis[k];
    }
    return sum;
  }

  private double[] basis(int i) {
    double x = 2.0 * (i % width) / width - 1;
    int row = i / width;
    double y = 2.0 * row / height - 1;
    return new double[] {1, x, y, x * x, x * y, y * y};
  }

  private double[] leastSquares(Thumbnail picture, int[] at, double[] weight, int channel) {
    double[][] system = new double[TERMS][TERMS + 1];
    for (int k = 0; k < at.length; k++) {
      double[] basis = basis(at[k]);
      double value = picture.lab()[3 * at[k] + channel];
      for (int r = 0; r < TERMS; r++) {
        for (int c = 0; c < TERMS; c++) {
          system[r][c] += weight[k] * basis[r] * basis[c];
        }
        system[r][TERMS] += weight[k] * basis[r] * value;
      }
    }
    for (int r = 0; r < TERMS; r++) {
      // A little damping keeps a frame that is mostly outliers solvable.
      system[r][r] += 1e-3;
    }
    return LinearSystem.solve(system);
  }

  private BorderSurface measured(Thumbnail picture, int[] at) {
    double[] light = new double[at.length];
    double[] tint = new double[at.length];
    for (int k = 0; k < at.length; k++) {
      light[k] = Math.abs(lighter(picture, at[k]));
      tint[k] = tinted(picture, at[k]);
    }
    double[] sorted = light.clone();
    Arrays.sort(sorted);
    double l = 1.48 * sorted[at.length / 2] + 0.002;
    sorted = tint.clone();
    Arrays.sort(sorted);
    double t = 0.85 * sorted[at.length / 2] + 0.001;
    int follow = 0;
    for (int k = 0; k < at.length; k++) {
      follow += light[k] < 4 * l && tint[k] < 4 * t ? 1 : 0;
    }
    return new BorderSurface(
        width, height, terms, new double[] {l, t}, follow / (double) at.length);
  }

  /** Tukey's biweight on both distances. */
  private void reweigh(Thumbnail picture, int[] at, double[] weight) {
    for (int k = 0; k < at.length; k++) {
      double l = lighter(picture, at[k]) / (6 * spread[0]);
      double t = tinted(picture, at[k]) / (6 * spread[1]);
      double far = Math.min(1, l * l + t * t);
      weight[k] = (1 - far) * (1 - far);
    }
  }
}

package dev.darkroom.engine.insert;

import dev.darkroom.engine.render.Body;
import java.util.List;

/** How much of each pixel things cover: all their triangles drawn at four times the size. */
final class Silhouette {
  private static final int FINE = 4;

  private final int width;
  private final int height;
  private final boolean[] covered;

  private Silhouette(int width, int height) {
    this.width = width * FINE;
    this.height = height * FINE;
    this.covered = new boolean[Math.multiplyExact(this.width, this.height)];
  }

  /** The coverage, 0 to 1, in a picture whose middle shows the view's target. */
  static float[] of(List<Body> bodies, View view, int width, int height) {
    Silhouette fine = new Silhouette(width, height);
    for (Body body : bodies) {
      fine.draw(body, view);
    }
    return fine.shrunk(width, height);
  }

  private void draw(Body body, View view) {
    float[] p = body.mesh().positions();
    double[] x = new double[p.length / 3];
    double[] y = new double[p.length / 3];
    for (int i = 0; i < x.length; i++) {
      double[] at = view.project(p[3 * i], p[3 * i + 1], p[3 * i + 2]);
      x[i] = FINE * at[0] + width / 2.0;
      y[i] = FINE * at[1] + height / 2.0;
    }
    int[] t = body.mesh().triangles();
    for (int i = 0; i < t.length; i += 3) {
      triangle(
          new double[] {x[t[i]], x[t[i + 1]], x[t[i + 2]]},
          new double[] {y[t[i]], y[t[i + 1]], y[t[i + 2]]});
    }
  }

  /** Fills the pixels whose middle lies inside, row by row. */
  private void triangle(double[] x, double[] y) {
    double low = Math.min(y[0], Math.min(y[1], y[2]));
    double high = Math.max(y[0], Math.max(y[1], y[2]));
    int last = (int) Math.min(height - 1, Math.floor(high - 0.5));
    for (int row = (int) Math.max(0, Math.ceil(low - 0.5)); row <= last; row++) {
      double at = row + 0.5;
      double left = Double.POSITIVE_INFINITY;
      double right = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < 3; i++) {
        int k = (i + 1) % 3;
        if (y[i] == y[k] || at < Math.min(y[i], y[k]) || at > Math.max(y[i], y[k])) {
          continue;
        }
        double cut = x[i] + (at - y[i]) / (y[k] - y[i]) * (x[k] - x[i]);
        left = Math.min(left, cut);
        right = Math.max(right, cut);
      }
      int end = (int) Math.min(width - 1, Math.floor(right - 0.5));
      for (int column = (int) Math.max(0, Math.ceil(left - 0.5)); column <= end; column++) {
        covered[row * width + column] = true;
      }
    }
  }

  private float[] shrunk(int columns, int rows) {
    float[] share = new float[columns * rows];
    for (int i = 0; i < covered.length; i++) {
      if (covered[i]) {
        share[i / width / FINE * columns + i % width / FINE] += 1f / (FINE * FINE);
      }
    }
    return share;
  }
}

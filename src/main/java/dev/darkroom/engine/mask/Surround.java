package dev.darkroom.engine.mask;

/** What the picture looks like around a shape, carried on into it: its background there. */
final class Surround {
  private static final double TINT_WEIGHT = 2;

  private final Thumbnail picture;
  private final float[][] mean = new float[3][];
  private final double tolerance;

  Surround(Thumbnail picture, Shape shape) {
    this.picture = picture;
    int width = picture.width();
    int height = picture.height();
    Shape outside = shape.grown(Math.max(2, width / 100)).not();
    int reach = Math.max(4, Math.max(width, height) / 6);
    float[] known = new float[picture.count()];
    for (int i = 0; i < known.length; i++) {
      known[i] = outside.inside()[i] ? 1 : 0;
    }
    float[] weight = BoxFilter.mean(known, width, height, reach);
    for (int c = 0; c < 3; c++) {
      float[] values = new float[known.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = known[i] * picture.lab()[3 * i + c];
      }
      mean[c] = BoxFilter.mean(values, width, height, reach);
      for (int i = 0; i < values.length; i++) {
        mean[c][i] /= weight[i] + 1e-6f;
      }
    }
    this.tolerance = 0.03 + 1.5 * spread(outside);
  }

  /** Whether a pixel could as well be background. */
  boolean like(int i) {
    return distance(i) < tolerance;
  }

  double distance(int i) {
    double l = picture.lab()[3 * i] - mean[0][i];
    double a = TINT_WEIGHT * (picture.lab()[3 * i + 1] - mean[1][i]);
    double b = TINT_WEIGHT * (picture.lab()[3 * i + 2] - mean[2][i]);
    return Math.sqrt(l * l + a * a + b * b);
  }

  private double spread(Shape outside) {
    double sum = 0;
    int n = 0;
    for (int i = 0; i < outside.inside().length; i += 3) {
      if (outside.inside()[i]) {
        sum += distance(i);
        n++;
      }
    }
    return n == 0 ? 0 : sum / n;
  }
}

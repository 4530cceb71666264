package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.colour.Oklab;
import java.util.function.ToDoubleFunction;

/** Measures what a picture looks like, as means over its pixels in OKLab. */
final class Looks {
  private Looks() {}

  static double lightness(Bitmap bitmap) {
    return mean(bitmap, lab -> lab[0]);
  }

  static double chroma(Bitmap bitmap) {
    return mean(bitmap, lab -> Math.hypot(lab[1], lab[2]));
  }

  static double redness(Bitmap bitmap) {
    return mean(bitmap, lab -> lab[1]);
  }

  static double yellowness(Bitmap bitmap) {
    return mean(bitmap, lab -> lab[2]);
  }

  /** The standard deviation of lightness. */
  static double spread(Bitmap bitmap) {
    double mean = lightness(bitmap);
    return Math.sqrt(mean(bitmap, lab -> (lab[0] - mean) * (lab[0] - mean)));
  }

  /** The mean difference of lightness between neighbours in a row: how much detail there is. */
  static double detail(Bitmap bitmap) {
    double sum = 0;
    float[] here = new float[3];
    float[] next = new float[3];
    int width = bitmap.width();
    for (int i = 0; i + 1 < width * bitmap.height(); i++) {
      read(bitmap, i, here);
      read(bitmap, i + 1, next);
      sum += (i + 1) % width == 0 ? 0 : Math.abs(here[0] - next[0]);
    }
    return sum / (width * bitmap.height());
  }

  private static double mean(Bitmap bitmap, ToDoubleFunction<float[]> measure) {
    double sum = 0;
    float[] lab = new float[3];
    int count = bitmap.width() * bitmap.height();
    for (int i = 0; i < count; i++) {
      read(bitmap, i, lab);
      sum += measure.applyAsDouble(lab);
    }
    return sum / count;
  }

  private static void read(Bitmap bitmap, int index, float[] lab) {
    byte[] p = bitmap.pixels();
    int i = 4 * index;
    Oklab.from(p[i + 2] & 255, p[i + 1] & 255, p[i] & 255, lab, 0);
  }
}

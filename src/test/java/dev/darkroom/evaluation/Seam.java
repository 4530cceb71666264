package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;

/** How plainly the outline of a filled region still shows. */
final class Seam {
  /** How far from the outline colours are compared, in pixels. */
  private static final int REACH = 5;

  private Seam() {}

  /**
   * The step in CIEDE2000 that nine tenths of the outline stay below: between the mean colours just
   * inside and just outside, 0 where the region has no outline.
   */
  static double step(Bitmap bitmap, Mask region) {
    Mask inside = Masks.shrunk(region, 1);
    Mask outside = Masks.grown(region, 1).inverted();
    Mask outline = Masks.shrunk(region, 2);
    double[] steps =
        Statistics.pixels(inside)
            .filter(i -> outline.coverage()[i] == 0 && i % 4 == 0)
            .mapToDouble(i -> step(bitmap, inside, outside, i))
            .filter(step -> step >= 0)
            .sorted()
            .toArray();
    return steps.length == 0 ? 0 : steps[steps.length * 9 / 10];
  }

  private static double step(Bitmap bitmap, Mask inside, Mask outside, int pixel) {
    Lab one = mean(bitmap, inside, pixel);
    Lab other = mean(bitmap, outside, pixel);
    return Double.isNaN(one.l()) || Double.isNaN(other.l()) ? -1 : one.difference(other);
  }

  /** Not a number where nothing of the side is within reach. */
  private static Lab mean(Bitmap bitmap, Mask side, int pixel) {
    int width = bitmap.width();
    int x = pixel % width;
    int y = pixel / width;
    double l = 0;
    double a = 0;
    double b = 0;
    int n = 0;
    for (int v = Math.max(0, y - REACH); v <= Math.min(bitmap.height() - 1, y + REACH); v++) {
      for (int u = Math.max(0, x - REACH); u <= Math.min(width - 1, x + REACH); u++) {
        if (side.at(u, v) == 255) {
          Lab lab = Lab.of(bitmap, v * width + u);
          l += lab.l();
          a += lab.a();
          b += lab.b();
          n++;
        }
      }
    }
    return new Lab(l / n, a / n, b / n);
  }
}

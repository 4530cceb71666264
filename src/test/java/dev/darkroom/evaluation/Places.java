package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;

/** Finds things in results. */
final class Places {
  /** Soft shadows and light spill stay below this many levels. */
  private static final int PLAIN = 24;

  private Places() {}

  /** What was plainly changed, without single pixels. */
  static Mask added(Evidence e) {
    Mask changed = Fidelity.changed(e.before().bitmap(), e.after(), PLAIN);
    Mask inner = Masks.shrunk(changed, 1);
    return Masks.box(inner) == null ? changed : Masks.grown(inner, 1);
  }

  /** The slope in degrees of the line where the water of a sky drawing begins. */
  static double shore(Bitmap picture) {
    double n = 0;
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumXy = 0;
    for (int x = picture.width() / 20; x < picture.width() * 19 / 20; x++) {
      int y = picture.height() * 49 / 50;
      while (y > 0 && water(picture, x, y)) {
        y--;
      }
      n++;
      sumX += x;
      sumY += y;
      sumXx += (double) x * x;
      sumXy += (double) x * y;
    }
    return Math.toDegrees(
        Math.atan((n * sumXy - sumX * sumY) / Math.max(1e-9, n * sumXx - sumX * sumX)));
  }

  private static boolean water(Bitmap picture, int x, int y) {
    int blue = 0;
    int green = 0;
    for (int d = 0; d < 3 && y - d >= 0; d++) {
      int i = 4 * ((y - d) * picture.width() + x);
      blue += picture.pixels()[i] & 255;
      green += picture.pixels()[i + 1] & 255;
    }
    return blue > green;
  }
}

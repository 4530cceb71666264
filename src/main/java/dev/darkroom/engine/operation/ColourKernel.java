package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.colour.Oklab;

/** Changes one pixel's colour in OKLab. Called by several threads at once. */
@FunctionalInterface
interface ColourKernel {
  /**
   * @param lab L 0 to 1, a, b; changed in place. What leaves sRGB loses chroma, not lightness.
   * @param x the pixel's column
   * @param y the pixel's row
   */
  void apply(float[] lab, int x, int y);

  /** The picture with the kernel applied where the mask covers it, blended by its coverage. */
  default Bitmap over(Bitmap picture, Mask region, double strength, Monitor monitor) {
    Bitmap result = picture.copy();
    int width = picture.width();
    Bands.eachRow(
        picture.height(),
        monitor,
        y -> {
          float[] lab = new float[3];
          double[] light = new double[3];
          for (int x = 0; x < width; x++) {
            int coverage = region.at(x, y);
            if (coverage > 0) {
              int at = 4 * (y * width + x);
              byte[] p = result.pixels();
              for (int c = 0; c < 3; c++) {
                light[c] = Oklab.linear(p[at + 2 - c] & 255);
              }
              Perceived.from(light, lab);
              apply(lab, x, y);
              Gamut.toLight(lab, light);
              Gamut.blend(p, at, light, strength * coverage / 255);
            }
          }
        });
    return result;
  }
}

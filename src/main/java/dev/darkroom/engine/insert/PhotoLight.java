package dev.darkroom.engine.insert;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.colour.Oklab;
import dev.darkroom.engine.frame.Resampler;
import dev.darkroom.engine.render.Vec;
import java.util.Arrays;

/**
 * The light in a photo, as far as its brightness and colours tell.
 *
 * @param side -1 where it comes from the left, 1 from the right; between, less surely
 * @param white how bright a white surface would be, 0 to 1
 * @param tint of the light, of luminance 1
 * @param mean of the photo's colours, linear
 * @param hard 0 for soft light to 1 for light with hard shadows
 */
record PhotoLight(double side, double white, Vec tint, Vec mean, double hard) {
  private static final int WORKING = 192;

  /** Differences between left and right below this say nothing. */
  private static final double UNSURE = 0.05;

  /** How much of the tint that the photo's colours suggest is taken for the light's. */
  private static final double TRUST = 0.4;

  static PhotoLight of(Bitmap photo) {
    Bitmap small = Resampler.shrunk(photo, WORKING);
    byte[] p = small.pixels();
    double[] mean = new double[3];
    double[] powers = new double[3];
    double[] halves = new double[2];
    float[] bright = new float[p.length / 4];
    int seen = 0;
    for (int i = 0; i < p.length; i += 4) {
      if ((p[i + 3] & 255) < 128) {
        continue;
      }
      double[] rgb = {
        Oklab.linear(p[i + 2] & 255), Oklab.linear(p[i + 1] & 255), Oklab.linear(p[i] & 255)
      };
      for (int c = 0; c < 3; c++) {
        mean[c] += rgb[c];
        powers[c] += Math.pow(rgb[c], 4);
      }
      float light = (float) luminance(rgb[0], rgb[1], rgb[2]);
      bright[seen++] = light;
      // Cube roots, so that one lamp does not decide.
      halves[i / 4 % small.width() * 2 / small.width()] += Math.cbrt(light);
    }
    return seen == 0 ? plain() : measured(mean, powers, halves, Arrays.copyOf(bright, seen));
  }

  private static PhotoLight plain() {
    return new PhotoLight(-0.5, 0.85, Vec.grey(1), Vec.grey(0.6), 0.3);
  }

  private static PhotoLight measured(
      double[] sum, double[] powers, double[] halves, float[] bright) {
    Arrays.sort(bright);
    Vec mean = new Vec(sum[0], sum[1], sum[2]).times(1.0 / bright.length);
    double level = luminance(mean.x(), mean.y(), mean.z());
    double brightest = bright[(int) (0.98 * (bright.length - 1))];
    double dark = bright[(int) (0.1 * (bright.length - 1))];
    double white = Math.clamp(Math.min(1.1 * brightest, 5 * level), 0.14, 1.0);
    double difference = (halves[1] - halves[0]) / Math.max(1e-9, halves[0] + halves[1]);
    double side =
        Math.abs(difference) < UNSURE
            ? -0.5
            : Math.signum(difference) * Math.clamp(Math.abs(difference) / 0.15, 0.6, 1.0);
    double contrast = (brightest - dark) / Math.max(1e-6, brightest + dark);
    return new PhotoLight(
        side, white, tint(powers), mean, Math.clamp(1.6 * contrast - 0.7, 0.0, 1.0));
  }

  /**
   * Warmth as shades of grey tell it (Finlayson and Trezzi, 2004), not trusted wholly, because wood
   * is brown by itself; and no other tint, because light is warm or cool but hardly ever green.
   */
  private static Vec tint(double[] powers) {
    double warmth =
        TRUST * Math.clamp(Math.log((powers[0] + 1e-9) / (powers[2] + 1e-9)) / 4, -0.6, 1.0);
    double red = Math.exp(0.4 * warmth);
    double blue = Math.exp(-0.6 * warmth);
    double level = luminance(red, 1, blue);
    return new Vec(red / level, 1 / level, blue / level);
  }

  static double luminance(double red, double green, double blue) {
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
}

package dev.darkroom.engine.composite;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.colour.Oklab;
import dev.darkroom.engine.frame.Box;
import dev.darkroom.engine.frame.Cut;
import dev.darkroom.engine.frame.Resampler;
import java.util.stream.IntStream;

/**
 * Gives a cut-out the light of the scene it comes into: its tint and some of its brightness
 * everywhere, and at the edge a little of what is behind it.
 */
public final class Light {
  /** How much of the scene's mean tint the subject takes on. */
  private static final double TINT = 0.28;

  /** No tint further than this in OKLab. */
  private static final double TINT_MAX = 0.025;

  /** The lightness of the grey that shows the tint in full. */
  private static final double GREY = 0.75;

  private static final double DARKER = 0.82;
  private static final double BRIGHTER = 1.11;

  /** How much background light reaches the edge of the subject. */
  private static final double WRAP = 0.25;

  private static final int WORKING = 256;

  private Light() {}

  /** Gives the cut-out the light of the background inside the box; in place. */
  public static void harmonise(Bitmap cutOut, Bitmap background, Box around, Monitor monitor) {
    Box seen = around.within(Box.frame(background));
    double[] there = mean(Resampler.shrunk(Cut.of(background, seen), WORKING));
    double[] here = mean(Resampler.shrunk(cutOut, WORKING));
    double gain = Math.clamp(1 + 0.35 * (there[0] - here[0]), DARKER, BRIGHTER);
    byte[][] curves = curves(gain, there[1], there[2]);
    byte[] p = cutOut.pixels();
    IntStream.range(0, cutOut.height())
        .parallel()
        .forEach(
            y -> {
              int end = 4 * (y + 1) * cutOut.width();
              for (int i = 4 * y * cutOut.width(); i < end; i += 4) {
                for (int c = 0; p[i + 3] != 0 && c < 3; c++) {
                  p[i + c] = curves[c][p[i + c] & 255];
                }
              }
            });
    monitor.check();
  }

  /**
   * What the light does to each value of blue, green and red. A tint multiplies, as light does:
   * what is red stays red and only greys show the tint in full. White stays inside the range.
   *
   * @param gain on OKLab's lightness
   * @param a the scene's mean, as is b
   */
  private static byte[][] curves(double gain, double a, double b) {
    double tint = TINT * Math.hypot(a, b);
    double share = TINT * (tint > TINT_MAX ? TINT_MAX / tint : 1);
    double[] light = new double[3];
    Oklab.toLinear(GREY, share * a, share * b, light);
    byte[][] curves = new byte[3][256];
    for (int c = 0; c < 3; c++) {
      double factor = Math.pow(gain / GREY, 3) * light[2 - c];
      for (int value = 0; value < 256; value++) {
        double linear = Oklab.linear(value);
        double knee = 1 + Math.max(0, factor - 1) * linear;
        curves[c][value] = (byte) Oklab.srgb(linear * factor / knee);
      }
    }
    return curves;
  }

  /** The mean L, a, b of what is not transparent. */
  private static double[] mean(Bitmap picture) {
    double[] mean = new double[3];
    double count = 1e-9;
    float[] lab = new float[3];
    byte[] p = picture.pixels();
    for (int i = 0; i < p.length; i += 4) {
      double weight = (p[i + 3] & 255) / 255.0;
      Oklab.from(p[i + 2] & 255, p[i + 1] & 255, p[i] & 255, lab, 0);
      count += weight;
      for (int c = 0; c < 3; c++) {
        mean[c] += weight * lab[c];
      }
    }
    for (int c = 0; c < 3; c++) {
      mean[c] /= count;
    }
    return mean;
  }

  /** Lets the background's light lap over the edge of the cut-out; in place. */
  public static void wrap(Bitmap cutOut, Bitmap background, Monitor monitor) {
    int width = cutOut.width();
    int height = cutOut.height();
    Bitmap small = Resampler.shrunk(background, 2 * WORKING);
    Plane[] behind = new Plane[3];
    for (int c = 0; c < 3; c++) {
      behind[c] = Plane.of(small, c).soft(0.015 * Math.max(small.width(), small.height()));
    }
    Plane solid = edge(cutOut);
    monitor.check();
    byte[] p = cutOut.pixels();
    IntStream.range(0, height)
        .parallel()
        .forEach(
            y -> {
              float[] inside = solid.row(y, width, height);
              for (int x = 0; x < width; x++) {
                int i = 4 * (y * width + x);
                double share = p[i + 3] == 0 ? 0 : WRAP * Math.clamp(2 - 2 * inside[x], 0f, 1f);
                for (int c = 0; share > 0.002 && c < 3; c++) {
                  double light = behind[c].at(x, y, width, height);
                  p[i + c] = (byte) Math.round((p[i + c] & 255) * (1 - share) + light * share);
                }
              }
            });
    monitor.check();
  }

  /** The alpha blurred over a two-hundredth of the frame: 1 deep inside, a half at the edge. */
  private static Plane edge(Bitmap cutOut) {
    Bitmap small = Resampler.shrunk(cutOut, 4 * WORKING);
    Plane alpha = Plane.of(small, 3);
    for (int i = 0; i < alpha.values.length; i++) {
      alpha.values[i] /= 255;
    }
    return alpha.blurred(Math.max(1, Math.max(small.width(), small.height()) / 200));
  }
}

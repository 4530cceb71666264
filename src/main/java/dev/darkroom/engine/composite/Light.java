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

  private static final double DARKER = 0.82;
  private static final double BRIGHTER = 1.11;

  /** How much background light reaches the edge of the subject. */
  private static final double WRAP = 0.25;

  private static final int WORKING = 256;

  private Light() {}

  /** Shifts the cut-out's colours towards the background's mean inside the box; in place. */
  public static void harmonise(Bitmap cutOut, Bitmap background, Box around, Monitor monitor) {
    Box seen = around.within(Box.frame(background));
    double[] there = mean(Resampler.shrunk(Cut.of(background, seen), WORKING));
    double[] here = mean(Resampler.shrunk(cutOut, WORKING));
    double gain = Math.clamp(1 + 0.35 * (there[0] - here[0]), DARKER, BRIGHTER);
    double tint = Math.hypot(there[1], there[2]) * TINT;
    double share = TINT * (tint > TINT_MAX ? TINT_MAX / tint : 1);
    IntStream.range(0, cutOut.height())
        .parallel()
        .forEach(y -> shift(cutOut, y, gain, share * there[1], share * there[2]));
    monitor.check();
  }

  private static void shift(Bitmap cutOut, int y, double gain, double a, double b) {
    byte[] p = cutOut.pixels();
    float[] lab = new float[3];
    double[] rgb = new double[3];
    for (int x = 0; x < cutOut.width(); x++) {
      int i = 4 * (y * cutOut.width() + x);
      if (p[i + 3] != 0) {
        Oklab.from(p[i + 2] & 255, p[i + 1] & 255, p[i] & 255, lab, 0);
        // Black takes on no tint.
        double light = Math.min(1, 2.0 * lab[0]);
        Oklab.toLinear(lab[0] * gain, lab[1] + a * light, lab[2] + b * light, rgb);
        p[i] = (byte) Oklab.srgb(rgb[2]);
        p[i + 1] = (byte) Oklab.srgb(rgb[1]);
        p[i + 2] = (byte) Oklab.srgb(rgb[0]);
      }
    }
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
              for (int x = 0; x < width; x++) {
                int i = 4 * (y * width + x);
                double share =
                    p[i + 3] == 0
                        ? 0
                        : WRAP * Math.clamp(2 - 2 * solid.at(x, y, width, height), 0f, 1f);
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

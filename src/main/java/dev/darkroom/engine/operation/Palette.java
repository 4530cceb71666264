package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.colour.Oklab;

/**
 * The palette of a picture, as far as means and deviations say it: of OKLab's L, a and b. One is
 * moved towards another as by Reinhard and others, "Color transfer between images" (2001), with
 * three changes. Gains are limited, or a flat picture would show its noise. Lightness runs along a
 * curve with soft ends, so that nothing clips. And what is nearly white or black takes on little
 * colour, as it does in any light. The channels move apart from each other; the linear map that
 * joins them (Pitié and Kokaram, 2007) can swap hues.
 */
@SuppressWarnings("ArrayRecordComponent") // Six numbers, made here and never compared.
record Palette(double[] mean, double[] deviation) {
  private static final double[] GAIN_MIN = {0.65, 0.6, 0.6};
  private static final double[] GAIN_MAX = {1.5, 1.8, 1.8};

  /** No lightness further than this, so that a bright picture does not turn into a night. */
  private static final double SHIFT_MAX = 0.26;

  /** As near to white or black as this a pixel takes on less of the tint. */
  private static final double NEUTRAL = 0.25;

  /** Deviations below it are noise, which is not a palette. */
  private static final double FLAT = 0.01;

  /** Of the pixels that the mask covers, each by its coverage and alpha. */
  static Palette of(Bitmap small, Mask where) {
    double[] sum = new double[3];
    double[] square = new double[3];
    double weights = 1e-9;
    float[] lab = new float[3];
    byte[] p = small.pixels();
    for (int i = 0; i < where.coverage().length; i++) {
      double weight = (where.coverage()[i] & 255) * (p[4 * i + 3] & 255) / 65025.0;
      if (weight > 0) {
        Oklab.from(p[4 * i + 2] & 255, p[4 * i + 1] & 255, p[4 * i] & 255, lab, 0);
        weights += weight;
        for (int c = 0; c < 3; c++) {
          sum[c] += weight * lab[c];
          square[c] += weight * lab[c] * lab[c];
        }
      }
    }
    double[] mean = new double[3];
    double[] deviation = new double[3];
    for (int c = 0; c < 3; c++) {
      mean[c] = sum[c] / weights;
      deviation[c] = Math.sqrt(Math.max(0, square[c] / weights - mean[c] * mean[c]));
    }
    return new Palette(mean, deviation);
  }

  /** Moves colours of this palette towards the other; strength 1 is the whole way. */
  ColourKernel towards(Palette other, double strength) {
    double shift = Math.clamp(other.mean[0] - mean[0], -SHIFT_MAX, SHIFT_MAX);
    double[] gain = new double[3];
    for (int c = 0; c < 3; c++) {
      double ratio = (other.deviation[c] + FLAT) / (deviation[c] + FLAT);
      gain[c] = Math.clamp(ratio, GAIN_MIN[c], GAIN_MAX[c]);
    }
    return (lab, _, _) -> {
      double light = lab[0];
      double next = light + strength * (moved(light, mean[0] + shift, gain[0]) - light);
      double ends = Math.min(1, Math.min(next, 1 - next) / NEUTRAL);
      for (int c = 1; c < 3; c++) {
        double coloured = (lab[c] - mean[c]) * gain[c] + mean[c];
        double tint = other.mean[c] - mean[c];
        lab[c] += (float) (strength * (coloured - lab[c] + Math.max(0.15, ends) * tint));
      }
      lab[0] = (float) next;
    };
  }

  /**
   * The mean goes to the middle and the slope there is the gain. What would then pass white or
   * black bends towards it instead, along a hyperbola that ends there.
   */
  private double moved(double lightness, double middle, double gain) {
    boolean above = lightness >= mean[0];
    double room = Math.max(0.01, above ? 1 - mean[0] : mean[0]);
    double left = Math.max(0.01, above ? 1 - middle : middle);
    double slope = gain * room / left;
    double away = Math.min(1, Math.abs(lightness - mean[0]) / room);
    double bent = slope <= 1 ? slope * away : slope * away / (1 + (slope - 1) * away);
    return above ? middle + left * bent : middle - left * bent;
  }
}

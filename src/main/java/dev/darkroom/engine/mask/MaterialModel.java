package dev.darkroom.engine.mask;

import java.util.Arrays;

/** How one material looks in all its light and shade: a Gaussian over a/L, b/L and L. */
@SuppressWarnings("ArrayRecordComponent") // Large buffers, never compared as values.
record MaterialModel(double[] mean, double[] spread) {
  private static final double[] SPREAD_MIN = {0.015, 0.015, 0.04};
  private static final double[] SPREAD_MAX = {0.05, 0.05, 0.25};
  private static final double NEUTRAL_BELOW = 0.07;

  /** From this a/L and b/L on nothing else, such as coffee in a red cup, has the same hue. */
  private static final double VIVID = 0.45;

  /** Of a veiled colour at least this part shows. */
  private static final double VEILED = 0.45;

  private static final double SAME_HUE = Math.cos(Math.toRadians(16));

  /** A coloured material is looked for in all lights. */
  private static final double COLOURED_LIGHT_SPREAD = 0.2;

  private static final int ROUNDS = 3;
  private static final int SAMPLES_MAX = 4000;

  /** The steps of lightness for which scores are worked out. */
  private static final int LIGHTS = 512;

  /** From the pixels of a region: its medians and middle spreads, so that strays do not count. */
  static MaterialModel of(Features features, Shape region) {
    int[] pixels = new int[region.area()];
    int n = 0;
    for (int i = 0; i < region.inside().length; i++) {
      if (region.inside()[i]) {
        pixels[n++] = i;
      }
    }
    return of(features, pixels);
  }

  /** The same of a region whose pixels are listed; of a large one samples tell enough. */
  static MaterialModel of(Features features, int[] pixels) {
    int step = Math.max(1, pixels.length / SAMPLES_MAX);
    int[] samples = new int[(pixels.length + step - 1) / step];
    for (int k = 0; k < samples.length; k++) {
      samples[k] = pixels[k * step];
    }
    MaterialModel model = measured(features, samples);
    for (int round = 0; round < ROUNDS; round++) {
      model = measured(features, model.near(features, samples));
    }
    return model;
  }

  /** How far the middle colours lie apart, less what noise does to a dark one. */
  double apart(MaterialModel other) {
    double distance = Math.hypot(mean[0] - other.mean[0], mean[1] - other.mean[1]);
    return distance - noise(Math.min(mean[2], other.mean[2]));
  }

  /** Whether the other one may be the same material in less light. */
  boolean inShade(MaterialModel other) {
    double a = (other.mean[0] - mean[0]) / (spread[0] + noise(other.mean[2]));
    double b = (other.mean[1] - mean[1]) / (spread[1] + noise(other.mean[2]));
    double darker = mean[2] - other.mean[2];
    return a * a + b * b < 6 && darker > 0.03 && (!neutral() || darker < 0.25);
  }

  /**
   * Whether the other one may be the same coloured material with what is around reflected in it, as
   * along the rim of something polished: its hue, but less of it, or more where the other is
   * veiled.
   */
  boolean kin(MaterialModel other) {
    double own = Math.hypot(mean[0], mean[1]);
    double part = Math.hypot(other.mean[0], other.mean[1]) / Math.max(1e-6, own);
    double turn = Math.atan2(other.mean[1], other.mean[0]) - Math.atan2(mean[1], mean[0]);
    return own > VIVID && part > VEILED && part < 1 / VEILED && Math.cos(turn) > SAME_HUE;
  }

  /**
   * Without a colour of its own, so that only lightness tells it from other neutral materials. What
   * rounding may make of black is no colour.
   */
  boolean neutral() {
    return Math.hypot(mean[0], mean[1]) < NEUTRAL_BELOW + noise(mean[2]);
  }

  /** What the rounding of dark pixels to bytes does to a/L and b/L. */
  private static double noise(double lightness) {
    return 0.006 / (lightness + 0.04);
  }

  /**
   * The logarithm of the likelihood of any pixel, up to a constant that all models share. All that
   * depends on its lightness alone is worked out beforehand for some steps of that.
   */
  Score score() {
    double lit = neutral() ? spread[2] : Math.max(COLOURED_LIGHT_SPREAD, spread[2]);
    double[][] steps = new double[3][LIGHTS];
    for (int k = 0; k < LIGHTS; k++) {
      double value = (k + 0.5) / LIGHTS;
      double a = spread[0] + noise(value);
      double b = spread[1] + noise(value);
      double lightness = (value - mean[2]) / lit;
      steps[0][k] = 1 / a;
      steps[1][k] = 1 / b;
      steps[2][k] = -lightness * lightness / 2 - Math.log(a * b * lit);
    }
    return (features, i) -> {
      int k = Math.clamp((int) (features.planes()[2][i] * LIGHTS), 0, LIGHTS - 1);
      double a = (features.planes()[0][i] - mean[0]) * steps[0][k];
      double b = (features.planes()[1][i] - mean[1]) * steps[1][k];
      return steps[2][k] - (a * a + b * b) / 2;
    };
  }

  /** How well a pixel fits. */
  interface Score {
    double of(Features features, int pixel);
  }

  /** Squared, in spreads, whatever the light. */
  double chromaticDistance(Features features, int i) {
    double noise = noise(features.planes()[2][i]);
    double a = (features.planes()[0][i] - mean[0]) / (spread[0] + noise);
    double b = (features.planes()[1][i] - mean[1]) / (spread[1] + noise);
    return a * a + b * b;
  }

  /** How far the pixel's hue is from the material's, in radians. */
  double turn(Features features, int i) {
    double hue = Math.atan2(features.planes()[1][i], features.planes()[0][i]);
    double turn = Math.abs(hue - Math.atan2(mean[1], mean[0]));
    return Math.min(turn, 2 * Math.PI - turn);
  }

  private int[] near(Features features, int[] samples) {
    int[] near = new int[samples.length];
    int n = 0;
    for (int i : samples) {
      if (chromaticDistance(features, i) < 12) {
        near[n++] = i;
      }
    }
    return Arrays.copyOf(near, n);
  }

  private static MaterialModel measured(Features features, int[] use) {
    double[] mean = new double[3];
    double[] spread = new double[3];
    int n = use.length;
    float[] values = new float[n];
    for (int c = 0; c < 3; c++) {
      for (int k = 0; k < n; k++) {
        values[k] = features.planes()[c][use[k]];
      }
      Arrays.sort(values);
      mean[c] = n == 0 ? 0 : values[n / 2];
      double middle = n == 0 ? 0 : (values[(int) (0.84 * n)] - values[(int) (0.16 * n)]) / 2;
      spread[c] = Math.clamp(middle, SPREAD_MIN[c], SPREAD_MAX[c]);
    }
    return new MaterialModel(mean, spread);
  }
}

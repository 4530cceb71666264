package dev.darkroom.engine.mask;

import java.util.Arrays;

/**
 * The few shades that a region is made of: k-means in (0.45 L, a, b), started from far-apart
 * colours so that the same pixels give the same shades.
 *
 * @param centre L, a, b of each
 * @param size pixels of each
 */
@SuppressWarnings("ArrayRecordComponent") // Large buffers, never compared as values.
record Shades(float[][] centre, int[] size) {
  private static final float LIGHTNESS_WEIGHT = 0.45f;
  private static final int SAMPLES_MAX = 6000;
  private static final int ROUNDS = 12;

  static Shades of(Thumbnail picture, Shape region, int wanted) {
    float[][] samples = samples(picture, region);
    int count = Math.min(wanted, samples.length);
    float[][] centre = spreadOut(samples, count);
    int[] size = new int[count];
    for (int round = 0; round < ROUNDS; round++) {
      float[][] sum = new float[count][3];
      Arrays.fill(size, 0);
      for (float[] sample : samples) {
        int k = nearest(centre, sample);
        size[k]++;
        for (int c = 0; c < 3; c++) {
          sum[k][c] += sample[c];
        }
      }
      for (int k = 0; k < count; k++) {
        for (int c = 0; c < 3 && size[k] > 0; c++) {
          centre[k][c] = sum[k][c] / size[k];
        }
      }
    }
    return new Shades(centre, size);
  }

  int count() {
    return size.length;
  }

  double chroma(int k) {
    return Math.hypot(centre[k][1], centre[k][2]);
  }

  /** The shade that a pixel is nearest to. */
  int nearest(Thumbnail picture, int i) {
    float[] lab = picture.lab();
    int best = 0;
    double least = Double.MAX_VALUE;
    for (int k = 0; k < centre.length; k++) {
      float l = LIGHTNESS_WEIGHT * (lab[3 * i] - centre[k][0]);
      float a = lab[3 * i + 1] - centre[k][1];
      float b = lab[3 * i + 2] - centre[k][2];
      float distance = l * l + a * a + b * b;
      if (distance < least) {
        least = distance;
        best = k;
      }
    }
    return best;
  }

  static double distance(float[] a, float[] b) {
    double l = LIGHTNESS_WEIGHT * (a[0] - b[0]);
    double u = a[1] - b[1];
    double v = a[2] - b[2];
    return Math.sqrt(l * l + u * u + v * v);
  }

  private static int nearest(float[][] centre, float[] sample) {
    int best = 0;
    double least = Double.MAX_VALUE;
    for (int k = 0; k < centre.length; k++) {
      double distance = distance(centre[k], sample);
      if (distance < least) {
        least = distance;
        best = k;
      }
    }
    return best;
  }

  private static float[][] samples(Thumbnail picture, Shape region) {
    int area = region.area();
    int step = Math.max(1, area / SAMPLES_MAX);
    float[][] samples = new float[area == 0 ? 0 : (area + step - 1) / step][];
    int seen = 0;
    for (int i = 0; i < region.inside().length; i++) {
      if (region.inside()[i] && seen++ % step == 0) {
        samples[(seen - 1) / step] = Arrays.copyOfRange(picture.lab(), 3 * i, 3 * i + 3);
      }
    }
    return samples;
  }

  /** The sample nearest to the mean first, then each time the one farthest from all before. */
  private static float[][] spreadOut(float[][] samples, int count) {
    float[][] centre = new float[count][];
    if (count == 0) {
      return centre;
    }
    float[] mean = new float[3];
    for (float[] sample : samples) {
      for (int c = 0; c < 3; c++) {
        mean[c] += sample[c] / samples.length;
      }
    }
    double[] away = new double[samples.length];
    Arrays.fill(away, Double.MAX_VALUE);
    for (int k = 0; k < count; k++) {
      int pick = 0;
      for (int i = 1; i < samples.length; i++) {
        boolean better =
            k == 0
                ? distance(samples[i], mean) < distance(samples[pick], mean)
                : away[i] > away[pick];
        pick = better ? i : pick;
      }
      centre[k] = samples[pick].clone();
      for (int i = 0; i < samples.length; i++) {
        away[i] = Math.min(away[i], distance(samples[i], centre[k]));
      }
    }
    return centre;
  }
}

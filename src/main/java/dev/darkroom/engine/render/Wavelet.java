package dev.darkroom.engine.render;

import java.util.Arrays;

/**
 * One level of an edge-avoiding à-trous filter (Dammertz and others 2010) whose strength follows
 * the variance of each pixel (Schied and others, Spatiotemporal Variance-Guided Filtering, 2017).
 *
 * @param width of the rows
 * @param height how many rows there are
 * @param step between the 5 × 5 pixels that are averaged
 * @param pixel the size of a pixel at distance 1
 */
record Wavelet(int width, int height, int step, float pixel, float strength) {
  private static final float[] KERNEL = {0.0625f, 0.25f, 0.375f, 0.25f, 0.0625f};

  /** A pixel this many of its own sizes off another's plane counts little. */
  private static final float PLANE_SIZES = 2.5f;

  /** Filters a row. */
  void row(int y, float[] from, float[] to, float[] guides) {
    float[] sum = new float[Signal.STRIDE];
    for (int x = 0; x < width; x++) {
      int p = y * width + x;
      int at = p * Signal.STRIDE;
      float nx = guides[p * 4];
      float ny = guides[p * 4 + 1];
      float nz = guides[p * 4 + 2];
      float depth = guides[p * 4 + 3];
      float planeScale = depth > 0 ? 1 / (PLANE_SIZES * step * pixel * depth) : 0;
      float baseBright = bright(from, at);
      float restBright = bright(from, at + 4);
      float baseScale = scale(from[at + 3], baseBright);
      float restScale = scale(from[at + 7], restBright);
      float baseWeights = 0;
      float restWeights = 0;
      Arrays.fill(sum, 0);
      for (int ky = -2; ky <= 2; ky++) {
        int qy = y + ky * step;
        if (qy < 0 || qy >= height) {
          continue;
        }
        for (int kx = -2; kx <= 2; kx++) {
          int qx = x + kx * step;
          if (qx < 0 || qx >= width) {
            continue;
          }
          int q = qy * width + qx;
          float otherDepth = guides[q * 4 + 3];
          if (depth > 0 != otherDepth > 0) {
            continue;
          }
          float weight = KERNEL[ky + 2] * KERNEL[kx + 2];
          float same = 1;
          float off = 0;
          // A pixel on an edge has a normal of mixed parts; it trusts itself more than any other.
          if (depth > 0 && q != p) {
            same = nx * guides[q * 4] + ny * guides[q * 4 + 1] + nz * guides[q * 4 + 2];
            if (same <= 0) {
              continue;
            }
            // Relative to this pixel's ray, in units of its depth along the camera's axis.
            float away = otherDepth - depth;
            off =
                Math.abs(
                        nx * kx * step * pixel * depth - ny * ky * step * pixel * depth + nz * away)
                    * planeScale;
          }
          int j = q * Signal.STRIDE;
          float normal = same * same;
          normal *= normal;
          normal *= normal;
          normal *= normal;
          weight *= normal * normal;
          float baseWeight =
              weight * fall(off + Math.abs(bright(from, j) - baseBright) * baseScale);
          float restWeight =
              weight * fall(off + Math.abs(bright(from, j + 4) - restBright) * restScale);
          baseWeights += baseWeight;
          restWeights += restWeight;
          sum[0] += baseWeight * from[j];
          sum[1] += baseWeight * from[j + 1];
          sum[2] += baseWeight * from[j + 2];
          sum[3] += baseWeight * baseWeight * from[j + 3];
          sum[4] += restWeight * from[j + 4];
          sum[5] += restWeight * from[j + 5];
          sum[6] += restWeight * from[j + 6];
          sum[7] += restWeight * restWeight * from[j + 7];
        }
      }
      put(sum, 0, baseWeights, from, to, at);
      put(sum, 4, restWeights, from, to, at);
    }
  }

  private static void put(float[] sum, int part, float weights, float[] from, float[] to, int at) {
    int i = at + part;
    if (!(weights > 1e-6f)) {
      System.arraycopy(from, i, to, i, 4);
      return;
    }
    float share = 1 / weights;
    to[i] = sum[part] * share;
    to[i + 1] = sum[part + 1] * share;
    to[i + 2] = sum[part + 2] * share;
    to[i + 3] = sum[part + 3] * share * share;
  }

  private float scale(float variance, float bright) {
    return 1 / (strength * (float) Math.sqrt(variance) + 2e-3f + 2e-3f * bright);
  }

  /** About exp(-x). */
  private static float fall(float x) {
    float near = Math.max(0, 1 - 0.125f * x);
    near *= near;
    near *= near;
    return near * near;
  }

  private static float bright(float[] light, int at) {
    return 0.2126f * light[at] + 0.7152f * light[at + 1] + 0.0722f * light[at + 2];
  }
}

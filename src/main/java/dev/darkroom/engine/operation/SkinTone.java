package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;

/**
 * Evens skin out and keeps its texture, by splitting it into three bands: broad light and edges,
 * which a guided filter (He, Sun and Tang, 2010) tells from the blotches between; the blotches,
 * which go; and grain finer than those, of which most stays. A plain blur, or a bilateral filter by
 * itself, leaves wax.
 */
final class SkinTone {
  /** Of a face's width: up to this size a blotch is evened out. */
  private static final double RADIUS = 0.055;

  /** The variance of lightness up to which something is a blotch and not a feature. */
  private static final double EPSILON = 0.0022;

  /** How much of the finest grain stays at full strength. */
  private static final float GRAIN = 0.5f;

  private static final int A = 1;
  private static final int B = 2;

  private SkinTone() {}

  static ColourKernel even(Bitmap picture, Skin skin, double strength) {
    float[] light = skin.lightness();
    int width = skin.small().width();
    int radius = Math.max(1, (int) Math.round(RADIUS * skin.face()));
    GuidedField broad = GuidedField.fit(picture, light, light, width, radius, EPSILON);
    GuidedField a = chroma(picture, skin, A, radius);
    GuidedField b = chroma(picture, skin, B, radius);
    Grid coarse = new Grid(picture, skin.small(), Boxes.mean(light, width, 1));
    float share = (float) strength;
    return (lab, x, y) -> {
      float grain = lab[0] - coarse.at(x, y);
      float base = Math.clamp(coarse.at(x, y), 0, 1);
      float even = broad.at(x, y, base) + GRAIN * grain;
      float was = lab[0];
      lab[0] += share * (even - lab[0]);
      lab[1] += 0.6f * share * (a.at(x, y, was) - lab[1]);
      lab[2] += 0.6f * share * (b.at(x, y, was) - lab[2]);
    };
  }

  private static GuidedField chroma(Bitmap picture, Skin skin, int channel, int radius) {
    float[] values = new float[skin.lightness().length];
    float[] lab = new float[3];
    byte[] p = skin.small().pixels();
    for (int i = 0; i < values.length; i++) {
      dev.darkroom.engine.colour.Oklab.from(
          p[4 * i + 2] & 255, p[4 * i + 1] & 255, p[4 * i] & 255, lab, 0);
      values[i] = lab[channel];
    }
    return GuidedField.fit(
        picture, skin.lightness(), values, skin.small().width(), radius, EPSILON);
  }

  /** The values of a small copy, looked up between its pixels. */
  @SuppressWarnings("ArrayRecordComponent") // Looked up, never compared.
  private record Grid(float[] values, int width, int height, double across, double down) {
    Grid(Bitmap picture, Bitmap small, float[] values) {
      this(
          values,
          small.width(),
          small.height(),
          small.width() / (double) picture.width(),
          small.height() / (double) picture.height());
    }

    float at(int x, int y) {
      double column = Math.clamp((x + 0.5) * across - 0.5, 0.0, width - 1.0);
      double row = Math.clamp((y + 0.5) * down - 0.5, 0.0, height - 1.0);
      int left = (int) column;
      int top = (int) row;
      int right = Math.min(width - 1, left + 1);
      int bottom = Math.min(height - 1, top + 1);
      double u = column - left;
      double v = row - top;
      double upper = values[top * width + left] * (1 - u) + values[top * width + right] * u;
      double lower = values[bottom * width + left] * (1 - u) + values[bottom * width + right] * u;
      return (float) (upper * (1 - v) + lower * v);
    }
  }
}

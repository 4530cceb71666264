package dev.darkroom.engine.scenery;

import dev.darkroom.engine.colour.Oklab;

/** Colours as linear red, green, blue, and what is done with them in place. */
final class Tint {
  private Tint() {}

  /** From {@code 0xrrggbb} as on a screen. */
  static float[] of(int hex) {
    return new float[] {
      Oklab.linear(hex >> 16 & 255), Oklab.linear(hex >> 8 & 255), Oklab.linear(hex & 255)
    };
  }

  static void set(float[] rgb, float[] colour) {
    rgb[0] = colour[0];
    rgb[1] = colour[1];
    rgb[2] = colour[2];
  }

  /** Moves towards a colour by a share, 0 to 1. */
  static void towards(float[] rgb, float[] colour, double share) {
    float part = (float) Math.clamp(share, 0.0, 1.0);
    for (int c = 0; c < 3; c++) {
      rgb[c] += part * (colour[c] - rgb[c]);
    }
  }

  /** Adds light of a colour. */
  static void add(float[] rgb, float[] colour, double strength) {
    for (int c = 0; c < 3; c++) {
      rgb[c] += (float) (strength * colour[c]);
    }
  }

  static void times(float[] rgb, double factor) {
    for (int c = 0; c < 3; c++) {
      rgb[c] *= (float) factor;
    }
  }
}

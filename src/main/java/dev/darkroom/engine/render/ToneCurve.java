package dev.darkroom.engine.render;

/**
 * Turns radiance into what a screen shows: the PBR Neutral tone mapper that the Khronos Group
 * published in 2024 for pictures of products. It leaves colours as they are up to about 0.76, rolls
 * brighter ones off without ever reaching white, keeps their hue, and lets only very bright ones
 * pale. Then the encoding of sRGB (IEC 61966-2-1) with a dither of less than one level.
 */
final class ToneCurve {
  private static final double START = 0.8 - 0.04;
  private static final double PALING = 0.15;
  private static final int STEPS = 4096;

  /** The encoding at equal steps of the root of the light, 0 to 255. */
  private final float[] encoding = new float[STEPS + 2];

  ToneCurve() {
    for (int i = 0; i < encoding.length; i++) {
      double root = (double) i / STEPS;
      encoding[i] = (float) (255 * encode(root * root));
    }
  }

  private static double encode(double light) {
    return light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
  }

  /** Writes one opaque pixel, blue first. */
  void write(byte[] pixels, int pixel, double red, double green, double blue) {
    double r = positive(red);
    double g = positive(green);
    double b = positive(blue);
    double least = Math.min(r, Math.min(g, b));
    double offset = least < 0.08 ? least - 6.25 * least * least : 0.04;
    r -= offset;
    g -= offset;
    b -= offset;
    double peak = Math.max(r, Math.max(g, b));
    if (peak > START) {
      double room = 1 - START;
      double newPeak = 1 - room * room / (peak + room - START);
      double scale = newPeak / peak;
      double pale = 1 - 1 / (PALING * (peak - newPeak) + 1);
      r = r * scale * (1 - pale) + newPeak * pale;
      g = g * scale * (1 - pale) + newPeak * pale;
      b = b * scale * (1 - pale) + newPeak * pale;
    }
    float dither = (Sampler.hash(pixel) >>> 8) * 0x1p-24f;
    int at = pixel * 4;
    pixels[at] = level(b, dither);
    pixels[at + 1] = level(g, dither);
    pixels[at + 2] = level(r, dither);
    pixels[at + 3] = (byte) 255;
  }

  private static double positive(double light) {
    return light > 0 ? Math.min(light, 1e9) : 0;
  }

  private byte level(double light, float dither) {
    float place = (float) Math.sqrt(Math.clamp(light, 0, 1)) * STEPS;
    int step = (int) place;
    float value = encoding[step] + (place - step) * (encoding[step + 1] - encoding[step]);
    return (byte) Math.clamp((int) (value + dither), 0, 255);
  }
}

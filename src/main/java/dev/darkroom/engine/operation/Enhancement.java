package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import java.util.Arrays;

/**
 * What a careful person does first to a photo: half of the white balance it needs, tones stretched
 * to the full range (by a third at most), mid-tones moved towards the middle, a little colour.
 */
final class Enhancement {
  private static final double BLACK_MAX = 0.1;
  private static final double WHITE_MIN = 0.8;

  private Enhancement() {}

  static ColourKernel of(Bitmap picture) {
    Bitmap small = Thumbnail.of(picture, 512);
    ColourKernel balance = WhiteBalance.of(small);
    ToneCurve curve = curve(Thumbnail.lightness(small));
    return (lab, x, y) -> {
      float light = lab[0];
      float a = lab[1];
      float b = lab[2];
      balance.apply(lab, x, y);
      lab[0] = curve.at((light + lab[0]) / 2);
      float chroma = 1.1f * Math.clamp(light > 0.02f ? lab[0] / light : 1, 0.8f, 1.3f);
      lab[1] = chroma * (a + lab[1]) / 2;
      lab[2] = chroma * (b + lab[2]) / 2;
    };
  }

  /** From the darkest and lightest hundredth to black and white; then the median towards 0.58. */
  private static ToneCurve curve(float[] lightness) {
    Arrays.sort(lightness);
    double black = Math.min(BLACK_MAX, at(lightness, 0.005));
    double white = Math.max(WHITE_MIN, at(lightness, 0.995));
    double middle = Math.clamp((at(lightness, 0.5) - black) / (white - black), 0.05, 0.95);
    double gamma = Math.clamp(Math.log(0.58) / Math.log(middle), 0.75, 1.2);
    double eased = 1 + (gamma - 1) * 0.6;
    return new ToneCurve(x -> Math.pow(Math.clamp((x - black) / (white - black), 0.0, 1.0), eased));
  }

  private static double at(float[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}

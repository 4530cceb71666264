package dev.darkroom.engine.mask;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.colour.Oklab;

/** The part of a picture that people would call by a colour's name. */
final class ColourRegion {
  private static final double HUE_NEAR = Math.toRadians(24);
  private static final double HUE_FAR = Math.toRadians(38);
  private static final double SHARE_MIN = 0.003;

  /** Below this a colour is a grey; above the other one a grey is a colour. */
  private static final double NEUTRAL_TARGET = 0.035;

  private static final double NEUTRAL_MAX = 0.05;

  private ColourRegion() {}

  /**
   * @throws Refusal REGION_NOT_FOUND when nothing of a real size has the colour
   */
  static Found find(Bitmap picture, Where.Coloured where, Monitor monitor) {
    Thumbnail small = Thumbnail.of(picture, SubjectSearch.SIDE_MAX);
    Shape sure = like(small, where.colour(), 0.5);
    Shape loose = like(small, where.colour(), 0.15);
    Shape all = loose.reachedFrom(sure.opened(1)).opened(1).closed(1);
    Parts parts = Parts.of(all);
    int least = Math.max(1, (int) (SHARE_MIN * small.count()));
    if (parts.largest() < least) {
      throw notFound(where.colour());
    }
    int main = main(parts);
    Shape found =
        where.plural() ? parts.atLeast(Math.max(least, parts.largest() / 20)) : parts.part(main);
    found = Holes.fill(found, small.count() / 1500);
    Mask matte = Matte.of(picture, found, monitor);
    double confidence = 0.3 + 0.7 * found.overlap(sure.and(found.grown(1)));
    double alone = where.plural() ? 1 : parts.area()[main] / (double) all.area();
    return new Found(
        matte,
        Math.clamp(confidence * (0.75 + 0.25 * Math.min(1, alone / 0.6)), 0, 0.97),
        "colour word");
  }

  /** The largest part, where what lies in the middle of the frame counts up to twice. */
  private static int main(Parts parts) {
    Shape shape = parts.shape();
    double[] weight = new double[parts.count()];
    for (int i = 0; i < parts.label().length; i++) {
      if (parts.label()[i] >= 0) {
        double x = (i % shape.width()) / (double) shape.width() - 0.5;
        int row = i / shape.width();
        double y = row / (double) shape.height() - 0.5;
        weight[parts.label()[i]] += 1 + Math.exp(-8 * (x * x + y * y));
      }
    }
    int best = 0;
    for (int k = 1; k < weight.length; k++) {
      best = weight[k] > weight[best] ? k : best;
    }
    return best;
  }

  private static Shape like(Thumbnail picture, Colour colour, double least) {
    float[] target = Oklab.from(colour);
    boolean neutral = Math.hypot(target[1], target[2]) < NEUTRAL_TARGET;
    float[] lab = picture.lab();
    return Shape.where(
        picture.width(),
        picture.height(),
        i -> {
          double lightness = lab[3 * i];
          double a = lab[3 * i + 1];
          double b = lab[3 * i + 2];
          double likeness =
              neutral ? neutral(target[0], lightness, a, b) : chromatic(target, lightness, a, b);
          return likeness > least;
        });
  }

  private static double chromatic(float[] target, double lightness, double a, double b) {
    double chroma = Math.hypot(a, b);
    double turn = Math.abs(Math.atan2(b, a) - Math.atan2(target[2], target[1]));
    double hue = ramp(Math.min(turn, 2 * Math.PI - turn), HUE_FAR, HUE_NEAR);
    double colourful = ramp(chroma / (lightness + 0.1), 0.08, 0.16) * ramp(chroma, 0.02, 0.05);
    return hue * colourful;
  }

  /** White, grey and black by lightness; the ranges overlap a little, as the words do. */
  private static double neutral(double target, double lightness, double a, double b) {
    double grey = ramp(Math.hypot(a, b), NEUTRAL_MAX, NEUTRAL_MAX / 2);
    double level =
        target > 0.9
            ? ramp(lightness, 0.68, 0.82)
            : target < 0.25 ? ramp(lightness, 0.38, 0.26) : 1 - Math.abs(lightness - target) / 0.25;
    return grey * level;
  }

  /** 0 at the first end, 1 at the second. */
  private static double ramp(double value, double zero, double one) {
    return Math.clamp((value - zero) / (one - zero), 0, 1);
  }

  private static Refusal notFound(Colour colour) {
    return new Refusal(
        Refusal.Code.REGION_NOT_FOUND,
        "Nothing of a real size in the picture has the colour named ("
            + colour.hex()
            + "). Name another colour or send a mask.",
        "图片中没有足够大的区域是所说的颜色（" + colour.hex() + "）。请换一种颜色或提供蒙版。");
  }
}

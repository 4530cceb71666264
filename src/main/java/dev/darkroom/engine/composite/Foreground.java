package dev.darkroom.engine.composite;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.frame.Resampler;
import java.util.stream.IntStream;

/**
 * Cuts a subject out of its picture. At its soft edge the old background's colour is taken out of
 * the mixture, so that no halo of it comes along: blur-fusion, after Forte and Pitié, "Approximate
 * Fast Foreground Colour Estimation", ICIP 2021.
 */
public final class Foreground {
  /** The long side at which the blurred colours are found; they vary slowly. */
  private static final int WORKING = 768;

  private static final int WIDE = 90;
  private static final int NARROW = 6;
  private static final float TINY = 1e-4f;

  private Foreground() {}

  /**
   * The subject alone: its colours, and the matte as alpha. Where the matte is 255 the pixels are
   * the picture's own; where it is 0 they are 0.
   */
  public static Bitmap of(Bitmap picture, Mask matte, Monitor monitor) {
    Bitmap small = Resampler.shrunk(picture, WORKING);
    Plane alpha = Plane.of(Resampler.resize(matte, small.width(), small.height()));
    monitor.check();
    Plane wide = alpha.blurred(WIDE);
    Plane narrow = alpha.blurred(NARROW);
    Plane[][] colours = new Plane[3][];
    IntStream.range(0, 3)
        .parallel()
        .forEach(c -> colours[c] = blurFused(Plane.of(small, c), alpha, wide, narrow));
    monitor.check();
    Bitmap result = new Bitmap(picture.width(), picture.height());
    IntStream.range(0, picture.height())
        .parallel()
        .forEach(y -> cutRow(picture, matte, colours, y, result.pixels()));
    monitor.check();
    return result;
  }

  /** The blurred colours of foreground and background, which the last step works from. */
  private static Plane[] blurFused(Plane picture, Plane alpha, Plane wide, Plane narrow) {
    Plane clear = alpha.inverted();
    Plane behind = ratio(picture.times(clear).blurred(WIDE), wide.inverted());
    Plane front = ratio(picture.times(alpha).blurred(WIDE), wide);
    for (int i = 0; i < front.values.length; i++) {
      front.values[i] =
          unmixed(picture.values[i], alpha.values[i], front.values[i], behind.values[i]);
    }
    return new Plane[] {
      ratio(front.times(alpha).blurred(NARROW), narrow),
      ratio(behind.times(clear).blurred(NARROW), narrow.inverted())
    };
  }

  /** The foreground that, nearest to its blurred colour, explains a mixed colour. */
  private static float unmixed(float mixed, float alpha, float front, float behind) {
    return Math.clamp(front + alpha * (mixed - alpha * front - (1 - alpha) * behind), 0f, 255f);
  }

  private static Plane ratio(Plane weighted, Plane weights) {
    Plane result = new Plane(weights.width, weights.height);
    for (int i = 0; i < result.values.length; i++) {
      result.values[i] = weighted.values[i] / (weights.values[i] + TINY);
    }
    return result;
  }

  private static void cutRow(Bitmap picture, Mask matte, Plane[][] colours, int y, byte[] out) {
    byte[] p = picture.pixels();
    int width = picture.width();
    for (int x = 0; x < width; x++) {
      int i = 4 * (y * width + x);
      int own = p[i + 3] & 255;
      int coverage = Math.min(matte.at(x, y), own);
      if (coverage == 0) {
        continue;
      }
      out[i + 3] = (byte) coverage;
      // Straight alpha below 255 means that the picture's colours are unmixed already.
      boolean mixed = coverage < 255 && own == 255;
      for (int c = 0; c < 3; c++) {
        out[i + c] =
            mixed ? unmixedAt(p[i + c] & 255, coverage, colours[c], x, y, matte) : p[i + c];
      }
    }
  }

  private static byte unmixedAt(int mixed, int coverage, Plane[] colours, int x, int y, Mask at) {
    float front = colours[0].at(x, y, at.width(), at.height());
    float behind = colours[1].at(x, y, at.width(), at.height());
    return (byte) Math.round(unmixed(mixed, coverage / 255f, front, behind));
  }
}

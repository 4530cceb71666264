package dev.darkroom.engine.product.surface;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.render.Vec;

/** How much light surfaces of a colour give back. */
public final class Reflectance {
  /** Soot still gives back a little, and fresh snow not all. */
  private static final double DARKEST = 0.008;

  private static final double BRIGHTEST = 0.86;

  private Reflectance() {}

  /** Linear reflectance as real surfaces have it: never nothing, never all. */
  public static Vec of(Colour colour) {
    return new Vec(
        limited(linear(colour.red())),
        limited(linear(colour.green())),
        limited(linear(colour.blue())));
  }

  /** As {@link #of(Colour)}, of the colour {@code 0xrrggbb}. */
  public static Vec of(int rgb) {
    return of(new Colour(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255));
  }

  /** The luminance of a linear colour. */
  public static double luminance(Vec linear) {
    return 0.2126 * linear.x() + 0.7152 * linear.y() + 0.0722 * linear.z();
  }

  private static double limited(double value) {
    return Math.clamp(value, DARKEST, BRIGHTEST);
  }

  private static double linear(int value) {
    double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}

package dev.darkroom.engine.fill;

import dev.darkroom.engine.Bitmap;

/**
 * A translucent colour laid over a picture: what is seen is (1 - alpha) x picture + alpha x colour.
 */
final class Overlay {
  private static final double ALPHA_MIN = 0.08;
  private static final double ALPHA_MAX = 0.7;
  private static final double CORRELATION_MIN = 0.8;

  /** How far a colour may lie outside 0 to 255 by the error of the fit. */
  private static final double SLACK = 12;

  /** 0 to 1. */
  private final double alpha;

  /** Blue, green, red, 0 to 255. */
  private final double[] colour;

  /** How well the model explains what is seen, 0 to 1. */
  private final double correlation;

  Overlay(double alpha, double[] colour, double correlation) {
    this.alpha = alpha;
    this.colour = colour;
    this.correlation = correlation;
  }

  double[] colour() {
    return colour;
  }

  double correlation() {
    return correlation;
  }

  /** Whether the picture under it can be had back. */
  boolean invertible() {
    if (alpha <= ALPHA_MIN || alpha >= ALPHA_MAX || correlation <= CORRELATION_MIN) {
      return false;
    }
    for (double value : colour) {
      if (value < -SLACK || value > 255 + SLACK) {
        return false;
      }
    }
    return true;
  }

  /** The value under the overlay; may lie outside 0 to 255 where the model does not hold. */
  double under(double seen, int channel) {
    return (seen - alpha * colour[channel]) / (1 - alpha);
  }

  /** Replaces a pixel by what lies under the overlay. */
  void lift(Bitmap picture, int at) {
    for (int c = 0; c < 3; c++) {
      double value = under(picture.pixels()[4 * at + c] & 255, c);
      picture.pixels()[4 * at + c] = (byte) Math.round(Math.clamp(value, 0.0, 255.0));
    }
  }
}

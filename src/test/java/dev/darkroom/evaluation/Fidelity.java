package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;

/** How far two pictures of one size are apart. */
final class Fidelity {
  /** What identical pictures get. */
  static final double SAME = 99;

  private Fidelity() {}

  /** The peak signal-to-noise ratio of the colours in a region, in decibels. */
  static double psnr(Bitmap one, Bitmap other, Mask region) {
    double error = 0;
    double weight = 0;
    for (int i = 0; i < region.coverage().length; i++) {
      double part = (region.coverage()[i] & 255) / 255.0;
      for (int c = 4 * i; part > 0 && c < 4 * i + 3; c++) {
        int d = (one.pixels()[c] & 255) - (other.pixels()[c] & 255);
        error += part * d * d;
        weight += part;
      }
    }
    return error == 0 ? SAME : Math.min(SAME, 10 * Math.log10(255.0 * 255 * weight / error));
  }

  /** The largest difference of a pixel's colour or alpha, 0 to 255. */
  static int apart(Bitmap one, Bitmap other, int pixel) {
    int most = 0;
    for (int c = 4 * pixel; c < 4 * pixel + 4; c++) {
      most = Math.max(most, Math.abs((one.pixels()[c] & 255) - (other.pixels()[c] & 255)));
    }
    return most;
  }

  /** Where two pictures differ by more than so many levels. */
  static Mask changed(Bitmap one, Bitmap other, int levels) {
    return Masks.where(one.width(), one.height(), i -> apart(one, other, i) > levels);
  }

  /** The share of a region's pixels that differ by more than so many levels. */
  static double changedShare(Bitmap one, Bitmap other, Mask region, int levels) {
    long all = 0;
    long changed = 0;
    for (int i = 0; i < region.coverage().length; i++) {
      if (region.coverage()[i] == (byte) 255) {
        all++;
        changed += apart(one, other, i) > levels ? 1 : 0;
      }
    }
    return all == 0 ? 0 : (double) changed / all;
  }
}

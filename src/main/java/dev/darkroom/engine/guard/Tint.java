package dev.darkroom.engine.guard;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;

/**
 * Takes out the change of brightness and tint that a model gives to a whole picture: what it did to
 * the part outside the mask, which was to stay, it did to the part inside as well.
 */
final class Tint {
  private static final double GAIN_MIN = 0.8;
  private static final double GAIN_MAX = 1.25;
  private static final int SHIFT_MAX = 40;

  /** Fewer compared pixels than that share tell nothing. */
  private static final double SHARE_MIN = 0.02;

  private Tint() {}

  /** The edited picture with the colours that make it agree with the input outside the mask. */
  static Bitmap evened(Bitmap input, Mask mask, Bitmap edited) {
    Bitmap result = edited.copy();
    for (int channel = 0; channel < 3; channel++) {
      even(input.pixels(), mask.coverage(), result.pixels(), channel);
    }
    return result;
  }

  private static void even(byte[] before, byte[] mask, byte[] after, int channel) {
    double count = 0;
    double sumB = 0;
    double sumA = 0;
    double squareB = 0;
    double squareA = 0;
    for (int i = 0; i < mask.length; i++) {
      if (mask[i] == 0) {
        double b = before[4 * i + channel] & 255;
        double a = after[4 * i + channel] & 255;
        count++;
        sumB += b;
        sumA += a;
        squareB += b * b;
        squareA += a * a;
      }
    }
    if (count < SHARE_MIN * mask.length) {
      return;
    }
    double meanB = sumB / count;
    double meanA = sumA / count;
    double spreadB = Math.sqrt(Math.max(0, squareB / count - meanB * meanB));
    double spreadA = Math.sqrt(Math.max(0, squareA / count - meanA * meanA));
    double gain = spreadA < 4 ? 1 : Math.clamp(spreadB / spreadA, GAIN_MIN, GAIN_MAX);
    double shift = Math.clamp(meanB - gain * meanA, -SHIFT_MAX, SHIFT_MAX);
    for (int i = channel; i < after.length; i += 4) {
      after[i] = (byte) Math.round(Math.clamp(gain * (after[i] & 255) + shift, 0, 255));
    }
  }
}

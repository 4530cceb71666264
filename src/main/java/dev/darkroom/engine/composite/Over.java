package dev.darkroom.engine.composite;

import dev.darkroom.engine.Bitmap;
import java.util.stream.IntStream;

/** Lays one picture over another: the "over" of Porter and Duff (1984), straight alpha. */
public final class Over {
  private Over() {}

  /** Lays the subject over the background in place and returns the background. */
  public static Bitmap into(Bitmap background, Bitmap subject) {
    byte[] under = background.pixels();
    byte[] over = subject.pixels();
    IntStream.range(0, background.height())
        .parallel()
        .forEach(
            y -> {
              int end = 4 * (y + 1) * background.width();
              for (int i = 4 * y * background.width(); i < end; i += 4) {
                int alpha = over[i + 3] & 255;
                if (alpha == 255) {
                  System.arraycopy(over, i, under, i, 4);
                } else if (alpha > 0) {
                  blend(under, over, i, alpha);
                }
              }
            });
    return background;
  }

  private static void blend(byte[] under, byte[] over, int i, int alpha) {
    int behind = (under[i + 3] & 255) * (255 - alpha);
    int whole = alpha * 255 + behind;
    for (int c = i; c < i + 3; c++) {
      int sum = (over[c] & 255) * alpha * 255 + (under[c] & 255) * behind;
      under[c] = (byte) ((sum + whole / 2) / whole);
    }
    under[i + 3] = (byte) ((whole + 127) / 255);
  }
}

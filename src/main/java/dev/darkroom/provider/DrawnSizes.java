package dev.darkroom.provider;

import dev.darkroom.job.Size;
import java.util.Comparator;
import java.util.List;

/** The sizes to ask models for where a job wants another one. */
final class DrawnSizes {
  private DrawnSizes() {}

  /** The size nearest in ratio; of the same ratio the smallest that is not smaller than asked. */
  static Size nearest(List<Size> sizes, Size asked) {
    return sizes.stream()
        .max(Comparator.comparingDouble(size -> nearness(size, asked)))
        .orElseThrow();
  }

  private static double nearness(Size size, Size asked) {
    double shortage = Math.min(1, (double) size.pixels() / asked.pixels());
    return 10 * Pictures.kept(size, asked) + shortage - 1e-9 * size.pixels();
  }

  /** The asked size raised to a least or lowered to a most number of pixels, its ratio kept. */
  static Size within(Size asked, long pixelsMin, long pixelsMax) {
    if (asked.pixels() < pixelsMin) {
      double scale = Math.sqrt((double) pixelsMin / asked.pixels());
      return new Size(
          (int) Math.ceil(asked.width() * scale), (int) Math.ceil(asked.height() * scale));
    }
    double scale = Math.min(1, Math.sqrt((double) pixelsMax / asked.pixels()));
    return new Size(
        Math.max(1, (int) (asked.width() * scale)), Math.max(1, (int) (asked.height() * scale)));
  }

  /**
   * The asked size with both sides between two limits, its ratio kept as long as the limits allow.
   */
  static Size sides(Size asked, int min, int max) {
    double up = Math.max(1, (double) min / Math.min(asked.width(), asked.height()));
    double scale = Math.min(up, (double) max / Math.max(asked.width(), asked.height()));
    return new Size(side(asked.width() * scale, min, max), side(asked.height() * scale, min, max));
  }

  private static int side(double side, int min, int max) {
    return (int) Math.max(min, Math.min(max, Math.round(side)));
  }

  /**
   * The tier of size that is enough: 1K, 2K or 4K are about as many pixels as a square of 1024,
   * 2048 or 4096. A quarter more of a side is made here.
   */
  static String tier(Size asked) {
    double side = Math.sqrt((double) asked.pixels());
    if (side <= 1280) {
      return "1K";
    }
    return side <= 2560 ? "2K" : "4K";
  }
}

package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Figures of the colours in a region; only pixels that it covers fully count. */
final class Statistics {
  private Statistics() {}

  static IntStream pixels(Mask region) {
    return IntStream.range(0, region.coverage().length)
        .filter(i -> region.coverage()[i] == (byte) 255);
  }

  static double mean(Bitmap bitmap, Mask region, ToDoubleFunction<Lab> figure) {
    return pixels(region)
        .mapToDouble(i -> figure.applyAsDouble(Lab.of(bitmap, i)))
        .average()
        .orElse(0);
  }

  static double deviation(Bitmap bitmap, Mask region, ToDoubleFunction<Lab> figure) {
    double mean = mean(bitmap, region, figure);
    return Math.sqrt(mean(bitmap, region, lab -> Math.pow(figure.applyAsDouble(lab) - mean, 2)));
  }

  /** L, a and b each at its median. */
  static Lab median(Bitmap bitmap, Mask region) {
    return new Lab(
        median(bitmap, region, Lab::l),
        median(bitmap, region, Lab::a),
        median(bitmap, region, Lab::b));
  }

  private static double median(Bitmap bitmap, Mask region, ToDoubleFunction<Lab> figure) {
    double[] sorted =
        pixels(region).mapToDouble(i -> figure.applyAsDouble(Lab.of(bitmap, i))).toArray();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  /** The share of a region's pixels that have a property. */
  static double share(Bitmap bitmap, Mask region, Predicate<Lab> property) {
    return pixels(region)
        .mapToDouble(i -> property.test(Lab.of(bitmap, i)) ? 1 : 0)
        .average()
        .orElse(0);
  }

  /** How sharply neighbours differ: the mean size of the Laplacian of L. */
  static double detail(Bitmap bitmap, Mask region) {
    int width = bitmap.width();
    double[] light = new double[width * bitmap.height()];
    for (int i = 0; i < light.length; i++) {
      light[i] = Lab.of(bitmap, i).l();
    }
    return pixels(region)
        .filter(i -> i % width > 0 && i % width < width - 1)
        .filter(i -> i >= width && i < light.length - width)
        .mapToDouble(
            i ->
                Math.abs(
                    4 * light[i]
                        - light[i - 1]
                        - light[i + 1]
                        - light[i - width]
                        - light[i + width]))
        .average()
        .orElse(0);
  }
}

package dev.darkroom.dialect.aluo;

import dev.darkroom.job.Size;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The ten ratios, each with its size in pixels at 1K: multiples of 16, within 1.1 % of the ratio.
 */
enum Ratio {
  SQUARE("1:1", 1024, 1024),
  THREE_TO_TWO("3:2", 1264, 848),
  TWO_TO_THREE("2:3", 848, 1264),
  SIXTEEN_TO_NINE("16:9", 1376, 768),
  NINE_TO_SIXTEEN("9:16", 768, 1376),
  FOUR_TO_THREE("4:3", 1200, 896),
  THREE_TO_FOUR("3:4", 896, 1200),
  FOUR_TO_FIVE("4:5", 928, 1152),
  FIVE_TO_FOUR("5:4", 1152, 928),
  TWENTY_ONE_TO_NINE("21:9", 1584, 672);

  private final String label;
  private final int width;
  private final int height;

  Ratio(String label, int width, int height) {
    this.label = label;
    this.width = width;
    this.height = height;
  }

  /** As it is written on the wire. */
  String label() {
    return label;
  }

  Size at(Resolution resolution) {
    int times = resolution.times();
    return new Size(times * width, times * height);
  }

  static Optional<Ratio> parse(String label) {
    return Arrays.stream(values()).filter(ratio -> ratio.label.equals(label)).findFirst();
  }

  /** All of them, for a sentence. */
  static String labels() {
    return Arrays.stream(values()).map(Ratio::label).collect(Collectors.joining(", "));
  }
}

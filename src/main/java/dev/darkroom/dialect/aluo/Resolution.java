package dev.darkroom.dialect.aluo;

import java.util.Arrays;
import java.util.Optional;

/** How large a generated picture is. */
enum Resolution {
  ONE_K("1K", 1),
  TWO_K("2K", 2),
  FOUR_K("4K", 4);

  private final String label;
  private final int times;

  Resolution(String label, int times) {
    this.label = label;
    this.times = times;
  }

  /** How many times the edges of 1K. */
  int times() {
    return times;
  }

  /** In any letter case. */
  static Optional<Resolution> parse(String label) {
    return Arrays.stream(values())
        .filter(resolution -> resolution.label.equalsIgnoreCase(label))
        .findFirst();
  }
}

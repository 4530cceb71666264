package dev.darkroom.provider;

import dev.darkroom.job.Size;
import java.util.Comparator;
import java.util.List;

/**
 * The ratios that a model draws.
 *
 * @param names such as {@code 3:2}, at least one
 */
record Ratios(List<String> names) {
  Ratios {
    names = List.copyOf(names);
  }

  static Ratios of(String... names) {
    return new Ratios(List.of(names));
  }

  /** The name of the one that costs a picture of the wanted size least. */
  String nearest(Size asked) {
    return names.stream()
        .max(Comparator.comparingDouble(name -> Pictures.kept(sides(name), asked)))
        .orElseThrow();
  }

  /** Whether a picture of that ratio can be cut from one that the model draws. */
  boolean reaches(Size asked) {
    return Pictures.kept(sides(nearest(asked)), asked) >= Pictures.KEPT_MIN;
  }

  private static Size sides(String name) {
    String[] sides = name.split(":", 2);
    return new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
  }
}

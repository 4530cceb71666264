package dev.darkroom.instruction;

import dev.darkroom.engine.mask.Length;
import dev.darkroom.engine.mask.Where;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A box or a point that the caller gave in numbers; a point has neither width nor height. */
record Spot(Length x, Length y, @Nullable Length width, @Nullable Length height) {
  /** From the value of a token: {@code 10%,0,30%,200} or {@code 350,200}. */
  static Spot parse(String value) {
    List<Length> lengths = new ArrayList<>();
    for (String number : value.split(",", -1)) {
      lengths.add(
          number.endsWith("%")
              ? Length.share(Double.parseDouble(number.substring(0, number.length() - 1)) / 100)
              : Length.pixels(Double.parseDouble(number)));
    }
    return lengths.size() == 2
        ? new Spot(lengths.get(0), lengths.get(1), null, null)
        : new Spot(lengths.get(0), lengths.get(1), lengths.get(2), lengths.get(3));
  }

  /**
   * The place.
   *
   * @param noun what in the box is meant, or null for all of it
   */
  Where where(@Nullable String noun) {
    return width == null || height == null
        ? new Where.Point(x, y)
        : new Where.Box(x, y, width, height, noun);
  }
}

package dev.darkroom.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks what an instruction would do.
 *
 * @param count how many pictures would come with it, 0 when not known; with pictures, how many
 * @param masked whether a mask would come with it
 * @param pictures the pictures themselves, to look for the places in the first one; may be empty
 * @param mask where to edit, as {@link Job#mask}; only with pictures
 */
public record PlanQuestion(
    String instruction, int count, boolean masked, List<Picture> pictures, @Nullable Picture mask) {
  /** More pictures than any call takes. */
  public static final int PICTURES_MAX = 16;

  /** The longest instruction, in characters. */
  public static final int INSTRUCTION_MAX = 32_000;

  public PlanQuestion {
    pictures = List.copyOf(pictures);
    if (count < 0 || count > PICTURES_MAX || (!pictures.isEmpty() && pictures.size() != count)) {
      throw new IllegalArgumentException(
          "There are 0 to " + PICTURES_MAX + " pictures, not " + count);
    }
    if (mask != null && (pictures.isEmpty() || !masked)) {
      throw new IllegalArgumentException("A mask belongs to a picture");
    }
  }

  /** Without pictures to look at. */
  public static PlanQuestion blind(String instruction, int count, boolean masked) {
    return new PlanQuestion(instruction, count, masked, List.of(), null);
  }

  /** About these pictures. */
  public static PlanQuestion grounded(
      String instruction, List<Picture> pictures, @Nullable Picture mask) {
    return new PlanQuestion(instruction, pictures.size(), mask != null, pictures, mask);
  }

  /** Whether the places are looked for in pixels. */
  public boolean grounded() {
    return !pictures.isEmpty();
  }
}

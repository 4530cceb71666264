package dev.darkroom.job;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The immutable description of one edit, the same for every dialect and every provider.
 *
 * @param model the name the caller asked for; never empty ("auto" when absent)
 * @param instruction the caller's sentence, unchanged
 * @param pictures in the order the caller numbers them (图1 first), at least one
 * @param mask where to edit, or null: fully transparent pixels change; sized as the first picture
 * @param alphaIsMask whether, without a mask, fully transparent pixels of the first picture are one
 * @param count how many results, at least 1
 * @param options what else the caller sent for a provider that knows it, by name: Boolean, Integer,
 *     Double or String
 */
public record EditJob(
    String model,
    String instruction,
    List<Picture> pictures,
    @Nullable Picture mask,
    boolean alphaIsMask,
    int count,
    OutputSpec output,
    Map<String, Object> options) {
  public EditJob {
    pictures = List.copyOf(pictures);
    options = Map.copyOf(options);
    if (pictures.isEmpty()) {
      throw new IllegalArgumentException("An edit needs a picture");
    }
    if (count < 1) {
      throw new IllegalArgumentException("An edit has at least one result");
    }
  }
}

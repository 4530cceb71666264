package dev.darkroom.job;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The immutable description of one piece of work, the same for every dialect and every provider.
 *
 * @param model the name the caller asked for; never empty ("auto" when absent)
 * @param instruction the caller's sentence, unchanged; empty for a variation
 * @param pictures in the order the caller numbers them (图1 first): none for a generation; else at
 *     least one, except where they could not be taken in and the task ended at once
 * @param mask where to edit, or null: fully transparent pixels change; sized as the first picture
 * @param alphaIsMask whether, without a mask, fully transparent pixels of the first picture are one
 * @param count how many results, at least 1
 * @param previews how many pictures on the way the caller wants to see, 0 to 3
 * @param options what else the caller sent for a provider that knows it, by name: Boolean, Integer,
 *     Long, Double or String. The OpenAI dialect hands on, under its wire's names, what was sent of
 *     {@code quality}, {@code input_fidelity}, {@code moderation}, {@code style}, {@code user},
 *     {@code safety_identifier}; every dialect {@code seed}
 */
public record Job(
    Work work,
    String model,
    String instruction,
    List<Picture> pictures,
    @Nullable Picture mask,
    boolean alphaIsMask,
    int count,
    int previews,
    OutputSpec output,
    Map<String, Object> options) {
  /** What is to be done. */
  public enum Work {
    /** Pictures are changed as the instruction says. */
    EDIT,
    /** Pictures are made from the instruction alone. */
    GENERATE,
    /** Pictures like the first one are made, without an instruction. */
    VARY
  }

  public Job {
    Objects.requireNonNull(work);
    pictures = List.copyOf(pictures);
    options = Map.copyOf(options);
    if (work == Work.GENERATE && !pictures.isEmpty()) {
      throw new IllegalArgumentException("A generation has no pictures");
    }
    if (count < 1) {
      throw new IllegalArgumentException("A job has at least one result");
    }
    if (previews < 0 || previews > 3) {
      throw new IllegalArgumentException("A job has 0 to 3 previews, not " + previews);
    }
  }
}

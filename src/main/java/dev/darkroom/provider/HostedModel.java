package dev.darkroom.provider;

import dev.darkroom.job.Job;
import dev.darkroom.job.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A model on a runner, whose fields are its own: which of them say what. A null field is one that
 * the model does not have.
 *
 * @param generates whether it makes pictures from text alone
 * @param image the field of one picture
 * @param images the field of a list of pictures, where there is no {@code image}
 * @param picturesMax how many pictures it takes, 0 for none
 * @param mask the field of a mask that is white where the picture changes
 * @param maskNeeded whether nothing goes without a mask
 * @param count the field of the number of results
 * @param countMax the most results of one call
 * @param seed the field of the seed
 * @param fixed what is always sent, as JSON values
 * @param options options of a job that are fields of the same names
 */
record HostedModel(
    boolean generates,
    @Nullable String image,
    @Nullable String images,
    int picturesMax,
    @Nullable String mask,
    boolean maskNeeded,
    @Nullable String count,
    int countMax,
    Shape shape,
    @Nullable String seed,
    Map<String, Object> fixed,
    List<String> options) {

  /** How it is told the size. */
  sealed interface Shape {
    /** Not at all: an edit keeps the picture's ratio. */
    record Own() implements Shape {}

    /**
     * As a ratio.
     *
     * @param keep what says "as the picture", or null
     */
    record Ratio(String field, Ratios ratios, @Nullable String keep) implements Shape {}

    /** As two numbers. */
    record Sides(String width, String height, SizeGrid grid) implements Shape {}

    /** As an object of {@code width} and {@code height}. */
    record Box(String field, SizeGrid grid) implements Shape {}
  }

  HostedModel {
    fixed = Map.copyOf(fixed);
    options = List.copyOf(options);
  }

  /** The names of a job's options that it has fields for. */
  List<String> used() {
    return seed == null ? options : Stream.concat(options.stream(), Stream.of("seed")).toList();
  }

  /** What of a job it cannot express, as the rest of a sentence that begins with the model. */
  Optional<String> obstacle(Job job) {
    return Obstacles.any(
        Obstacles.variation(job),
        Obstacles.generation(job, generates),
        Obstacles.count(job, picturesMax),
        Obstacles.weight(job),
        mask == null ? Obstacles.mask(job) : Optional.empty(),
        maskNeeded ? Obstacles.noMask(job) : Optional.empty(),
        Obstacles.transparent(job),
        Obstacles.asked(job).filter(size -> !draws(size, job)).map(Obstacles::farRatio));
  }

  private boolean draws(Size asked, Job job) {
    return switch (shape) {
      case Shape.Own() ->
          !job.pictures().isEmpty()
              && Pictures.kept(job.pictures().getFirst().size(), asked) >= Pictures.KEPT_MIN;
      case Shape.Ratio(_, var ratios, _) -> ratios.reaches(asked);
      case Shape.Sides(_, _, var grid) -> grid.reaches(asked);
      case Shape.Box(_, var grid) -> grid.reaches(asked);
    };
  }
}

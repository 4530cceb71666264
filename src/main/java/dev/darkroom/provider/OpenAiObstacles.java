package dev.darkroom.provider;

import dev.darkroom.job.Job;
import dev.darkroom.job.Picture;
import java.util.Optional;
import java.util.stream.Stream;

/** What of a job OpenAI's wire and its models cannot express, as sentences. */
final class OpenAiObstacles {
  /** As documented for GPT Image models. */
  private static final long PICTURE_MAX = 50L << 20;

  /** All inputs of a job travel in memory. */
  private static final long PICTURES_MAX = 100L << 20;

  private OpenAiObstacles() {}

  /** The first one. */
  static Optional<String> of(Job job, String name) {
    OpenAiModel model = OpenAiModel.of(name);
    return Stream.of(work(job, model), pictures(job, model), prompt(job, model), output(job, model))
        .flatMap(Optional::stream)
        .findFirst()
        .map(reason -> "The model " + name + " " + reason + ".");
  }

  private static Optional<String> work(Job job, OpenAiModel model) {
    return switch (job.work()) {
      case GENERATE -> Optional.empty();
      case EDIT -> when(model == OpenAiModel.DALLE_3, "edits no pictures");
      case VARY -> when(model != OpenAiModel.DALLE_2, "makes no variations of a picture");
    };
  }

  private static Optional<String> pictures(Job job, OpenAiModel model) {
    int count = job.pictures().size();
    if (count > model.picturesMax()) {
      return Optional.of(
          "takes at most " + model.picturesMax() + " pictures, and there are " + count);
    }
    boolean square = job.pictures().stream().allMatch(p -> p.size().width() == p.size().height());
    if (model == OpenAiModel.DALLE_2 && !square) {
      return Optional.of("takes square pictures only");
    }
    long largest = job.pictures().stream().mapToLong(Picture::bytes).max().orElse(0);
    long all = job.pictures().stream().mapToLong(Picture::bytes).sum();
    return when(largest >= PICTURE_MAX || all > PICTURES_MAX, "takes no pictures so large");
  }

  private static Optional<String> prompt(Job job, OpenAiModel model) {
    int length = job.instruction().codePointCount(0, job.instruction().length());
    return when(
        length > model.promptMax(), "takes at most " + model.promptMax() + " characters of text");
  }

  private static Optional<String> output(Job job, OpenAiModel model) {
    if (job.output().transparent() && model.dallE()) {
      return Optional.of("makes no transparent background");
    }
    return job.output().sizeOpen() ? Optional.empty() : model.sizeObstacle(job.output().size());
  }

  private static Optional<String> when(boolean is, String reason) {
    return is ? Optional.of(reason) : Optional.empty();
  }
}

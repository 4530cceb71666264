package dev.darkroom.provider;

import dev.darkroom.job.Job;
import dev.darkroom.job.Picture;
import java.util.Optional;

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
    return Obstacles.first(
        name,
        model == OpenAiModel.DALLE_2 ? Optional.empty() : Obstacles.variation(job),
        Obstacles.count(job, model.picturesMax()),
        pictures(job, model),
        Obstacles.weight(job, PICTURES_MAX),
        Obstacles.text(job, model.promptMax()),
        model.dallE() ? Obstacles.transparent(job) : Optional.empty(),
        Obstacles.asked(job).flatMap(model::sizeObstacle));
  }

  private static Optional<String> pictures(Job job, OpenAiModel model) {
    boolean square = job.pictures().stream().allMatch(p -> p.size().width() == p.size().height());
    if (model == OpenAiModel.DALLE_2 && !square) {
      return Optional.of("takes square pictures only");
    }
    long largest = job.pictures().stream().mapToLong(Picture::bytes).max().orElse(0);
    return Obstacles.when(largest >= PICTURE_MAX, "takes no pictures so large");
  }
}

package dev.darkroom.provider;

import dev.darkroom.job.Job;
import dev.darkroom.job.Picture;
import dev.darkroom.job.Size;
import java.util.Optional;

/** What models of several upstreams cannot, in the words that follow the model's name. */
final class Obstacles {
  private Obstacles() {}

  /** The first reason as a sentence. */
  @SafeVarargs
  static Optional<String> first(String model, Optional<String>... reasons) {
    for (Optional<String> reason : reasons) {
      if (reason.isPresent()) {
        return Optional.of("The model " + model + " " + reason.get() + ".");
      }
    }
    return Optional.empty();
  }

  static Optional<String> variation(Job job) {
    return when(job.work() == Job.Work.VARY, "makes no variations of a picture");
  }

  static Optional<String> mask(Job job) {
    return when(masked(job), "takes no mask");
  }

  /** Whether the job says by a mask, or may say by transparent pixels, where to change. */
  static boolean masked(Job job) {
    return job.mask() != null || (job.alphaIsMask() && job.pictures().getFirst().alpha());
  }

  /** Pictures beyond what the model takes. */
  static Optional<String> count(Job job, int max) {
    int count = job.pictures().size();
    return when(
        count > max,
        max == 0
            ? "edits no pictures"
            : "takes at most "
                + max
                + (max == 1 ? " picture" : " pictures")
                + ", and there are "
                + count);
  }

  /**
   * @param max of all pictures together, in bytes
   */
  static Optional<String> weight(Job job, long max) {
    return when(
        job.pictures().stream().mapToLong(Picture::bytes).sum() > max,
        "takes no pictures so large");
  }

  static Optional<String> text(Job job, int max) {
    int length = job.instruction().codePointCount(0, job.instruction().length());
    return when(length > max, "takes at most " + max + " characters of text");
  }

  static Optional<String> transparent(Job job) {
    return when(job.output().transparent(), "makes no transparent background");
  }

  /** A size that the nearest one drawn does not come near enough. */
  static Optional<String> ratio(Size asked, Size drawn) {
    return when(
        Pictures.kept(drawn, asked) < Pictures.KEPT_MIN,
        "draws no size near the ratio of " + asked);
  }

  static Optional<String> when(boolean is, String reason) {
    return is ? Optional.of(reason) : Optional.empty();
  }
}

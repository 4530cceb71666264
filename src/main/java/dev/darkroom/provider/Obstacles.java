package dev.darkroom.provider;

import dev.darkroom.job.Job;
import dev.darkroom.job.Picture;
import dev.darkroom.job.Size;
import java.util.Optional;

/** What models of several upstreams cannot, in the words that follow the model's name. */
final class Obstacles {
  /** All inputs of a job travel in memory, mostly as text of a third more. */
  private static final long BYTES_MAX = 64L << 20;

  private Obstacles() {}

  /** The first reason as a sentence. */
  @SafeVarargs
  static Optional<String> first(String model, Optional<String>... reasons) {
    return any(reasons).map(reason -> "The model " + model + " " + reason + ".");
  }

  /** The first reason as it is. */
  @SafeVarargs
  static Optional<String> any(Optional<String>... reasons) {
    for (Optional<String> reason : reasons) {
      if (reason.isPresent()) {
        return reason;
      }
    }
    return Optional.empty();
  }

  /**
   * What no server of one's own expresses.
   *
   * @param picturesMax how many the server takes for one edit
   */
  static Optional<String> ofOpenModels(Job job, int picturesMax) {
    return any(variation(job), transparent(job), count(job, picturesMax), weight(job));
  }

  static Optional<String> variation(Job job) {
    return when(job.work() == Job.Work.VARY, "makes no variations of a picture");
  }

  /**
   * @param generates whether the model does
   */
  static Optional<String> generation(Job job, boolean generates) {
    return when(job.work() == Job.Work.GENERATE && !generates, "makes no pictures from text alone");
  }

  static Optional<String> mask(Job job) {
    return when(masked(job), "takes no mask");
  }

  /** Of a model that does nothing without a mask. */
  static Optional<String> noMask(Job job) {
    return when(!masked(job), "needs a mask");
  }

  /**
   * Whether the job says by a mask, or may say by transparent pixels, where to change; whether any
   * pixel is transparent shows when they are read.
   */
  static boolean masked(Job job) {
    return job.mask() != null
        || (job.alphaIsMask() && !job.pictures().isEmpty() && job.pictures().getFirst().alpha());
  }

  /** Pictures beyond what the model takes. */
  static Optional<String> count(Job job, int max) {
    int count = job.pictures().size();
    String most = max == 1 ? "one picture" : max + " pictures";
    return when(
        count > max,
        max == 0 ? "edits no pictures" : "takes at most " + most + ", and there are " + count);
  }

  /** More than is held in memory. */
  static Optional<String> weight(Job job) {
    return weight(job, BYTES_MAX);
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
    return when(Pictures.kept(drawn, asked) < Pictures.KEPT_MIN, farRatio(asked));
  }

  static String farRatio(Size asked) {
    return "draws no size near the ratio of " + asked;
  }

  /** The size that the caller asks for; empty where it is open. */
  static Optional<Size> asked(Job job) {
    return job.output().sizeOpen() ? Optional.empty() : Optional.ofNullable(job.output().size());
  }

  static Optional<String> when(boolean is, String reason) {
    return is ? Optional.of(reason) : Optional.empty();
  }
}

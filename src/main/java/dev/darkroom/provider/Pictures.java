package dev.darkroom.provider;

import dev.darkroom.job.EncodedImage;
import dev.darkroom.job.Job;
import dev.darkroom.job.OutputSpec;
import dev.darkroom.job.Picture;
import dev.darkroom.job.Size;
import dev.darkroom.job.Watch;
import java.util.Optional;

/** What upstream providers need done to pixels: they see encoded pictures only. */
public interface Pictures {
  /**
   * The least share of a picture that a cut to another ratio may leave; below it the picture is not
   * the one asked for.
   */
  double KEPT_MIN = 0.7;

  /**
   * An upstream's picture as the job wants it. A file that is so already is handed on as it came;
   * another size is reached by a centred cut to its ratio and by resampling, never by stretching. A
   * size that is open, with another ratio than the picture's, leaves the picture its own.
   *
   * @throws dev.darkroom.job.DarkroomException UPSTREAM_FAILED when it is no whole picture, or of a
   *     ratio that would cost more than {@link #KEPT_MIN} allows
   */
  Converted convert(byte[] file, OutputSpec wanted, Watch watch);

  /**
   * @param original the size that the upstream made it at
   */
  record Converted(EncodedImage image, Size original) {}

  /**
   * A caller's picture as an upright PNG of its first frame, alpha kept.
   *
   * @throws dev.darkroom.job.DarkroomException IMAGE_INVALID and its like
   */
  byte[] toPng(byte[] file, Watch watch);

  /**
   * A PNG mask of a picture's fully transparent pixels: transparent there, opaque elsewhere. Empty
   * when there are none.
   *
   * @throws dev.darkroom.job.DarkroomException IMAGE_INVALID and its like
   */
  Optional<byte[]> transparentPart(byte[] file, Watch watch);

  /**
   * A mask as most upstreams take it: a PNG of the mask's size without alpha, white where the mask
   * is fully transparent and the picture changes, black elsewhere.
   *
   * @throws dev.darkroom.job.DarkroomException IMAGE_INVALID and its like
   */
  byte[] whiteMask(byte[] mask, Watch watch);

  /**
   * The job's own mask, else the transparent pixels of its first picture where those are one, as
   * white on black. Empty when the job has none.
   *
   * @throws dev.darkroom.job.DarkroomException IMAGE_INVALID and its like
   */
  default Optional<byte[]> whiteMask(Job job, Sources sources, Watch watch) {
    Picture mask = job.mask();
    if (mask != null) {
      return Optional.of(whiteMask(sources.read(mask), watch));
    }
    if (!job.alphaIsMask() || job.pictures().isEmpty() || !job.pictures().getFirst().alpha()) {
      return Optional.empty();
    }
    return transparentPart(sources.read(job.pictures().getFirst()), watch)
        .map(part -> whiteMask(part, watch));
  }

  /** How much of a picture a centred cut from one size's ratio to another's leaves, 0 to 1. */
  static double kept(Size from, Size to) {
    double first = (double) from.width() * to.height();
    double second = (double) to.width() * from.height();
    return Math.min(first, second) / Math.max(first, second);
  }
}

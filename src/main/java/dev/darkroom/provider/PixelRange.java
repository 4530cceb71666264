package dev.darkroom.provider;

import dev.darkroom.job.Job;
import dev.darkroom.job.Size;
import dev.darkroom.provider.ProviderKind.OptionException;
import java.util.Optional;

/**
 * The size to ask a self-hosted model for: open models draw well near the number of pixels that
 * they were trained on only, so that an operator gives limits, and the result is brought to the
 * size that the caller wants.
 *
 * @param pixelsMin fewer are raised to it, the ratio kept
 * @param pixelsMax more are lowered to it, the ratio kept
 */
record PixelRange(long pixelsMin, long pixelsMax) {
  static final String PIXELS_MIN = "pixelsMin";
  static final String PIXELS_MAX = "pixelsMax";

  private static final int STEP = 16;
  private static final int SIDE_MIN = 64;
  private static final int SIDE_MAX = 4096;
  private static final Size USUAL = new Size(1024, 1024);

  /** As an operator set them; 512x512 to 1024x1024 where not. */
  static PixelRange of(Options options) {
    int least = options.number(PIXELS_MIN, 512 * 512, SIDE_MIN * SIDE_MIN, SIDE_MAX * SIDE_MAX);
    int most = options.number(PIXELS_MAX, Math.max(least, 1 << 20), SIDE_MIN * SIDE_MIN, 1 << 24);
    if (most < least) {
      throw new OptionException(PIXELS_MAX, "it takes no fewer pixels than " + PIXELS_MIN);
    }
    return new PixelRange(least, most);
  }

  /** For what is drawn anew, at any ratio. */
  Size free(Job job) {
    Size asked = job.output().size();
    boolean open = asked == null || job.output().sizeOpen();
    if (!job.pictures().isEmpty() && open) {
      return near(job.pictures().getFirst().size());
    }
    return near(asked == null ? USUAL : asked);
  }

  /** For what is drawn over the first picture: in its ratio, large enough to be cut to the size. */
  Size over(Job job) {
    Size first = job.pictures().getFirst().size();
    Size asked = Obstacles.asked(job).orElse(null);
    if (asked == null) {
      return near(first);
    }
    double scale =
        Math.max((double) asked.width() / first.width(), (double) asked.height() / first.height());
    return near(first.width() * scale, first.height() * scale);
  }

  /** The nearest size within the limits, sides in steps of 16, the ratio kept as these allow. */
  Size near(Size asked) {
    return near(asked.width(), asked.height());
  }

  private Size near(double width, double height) {
    double scale = Math.max(1, Math.sqrt(pixelsMin / (width * height)));
    scale = Math.min(scale, Math.sqrt(pixelsMax / (width * height)));
    return new Size(stepped(width * scale), stepped(height * scale));
  }

  private static int stepped(double side) {
    return Math.clamp(STEP * Math.round(side / STEP), SIDE_MIN, SIDE_MAX);
  }

  /** Why the wanted size cannot be reached where any ratio is drawn; empty when it can. */
  Optional<String> obstacle(Job job) {
    return Obstacles.asked(job).flatMap(size -> Obstacles.ratio(size, near(size)));
  }

  /** The same where the first picture's ratio stays. */
  static Optional<String> ratioObstacle(Job job) {
    return Obstacles.asked(job)
        .filter(size -> Pictures.kept(job.pictures().getFirst().size(), size) < Pictures.KEPT_MIN)
        .map(size -> "keeps the ratio of the picture, which is far from " + size);
  }
}

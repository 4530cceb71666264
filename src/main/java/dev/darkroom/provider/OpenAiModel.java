package dev.darkroom.provider;

import dev.darkroom.job.Size;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a model behind OpenAI's wire takes, by its name: the wire itself does not say. */
enum OpenAiModel {
  /** GPT Image models that draw three sizes. */
  GPT_FIXED(32_000, 10, 16),

  /** GPT Image models from 2 on: any size within limits. */
  GPT_FREE(32_000, 10, 16),

  DALLE_3(4_000, 1, 0),

  DALLE_2(1_000, 10, 1),

  /** A name of another house that speaks this wire: it is sent what was asked for. */
  OTHER(32_000, 10, 16);

  private static final Size SQUARE = new Size(1024, 1024);
  private static final List<Size> GPT_SIZES =
      List.of(SQUARE, new Size(1536, 1024), new Size(1024, 1536));
  private static final List<Size> DALLE_3_SIZES =
      List.of(SQUARE, new Size(1792, 1024), new Size(1024, 1792));
  private static final List<Size> DALLE_2_SIZES =
      List.of(new Size(256, 256), new Size(512, 512), SQUARE);

  private static final int STEP = 16;
  private static final int SIDE_MAX = 3840;
  private static final long PIXELS_MIN = 655_360;
  private static final long PIXELS_MAX = 8_294_400;

  private final int promptMax;
  private final int countMax;
  private final int picturesMax;

  OpenAiModel(int promptMax, int countMax, int picturesMax) {
    this.promptMax = promptMax;
    this.countMax = countMax;
    this.picturesMax = picturesMax;
  }

  static OpenAiModel of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("gpt-image-2")) {
      return GPT_FREE;
    }
    if (lower.startsWith("gpt-image-1") || lower.startsWith("chatgpt-image")) {
      return GPT_FIXED;
    }
    if (lower.startsWith("dall-e-")) {
      return lower.startsWith("dall-e-2") ? DALLE_2 : DALLE_3;
    }
    return OTHER;
  }

  /** In characters. */
  int promptMax() {
    return promptMax;
  }

  /** How many pictures one call makes. */
  int countMax() {
    return countMax;
  }

  int picturesMax() {
    return picturesMax;
  }

  /** The media types of pictures that it takes. */
  Set<String> taken() {
    return this == DALLE_2 ? InputFiles.PNG_ONLY : InputFiles.PNG_JPEG_WEBP;
  }

  boolean dallE() {
    return this == DALLE_2 || this == DALLE_3;
  }

  /** The size that is nearest to one asked for among those the model draws; itself where any is. */
  Size drawn(Size asked) {
    return switch (this) {
      case GPT_FIXED -> DrawnSizes.nearest(GPT_SIZES, asked);
      case DALLE_3 -> DrawnSizes.nearest(DALLE_3_SIZES, asked);
      case DALLE_2 -> DrawnSizes.nearest(DALLE_2_SIZES, asked);
      case GPT_FREE -> free(asked);
      case OTHER -> asked;
    };
  }

  /** Sides in steps of 16 within the model's limits, the ratio kept as the steps allow. */
  private static Size free(Size asked) {
    double scale = Math.max(1, Math.sqrt((double) PIXELS_MIN / asked.pixels()));
    scale = Math.min(scale, Math.sqrt((double) PIXELS_MAX / asked.pixels()));
    scale = Math.min(scale, (double) SIDE_MAX / Math.max(asked.width(), asked.height()));
    Size size = new Size(stepped(asked.width() * scale), stepped(asked.height() * scale));
    while (size.pixels() < PIXELS_MIN) {
      size = new Size(stepped(size.width() + STEP), stepped(size.height() + STEP));
    }
    while (size.pixels() > PIXELS_MAX) {
      size = new Size(stepped(size.width() - STEP), stepped(size.height() - STEP));
    }
    return size;
  }

  private static int stepped(double side) {
    return (int) Math.max(STEP, Math.min(SIDE_MAX, STEP * Math.round(side / STEP)));
  }

  /** Why a size cannot be reached by this model; empty when it can. */
  Optional<String> sizeObstacle(@Nullable Size asked) {
    if (asked == null) {
      return Optional.empty();
    }
    double ratio = (double) asked.width() / asked.height();
    boolean tooLong = this == GPT_FREE && (ratio > 3 || ratio < 1 / 3.0);
    return tooLong || Pictures.kept(drawn(asked), asked) < Pictures.KEPT_MIN
        ? Optional.of(Obstacles.farRatio(asked))
        : Optional.empty();
  }
}

package dev.darkroom.provider;

import dev.darkroom.job.Size;
import java.util.Locale;

/** What a Seedream or SeedEdit model takes, by its name. */
enum ArkModel {
  SEEDREAM_4(14, 921_600, 16_777_216),
  SEEDREAM_4_5(14, 3_686_400, 16_777_216),
  SEEDREAM_5(14, 3_686_400, 10_404_496),
  SEEDREAM_5_PRO(10, 3_686_400, 10_404_496),

  /** Text to image only, each side 512 to 2048. */
  SEEDREAM_3(0, 512 * 512, 2048 * 2048),

  /** One picture, whose ratio it keeps. */
  SEEDEDIT_3(1, 1, Long.MAX_VALUE),

  /** An endpoint's id says nothing: what all models from 4.0 on take. */
  UNNAMED(14, 3_686_400, 10_404_496);

  private static final int OLD_SIDE_MIN = 512;
  private static final int OLD_SIDE_MAX = 2048;

  private final int picturesMax;
  private final long pixelsMin;
  private final long pixelsMax;

  ArkModel(int picturesMax, long pixelsMin, long pixelsMax) {
    this.picturesMax = picturesMax;
    this.pixelsMin = pixelsMin;
    this.pixelsMax = pixelsMax;
  }

  static ArkModel of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.contains("seededit")) {
      return SEEDEDIT_3;
    }
    if (lower.contains("seedream-3")) {
      return SEEDREAM_3;
    }
    if (lower.contains("seedream-4-5")) {
      return SEEDREAM_4_5;
    }
    if (lower.contains("seedream-4")) {
      return SEEDREAM_4;
    }
    if (lower.contains("seedream-5")) {
      return lower.contains("pro") ? SEEDREAM_5_PRO : SEEDREAM_5;
    }
    return UNNAMED;
  }

  int picturesMax() {
    return picturesMax;
  }

  boolean generates() {
    return this != SEEDEDIT_3;
  }

  /** Whether it may be asked for PNG; others always answer JPEG. */
  boolean png() {
    return this == SEEDREAM_5 || this == SEEDREAM_5_PRO;
  }

  /** Whether it takes a seed and a size of two sides between 512 and 2048. */
  boolean old() {
    return this == SEEDREAM_3;
  }

  boolean seeded() {
    return this == SEEDREAM_3 || this == SEEDEDIT_3;
  }

  /**
   * The size to ask for where another is wanted: raised to the least number of pixels or lowered to
   * the most, the ratio kept as whole pixels allow. The result is brought to the wanted size.
   */
  Size drawn(Size asked) {
    double up = Math.max(1, Math.sqrt((double) pixelsMin / asked.pixels()));
    double scale = Math.min(up, Math.sqrt((double) pixelsMax / asked.pixels()));
    if (old()) {
      int shorter = Math.min(asked.width(), asked.height());
      int longer = Math.max(asked.width(), asked.height());
      scale =
          Math.min(
              Math.max(scale, (double) OLD_SIDE_MIN / shorter), (double) OLD_SIDE_MAX / longer);
    }
    if (scale > 1) {
      return new Size(
          (int) Math.ceil(asked.width() * scale), (int) Math.ceil(asked.height() * scale));
    }
    return new Size(
        Math.max(1, (int) (asked.width() * scale)), Math.max(1, (int) (asked.height() * scale)));
  }

  /** Whether a size of that ratio can be drawn at all. */
  boolean draws(Size asked) {
    double ratio = (double) asked.width() / asked.height();
    double most = old() ? (double) OLD_SIDE_MAX / OLD_SIDE_MIN : 16;
    return ratio <= most && ratio >= 1 / most;
  }
}

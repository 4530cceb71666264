package dev.darkroom.provider;

import java.util.Locale;

/** What a Gemini image model takes, by its name. */
enum GeminiModel {
  /** Up to three pictures work well; one tier of size. */
  FLASH_2_5(3, false),

  PRO_3(14, true),
  FLASH_3_1(14, true),

  /** Another name: what all of them take. */
  UNNAMED(3, false);

  private final int picturesMax;
  private final boolean tiers;

  GeminiModel(int picturesMax, boolean tiers) {
    this.picturesMax = picturesMax;
    this.tiers = tiers;
  }

  static GeminiModel of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("gemini-2.5-flash-image")) {
      return FLASH_2_5;
    }
    if (lower.startsWith("gemini-3-pro-image")) {
      return PRO_3;
    }
    return lower.startsWith("gemini-3.1-flash-image") ? FLASH_3_1 : UNNAMED;
  }

  int picturesMax() {
    return picturesMax;
  }

  /** Whether it may be asked for 2K and 4K. */
  boolean tiers() {
    return tiers;
  }
}

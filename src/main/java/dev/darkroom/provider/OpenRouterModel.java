package dev.darkroom.provider;

import dev.darkroom.job.Size;
import java.util.Locale;
import java.util.Optional;

/** What a model at OpenRouter takes, by its author and name. */
enum OpenRouterModel {
  /** Draws transparent backgrounds too. */
  OPENAI(16),

  GEMINI_2_5(3),
  GEMINI_3(14),

  /** Another author: what OpenRouter itself takes. */
  OTHER(16);

  private static final Ratios GEMINI_RATIOS =
      Ratios.of("1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9");
  private static final Ratios OPENAI_RATIOS = Ratios.of("1:1", "2:3", "3:2");
  private static final Ratios RATIOS =
      Ratios.of(
          "1:1", "1:2", "2:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "9:21",
          "21:9", "1:4", "4:1", "1:8", "8:1");

  private final int picturesMax;

  OpenRouterModel(int picturesMax) {
    this.picturesMax = picturesMax;
  }

  static OpenRouterModel of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("openai/")) {
      return OPENAI;
    }
    if (lower.startsWith("google/gemini-")) {
      return lower.startsWith("google/gemini-2.5") ? GEMINI_2_5 : GEMINI_3;
    }
    return OTHER;
  }

  int picturesMax() {
    return picturesMax;
  }

  boolean transparent() {
    return this == OPENAI;
  }

  /** Those to ask for where a size is wanted. */
  Ratios ratios() {
    return switch (this) {
      case OPENAI -> OPENAI_RATIOS;
      case GEMINI_2_5, GEMINI_3 -> GEMINI_RATIOS;
      case OTHER -> RATIOS;
    };
  }

  /** The tier to ask for; empty where the usual one is enough or the model has one only. */
  Optional<String> tier(Size asked) {
    String tier = DrawnSizes.tier(asked);
    boolean usual = tier.equals("1K") || this == GEMINI_2_5 || this == OPENAI;
    return usual ? Optional.empty() : Optional.of(tier);
  }
}

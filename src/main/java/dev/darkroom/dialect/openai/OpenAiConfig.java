package dev.darkroom.dialect.openai;

import java.util.Set;

/**
 * What an operator decides about this dialect.
 *
 * @param strict refuse what OpenAI refuses, although Darkroom could serve it: {@code
 *     response_format} on GPT models, {@code 512x512}, the old quality names, unknown JSON members
 * @param apiyiModels names that behave as apiyi's models do; names ending in {@code -all} or {@code
 *     -vip} always do
 */
public record OpenAiConfig(boolean strict, Set<String> apiyiModels) {
  public OpenAiConfig {
    apiyiModels = Set.copyOf(apiyiModels);
  }

  /** Lenient, with the two names that apiyi documents. */
  public static OpenAiConfig standard() {
    return new OpenAiConfig(false, Set.of("gpt-image-2-all", "gpt-image-2-vip"));
  }
}

package dev.darkroom;

import dev.darkroom.provider.A1111Provider;
import dev.darkroom.provider.ArkProvider;
import dev.darkroom.provider.BflProvider;
import dev.darkroom.provider.ComfyUiProvider;
import dev.darkroom.provider.DashScopeProvider;
import dev.darkroom.provider.FalProvider;
import dev.darkroom.provider.GeminiProvider;
import dev.darkroom.provider.LocalAiProvider;
import dev.darkroom.provider.OpenAiProvider;
import dev.darkroom.provider.OpenRouterProvider;
import dev.darkroom.provider.ProviderKind;
import dev.darkroom.provider.ReplicateProvider;
import dev.darkroom.provider.SdCppProvider;
import dev.darkroom.provider.SglangProvider;
import dev.darkroom.provider.StabilityProvider;
import dev.darkroom.provider.VllmProvider;
import java.util.Map;

/** The kinds of upstream that {@code darkroom.yaml} can name. */
final class ProviderKinds {
  private ProviderKinds() {}

  /** Every kind by its name in the file. */
  static Map<String, ProviderKind> byName() {
    return Map.ofEntries(
        Map.entry("openai", OpenAiProvider::new),
        Map.entry("volcengine-ark", ArkProvider::new),
        Map.entry("dashscope", DashScopeProvider::new),
        Map.entry("gemini", GeminiProvider::new),
        Map.entry("bfl", BflProvider::new),
        Map.entry("stability", StabilityProvider::new),
        Map.entry("replicate", ReplicateProvider::new),
        Map.entry("fal", FalProvider::new),
        Map.entry("openrouter", OpenRouterProvider::new),
        Map.entry("sdcpp", SdCppProvider::new),
        Map.entry("comfyui", ComfyUiProvider::new),
        Map.entry("a1111", A1111Provider::new),
        Map.entry("localai", LocalAiProvider::new),
        Map.entry("vllm", VllmProvider::new),
        Map.entry("sglang", SglangProvider::new));
  }
}

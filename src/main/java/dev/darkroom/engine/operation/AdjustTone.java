package dev.darkroom.engine.operation;

import dev.darkroom.engine.Scene;
import dev.darkroom.engine.mask.Where;
import java.util.Map;

/**
 * Changes brightness, contrast, colour strength and the like; amount 0.3 is +30 %, -0.3 is -30 %.
 */
public record AdjustTone(Where where, Tone tone, double amount) implements Operation {
  @Override
  public Intent intent() {
    return Intent.TONE;
  }

  @Override
  public String target() {
    return "picture";
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of();
  }

  @Override
  public void apply(Scene scene) {
    throw new UnsupportedOperationException();
  }
}

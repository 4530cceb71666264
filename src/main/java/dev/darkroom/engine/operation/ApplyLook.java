package dev.darkroom.engine.operation;

import dev.darkroom.engine.Scene;
import dev.darkroom.engine.mask.Where;
import java.util.Map;

/** Applies a look; strength 0 to 1. */
public record ApplyLook(Where where, Look look, double strength) implements Operation {
  @Override
  public Intent intent() {
    return Intent.STYLE;
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

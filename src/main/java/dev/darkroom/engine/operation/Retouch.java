package dev.darkroom.engine.operation;

import dev.darkroom.engine.Scene;
import dev.darkroom.engine.mask.Where;
import java.util.Map;

/** Sharpens, blurs or cleans; strength 0 to 1. */
public record Retouch(Where where, Touch touch, double strength) implements Operation {
  @Override
  public Intent intent() {
    return Intent.RETOUCH;
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

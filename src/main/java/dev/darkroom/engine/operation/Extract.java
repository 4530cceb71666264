package dev.darkroom.engine.operation;

import dev.darkroom.engine.Scene;
import java.util.Map;

/** Cuts the subject out: all else becomes transparent. */
public record Extract() implements Operation {
  @Override
  public Intent intent() {
    return Intent.EXTRACT;
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

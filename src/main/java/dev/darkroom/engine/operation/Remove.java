package dev.darkroom.engine.operation;

import dev.darkroom.engine.Scene;
import dev.darkroom.engine.mask.Where;
import java.util.Map;

/** Takes something out of the picture and fills the place from its surroundings. */
public record Remove(Where where) implements Operation {
  @Override
  public Intent intent() {
    return Intent.REMOVE;
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

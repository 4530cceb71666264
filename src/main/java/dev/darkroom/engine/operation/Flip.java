package dev.darkroom.engine.operation;

import dev.darkroom.engine.Scene;
import java.util.Map;

/** Mirrors the picture: left to right when horizontal, else top to bottom. */
public record Flip(boolean horizontal) implements Operation {
  @Override
  public Intent intent() {
    return Intent.LAYOUT;
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

  @Override
  public boolean reshapes() {
    return true;
  }
}

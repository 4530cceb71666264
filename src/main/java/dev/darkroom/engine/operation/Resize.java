package dev.darkroom.engine.operation;

import dev.darkroom.engine.Scene;
import java.util.Map;

/**
 * Gives the picture an exact size, never by stretching: another ratio is reached as by {@link
 * FitRatio}.
 */
public record Resize(int width, int height) implements Operation {
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

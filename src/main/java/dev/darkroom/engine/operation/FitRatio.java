package dev.darkroom.engine.operation;

import dev.darkroom.engine.Scene;
import java.util.Map;

/**
 * Gives the picture an aspect ratio by extending a plain background, else by cropping around the
 * subject.
 */
public record FitRatio(int across, int down) implements Operation {
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

package dev.darkroom.engine.operation;

import dev.darkroom.engine.Scene;
import java.util.Map;

/** Puts another background behind the subject. */
public record ReplaceBackground(Backdrop backdrop) implements Operation {
  @Override
  public Intent intent() {
    return Intent.BACKGROUND;
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

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
    return "subject";
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of();
  }

  @Override
  public void apply(Scene scene) {
    new ReplaceBackground(new Backdrop.Transparent()).apply(scene);
  }
}

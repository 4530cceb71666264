package dev.darkroom.engine.operation;

import dev.darkroom.engine.Scene;
import java.util.Map;

/** Keeps the subject with a margin, as a share of its longer side. */
public record CropToSubject(double margin) implements Operation {
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

package dev.darkroom.engine.operation;

import dev.darkroom.engine.Scene;
import dev.darkroom.engine.mask.Position;
import java.util.Map;

/** Keeps a part of the frame; the shares are 0 to 1. */
public record Crop(Position towards, double widthShare, double heightShare) implements Operation {
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

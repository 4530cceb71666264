package dev.darkroom.engine.operation;

import dev.darkroom.engine.Scene;
import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.mask.Where;
import java.util.Map;

/** Gives a region another colour and keeps its shading. */
public record Recolor(Where where, Colour colour) implements Operation {
  @Override
  public Intent intent() {
    return Intent.RECOLOR;
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

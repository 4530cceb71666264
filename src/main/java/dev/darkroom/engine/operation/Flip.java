package dev.darkroom.engine.operation;

import dev.darkroom.engine.Scene;
import dev.darkroom.engine.frame.Turn;
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
    return Map.of("direction", horizontal ? "horizontal" : "vertical");
  }

  @Override
  public void apply(Scene scene) {
    Turn turn = horizontal ? Turn.MIRRORED : Turn.UPSIDE_DOWN;
    scene.reshape("flip", turn.of(scene.bitmap()), turn::of);
  }

  @Override
  public boolean reshapes() {
    return true;
  }
}

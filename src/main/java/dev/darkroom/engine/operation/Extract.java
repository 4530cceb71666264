package dev.darkroom.engine.operation;

import dev.darkroom.engine.Scene;
import dev.darkroom.engine.mask.Found;
import java.util.Map;
import java.util.Optional;

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

  /** What stays. */
  @Override
  public Optional<Found> place(Scene scene) {
    return new ReplaceBackground(new Backdrop.Transparent()).place(scene).map(_ -> scene.subject());
  }

  @Override
  public void apply(Scene scene) {
    new ReplaceBackground(new Backdrop.Transparent()).apply(scene);
  }
}

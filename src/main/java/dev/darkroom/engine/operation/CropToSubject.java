package dev.darkroom.engine.operation;

import dev.darkroom.engine.Scene;
import dev.darkroom.engine.frame.Box;
import dev.darkroom.engine.frame.Reframe;
import dev.darkroom.engine.mask.Found;
import java.util.Map;
import java.util.Optional;

/** Keeps the subject with a margin, as a share of its longer side. */
public record CropToSubject(double margin) implements Operation {
  @Override
  public Intent intent() {
    return Intent.LAYOUT;
  }

  @Override
  public String target() {
    return "subject";
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of("margin", margin);
  }

  @Override
  public Optional<Found> place(Scene scene) {
    Reframe.subject(scene); // Refuses a subject that shows nothing.
    return Optional.of(scene.subject());
  }

  @Override
  public void apply(Scene scene) {
    Box subject = Reframe.subject(scene);
    int space = (int) Math.round(Math.max(0, margin) * subject.longer());
    Reframe.cut(scene, "crop to subject", subject.grown(space).within(Box.frame(scene.bitmap())));
  }

  @Override
  public boolean reshapes() {
    return true;
  }
}

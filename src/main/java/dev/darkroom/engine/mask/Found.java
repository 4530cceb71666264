package dev.darkroom.engine.mask;

import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Note;
import java.util.Optional;

/**
 * A region that was found.
 *
 * @param confidence 0 to 1; calibrated as the chance that the region is right to look at
 * @param how in a few words, such as {@code person model} or {@code colour word}
 */
public record Found(Mask mask, double confidence, String how) {
  /** From here a region is used without a word. */
  public static final double SURE = 0.85;

  /** What the caller should know of a region that may be wrong, or empty. */
  public Optional<Note> doubt() {
    long percent = Math.round(100 * confidence);
    return confidence >= SURE
        ? Optional.empty()
        : Optional.of(
            new Note(
                "The place was found with a confidence of %d %% (%s); a mask would make it certain."
                    .formatted(percent, how),
                "位置为自动识别，置信度约 %d %%；如需更准确，请提供蒙版。".formatted(percent)));
  }

  /** The same find in another geometry. */
  public Found with(Mask moved) {
    return new Found(moved, confidence, how);
  }
}

package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case that was tried.
 *
 * @param told the plan in words, or the reason for refusing
 * @param after what was delivered, or null
 * @param changes the masks of what the engine says it changed, united; null after a new geometry
 */
record Trial(
    Case of,
    Verdict verdict,
    String told,
    List<String> notes,
    List<Finding> findings,
    @Nullable Bitmap after,
    @Nullable Mask changes,
    Duration time) {
  Trial {
    notes = List.copyOf(notes);
    findings = List.copyOf(findings);
  }

  boolean delivered() {
    return verdict == Verdict.PASSED || verdict == Verdict.WRONG;
  }

  /** The same without its pictures, to be kept. */
  Trial light() {
    return new Trial(of, verdict, told, notes, findings, null, null, time);
  }
}

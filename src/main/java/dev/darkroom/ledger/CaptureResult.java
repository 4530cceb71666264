package dev.darkroom.ledger;

import dev.darkroom.job.Credits;

/** What became of the wish to take what is reserved for a task. */
public sealed interface CaptureResult {
  /** Taken now. */
  record Captured(Credits amount) implements CaptureResult {}

  /** Taken by an earlier call; nothing has changed. */
  record AlreadyCaptured(Credits amount) implements CaptureResult {}

  /** There is nothing to take: released, expired, or never held. */
  record Gone() implements CaptureResult {}
}

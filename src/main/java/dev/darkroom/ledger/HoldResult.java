package dev.darkroom.ledger;

import dev.darkroom.job.Credits;

/** What became of the wish to reserve credits for a task. */
public sealed interface HoldResult {
  /** They are reserved. */
  record Held(Credits amount) implements HoldResult {}

  /** This task has had a hold, whatever became of it; nothing has changed. */
  record AlreadyHeld(Credits amount) implements HoldResult {}

  /** The account has too little; nothing has changed. */
  record Insufficient(Credits needed, Credits available) implements HoldResult {}
}

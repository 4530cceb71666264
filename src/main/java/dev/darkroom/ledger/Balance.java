package dev.darkroom.ledger;

import dev.darkroom.job.Credits;

/**
 * What an account has.
 *
 * @param credits can be spent
 * @param held reserved for tasks that have not been paid yet
 */
public record Balance(Credits credits, Credits held) {
  public static final Balance ZERO = new Balance(Credits.ZERO, Credits.ZERO);
}

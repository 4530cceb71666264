package dev.darkroom.ledger;

import dev.darkroom.job.Credits;

/**
 * What was reserved for a task, and what became of it.
 *
 * @param state {@code open}, {@code captured}, {@code released}, {@code expired} or {@code
 *     refunded}
 */
public record Charge(Credits amount, String state) {}

package dev.darkroom.ledger;

import dev.darkroom.job.Credits;
import java.time.Instant;

/**
 * Credits that are reserved for a task until they are captured, released, or their time is over.
 */
public record Hold(String task, String account, Credits amount, Instant expires) {}

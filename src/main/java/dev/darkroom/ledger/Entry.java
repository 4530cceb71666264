package dev.darkroom.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One side of a transfer.
 *
 * @param id grows with time
 * @param account of a customer, or of the house: {@code issued} or {@code earned}
 * @param book {@code credits} or {@code held}
 * @param type of the transfer: grant, hold, capture, release, expire, refund or adjust
 * @param amount what the book gains, or loses when below zero
 */
public record Entry(
    long id,
    String transfer,
    String account,
    String book,
    String type,
    long amount,
    @Nullable String task,
    String reason,
    Instant at) {}

package dev.darkroom.task;

import java.util.Optional;

/**
 * What tells a repeated call from a new one, within one API key.
 *
 * @param name the caller's idempotency key, or empty
 * @param fingerprint of the whole request: the lower-case hex of a SHA-256
 * @param retried whether an SDK marked the call as a retry of its own
 */
public record Repeat(Optional<String> name, String fingerprint, boolean retried) {}

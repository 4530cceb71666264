package dev.darkroom.oversight;

import org.jspecify.annotations.Nullable;

/**
 * Which calls of the log are asked for; null for any.
 *
 * @param before only lines with a smaller id
 * @param max how many at most
 */
public record RequestFilter(
    @Nullable String account,
    @Nullable Integer status,
    @Nullable String dialect,
    @Nullable Long before,
    int max) {}

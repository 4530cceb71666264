package dev.darkroom.account;

import org.jspecify.annotations.Nullable;

/**
 * A key as it is kept: never the key itself.
 *
 * @param prefix its first characters, for people to tell keys apart
 * @param requestsPerMinute how many creating calls it may make in a minute, or null for no limit
 */
public record ApiKey(
    String id,
    String account,
    String name,
    String prefix,
    boolean disabled,
    @Nullable Integer requestsPerMinute) {}

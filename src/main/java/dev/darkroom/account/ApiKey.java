package dev.darkroom.account;

/**
 * A key as it is kept: never the key itself.
 *
 * @param prefix its first characters, for people to tell keys apart
 */
public record ApiKey(String id, String account, String name, String prefix, boolean disabled) {}

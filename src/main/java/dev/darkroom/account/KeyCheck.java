package dev.darkroom.account;

/** What presenting a key came to, in the order in which it is looked at (juhe.md, section 5). */
public sealed interface KeyCheck {
  /** No such key. */
  record Unknown() implements KeyCheck {}

  /** It may not be used from the caller's address. */
  record AddressDenied(ApiKey key) implements KeyCheck {}

  /** The operator disabled it. */
  record Disabled(ApiKey key) implements KeyCheck {}

  /** Its time is over. */
  record Expired(ApiKey key) implements KeyCheck {}

  /** The operator stopped its account. */
  record Suspended(ApiKey key) implements KeyCheck {}

  /** The page that calls may not use it, or the caller names none. */
  record OriginDenied(ApiKey key) implements KeyCheck {}

  /** The key may be used. */
  record Valid(ApiKey key, Account account) implements KeyCheck {}
}

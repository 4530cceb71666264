package dev.darkroom.account;

/** What presenting a key came to. */
public sealed interface KeyCheck {
  /** The key may be used. */
  record Valid(ApiKey key) implements KeyCheck {}

  /** No such key. */
  record Unknown() implements KeyCheck {}

  /** The operator disabled it. */
  record Disabled(ApiKey key) implements KeyCheck {}
}

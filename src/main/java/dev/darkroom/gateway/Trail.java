package dev.darkroom.gateway;

import dev.darkroom.account.ApiKey;
import org.jspecify.annotations.Nullable;

/** What becomes known of a call on its way, for the log. */
final class Trail {
  private @Nullable ApiKey key;

  void known(ApiKey caller) {
    key = caller;
  }

  /** The id of the account, or null when the call was not let in. */
  @Nullable String account() {
    return key == null ? null : key.account();
  }

  /** The id of the API key, or null when the call was not let in. */
  @Nullable String key() {
    return key == null ? null : key.id();
  }
}

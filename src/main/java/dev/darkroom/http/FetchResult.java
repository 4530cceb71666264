package dev.darkroom.http;

/** What became of a fetch. */
public sealed interface FetchResult {
  /** The bytes behind the URL; at least one. */
  @SuppressWarnings("ArrayRecordComponent") // Large content, handed over once and never compared.
  record Fetched(byte[] bytes) implements FetchResult {}

  /**
   * @param detail a sentence for people, without anything the answering server said
   */
  record Refused(Reason reason, String detail) implements FetchResult {}

  /** Why there are no bytes. */
  enum Reason {
    /** Malformed, another scheme than http and https, or with a login. */
    INVALID_URL,
    /** An address or a port that may not be reached; nothing was sent. */
    FORBIDDEN_ADDRESS,
    /** No such name, no connection, a broken one, or no valid certificate. */
    UNREACHABLE,
    TIMEOUT,
    TOO_LARGE,
    /** Another status than 200. */
    BAD_STATUS,
    TOO_MANY_REDIRECTS,
    EMPTY
  }
}

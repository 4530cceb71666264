package dev.darkroom.dialect.openai;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal in this dialect's words, before an {@link ErrorShape} makes a body of it.
 *
 * @param type OpenAI's coarse kind, such as {@code invalid_request_error}
 * @param code OpenAI's machine-readable name, or null
 * @param param the path of the field at fault, such as {@code images[0].image_url}, or null
 * @param message a whole sentence for the caller
 * @param headers what the answer carries besides, such as {@code Retry-After}
 */
record Fault(
    int status,
    String type,
    @Nullable String code,
    @Nullable String param,
    String message,
    Map<String, String> headers) {
  private static final String CALLER = "invalid_request_error";
  private static final String OURS = "server_error";

  Fault {
    headers = Map.copyOf(headers);
  }

  /** A request that the caller has to change. */
  static Fault caller(int status, @Nullable String code, @Nullable String param, String message) {
    return new Fault(status, CALLER, code, param, message, Map.of());
  }

  /** A failure on this side; clients may come again. */
  static Fault ours(int status, @Nullable String code, String message) {
    return new Fault(status, OURS, code, null, message, Map.of());
  }

  /** A caller that is too quick; the gateway says when to come again. */
  static Fault limited(String message) {
    return new Fault(429, "requests", "rate_limit_exceeded", null, message, Map.of());
  }

  /** Credits or a quota that are used up; coming again does not help. */
  static Fault quota(String message) {
    return new Fault(429, "insufficient_quota", "insufficient_quota", null, message, Map.of())
        .neverRetried();
  }

  /** A request that the rules of safety forbid. */
  static Fault blocked(String message) {
    return new Fault(
            400, "image_generation_user_error", "moderation_blocked", null, message, Map.of())
        .neverRetried();
  }

  Fault with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Fault(status, type, code, param, message, more);
  }

  /** Tells the SDKs, which retry on their own, that a repeat cannot help. */
  Fault neverRetried() {
    return with("x-should-retry", "false");
  }

  /** When to come again; the SDKs obey up to 60 seconds. */
  Fault retriedAfter(int seconds) {
    return with("Retry-After", Integer.toString(seconds));
  }
}

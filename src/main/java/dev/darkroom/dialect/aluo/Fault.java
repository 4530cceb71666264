package dev.darkroom.dialect.aluo;

import dev.darkroom.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A refusal as this API words it.
 *
 * @param status of HTTP
 * @param code of the envelope: -2 for keys, 402 for credits, 500 for a fault of this side, else -1
 * @param message the stable text that clients compare
 * @param error what exactly is wrong and what would help
 * @param headers further headers of the answer
 */
record Fault(int status, int code, String message, String error, Map<String, String> headers) {
  private static final int ANY = -1;
  private static final int KEY = -2;
  private static final int CREDITS = 402;
  private static final int OURS = 500;

  Fault {
    headers = Map.copyOf(headers);
  }

  /** A value or a picture that cannot be used. */
  static Fault parameter(String message, String error) {
    return of(400, message, error);
  }

  static Fault of(int status, String message, String error) {
    return new Fault(status, ANY, message, error, Map.of());
  }

  static Fault key(String message, String error) {
    return new Fault(401, KEY, message, error, Map.of())
        .with("WWW-Authenticate", "Bearer realm=\"Darkroom API\"");
  }

  /** The one refusal whose code is its status. */
  static Fault credits(String message, String error) {
    return new Fault(CREDITS, CREDITS, message, error, Map.of());
  }

  static Fault ours(String error) {
    return new Fault(500, OURS, "Internal error", error, Map.of());
  }

  /** Tells the id by which the log tells the rest. */
  Fault of(Request request) {
    return new Fault(status, code, message, error + " (request " + request.id() + ")", headers);
  }

  Fault with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Fault(status, code, message, error, more);
  }

  Fault retriedAfter(int seconds) {
    return with("Retry-After", Integer.toString(seconds));
  }
}

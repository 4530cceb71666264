package dev.darkroom.http;

import java.util.Locale;
import java.util.function.Predicate;

/**
 * One method of one path.
 *
 * @param method upper case; a GET endpoint also answers HEAD
 * @param path begins with a slash; {@code {name}} stands for one segment, and {@code {name...}} as
 *     the last segment for everything that is left (at least one segment)
 */
public record Endpoint(String method, String path, Handler handler) {
  public Endpoint {
    method = method.toUpperCase(Locale.ROOT);
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("a path begins with a slash: " + path);
    }
  }

  /** The same, but 403 for callers from the addresses that are kept out. */
  public Endpoint closedTo(Predicate<String> denied) {
    return new Endpoint(
        method,
        path,
        request ->
            denied.test(request.remoteAddress())
                ? Response.text(403, "Your address may not use this server.\n")
                : handler.handle(request));
  }
}

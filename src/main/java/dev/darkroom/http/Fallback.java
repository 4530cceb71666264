package dev.darkroom.http;

import java.util.List;

/** Words what no handler answers, so that each API can say it in its own way. */
public interface Fallback {
  /** No endpoint has this path. */
  Response unknown(Request request);

  /**
   * The path exists, the method does not; the server adds the {@code Allow} header.
   *
   * @param allowed in alphabetical order
   */
  Response methodNotAllowed(Request request, List<String> allowed);

  /** A handler threw; a {@link BodyException} is the caller's fault, most others are bugs. */
  Response failed(Request request, Throwable failure);

  /** The server already answers as many requests as it may; the body is not read. */
  Response busy(Request request);
}

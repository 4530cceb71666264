package dev.darkroom.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One HTTP request as a handler sees it. Valid until the handler returns. */
public interface Request {
  /** The id that the answer carries as {@code x-request-id}: {@code req_} and 32 hex digits. */
  String id();

  /** How long ago it came. */
  Duration age();

  /** Upper case. */
  String method();

  /** Decoded, without query string, doubled slashes and a trailing slash. */
  String path();

  /** The value that a route's {@code {name}} matched. */
  String pathParameter(String name);

  /** The first value of a query parameter. */
  Optional<String> query(String name);

  /** The first value of a header; names in any letter case. */
  Optional<String> header(String name);

  /** All headers, names in lower case. */
  Map<String, List<String>> headers();

  /** The address of the connection, or what a trusted proxy says of it; without a port. */
  String remoteAddress();

  /** The base that clients reach this server under, such as {@code http://127.0.0.1:8080}. */
  String baseUrl();

  /** Lower case without parameters, such as {@code multipart/form-data}; empty when absent. */
  String contentType();

  /** The query string as it came, without the question mark; empty when there is none. */
  String queryString();

  /**
   * Whether the body is to be read by {@link #form}: it is multipart, or urlencoded and does not
   * begin like a JSON object. Some clients send JSON under the urlencoded content type; theirs is
   * to be read by {@link #body}. Looks at the first bytes without taking them.
   */
  boolean carriesForm();

  /**
   * The whole body.
   *
   * @throws BodyException when it is larger than the server's limit or broken off
   */
  byte[] body();

  /**
   * The body as a form: multipart parts or urlencoded pairs in wire order. Large parts lie on disk
   * until the handler returns.
   *
   * @throws BodyException when it is too large or malformed
   */
  List<Part> form();

  /**
   * Whether the client has closed the connection, so that nobody can read the answer. A look costs
   * one read of the socket that does not wait; a handler that waits for work looks now and then
   * (once a second is plenty). True once the client closed or reset the connection, or shut down
   * its side of it; a client whose cable was cut is noticed only when the answer is written.
   */
  boolean abandoned();
}

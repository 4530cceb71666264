package dev.darkroom.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Writes answers: the headers that every one carries, the body, and what has to be done with a
 * request body that nobody read.
 *
 * <p>A client that is still sending reads its answer only afterwards; a server that closes before
 * makes the network drop the answer. So the answer is written first and the unread body is then
 * read away: up to twice the largest body and for ten seconds.
 */
final class Answers {
  /** An unread body up to this size is read before the answer, and the connection stays. */
  private static final int SMALL_BODY = 64 << 10;

  private static final long DRAIN_SECONDS = 10;
  private static final Pattern HEADER_NAMES = Pattern.compile("[A-Za-z0-9_*, -]{0,2000}");

  private final String exposed;
  private final long drainMax;

  Answers(HttpConfig config) {
    exposed = String.join(", ", config.exposedHeaders());
    drainMax = 2 * config.limits().bodyMax();
  }

  /** The answer to a browser that asks what a page of another origin may send. */
  static Response preflight(Request request, List<String> methods) {
    String asked =
        request
            .header("Access-Control-Request-Headers")
            .filter(names -> HEADER_NAMES.matcher(names).matches())
            .map(names -> ", " + names)
            .orElse("");
    return Response.empty(204)
        .with("Allow", String.join(", ", methods))
        .with("Access-Control-Allow-Methods", String.join(", ", methods))
        .with("Access-Control-Allow-Headers", "authorization, content-type, *" + asked)
        .with("Access-Control-Max-Age", "600");
  }

  /** Sets what every answer carries. */
  void common(Exchange exchange, HttpServletResponse out) {
    out.setHeader("x-request-id", exchange.id());
    out.setHeader("Access-Control-Allow-Origin", "*");
    out.setHeader("Access-Control-Expose-Headers", exposed);
  }

  /**
   * @param last whether the connection ends with this answer
   */
  void write(Exchange exchange, Response response, HttpServletResponse out, boolean last)
      throws IOException {
    if (exchange.unread() && !exchange.bodyHeldBack() && small(exchange)) {
      drain(exchange.rest(), SMALL_BODY);
    } else if (exchange.unread()) {
      out.setHeader("Connection", "close");
      send(exchange, response, out);
      out.flushBuffer();
      if (!exchange.bodyHeldBack()) {
        drain(exchange.rest(), drainMax);
      }
      return;
    }
    if (last) {
      out.setHeader("Connection", "close");
    }
    send(exchange, response, out);
  }

  private static boolean small(Exchange exchange) {
    return exchange.announcedLength() >= 0 && exchange.announcedLength() <= SMALL_BODY;
  }

  private static void send(Exchange exchange, Response response, HttpServletResponse out)
      throws IOException {
    out.setStatus(response.status());
    for (Map.Entry<String, String> header : response.headers().entrySet()) {
      out.setHeader(header.getKey(), header.getValue());
    }
    boolean bodiless = response.status() == 204 || response.status() == 304;
    long length = response.body().length();
    if (length >= 0 && !bodiless) {
      out.setContentLengthLong(length);
    }
    if (!bodiless && !exchange.method().equals("HEAD")) {
      response.body().writeTo(out.getOutputStream());
    }
  }

  private static void drain(InputStream rest, long max) {
    byte[] scrap = new byte[16 << 10];
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
    try {
      long left = max;
      while (left > 0 && System.nanoTime() < deadline) {
        int read = rest.read(scrap);
        if (read < 0) {
          return;
        }
        left -= read;
      }
    } catch (IOException _) {
      // The client left, or stopped sending: nothing remains to be done for it.
    }
  }
}

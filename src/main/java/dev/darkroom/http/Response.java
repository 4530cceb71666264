package dev.darkroom.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer: status, headers, body.
 *
 * @param headers one value a name, in order
 */
public record Response(int status, Map<String, String> headers, Body body) {
  /** Writes a body; called once, on the connection's thread. */
  public interface Body {
    /** The exact length in bytes, or -1 when unknown (sent chunked). */
    long length();

    void writeTo(OutputStream out) throws IOException;
  }

  public Response {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  public static Response of(int status, String contentType, byte[] bytes) {
    return new Response(status, Map.of("Content-Type", contentType), bytesBody(bytes));
  }

  /** Opens the bytes of an answer; called at most once. */
  @FunctionalInterface
  public interface Source {
    InputStream open() throws IOException;
  }

  /**
   * Bytes that lie elsewhere, sent as they are read: a stored picture. They are only ever shown as
   * what they are declared to be ({@code nosniff}), never as a page.
   *
   * @param length exact, in bytes
   */
  public static Response stream(int status, String contentType, long length, Source source) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", contentType);
    headers.put("Content-Disposition", "inline");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Cache-Control", "private, max-age=3600");
    return new Response(status, headers, streamBody(length, source));
  }

  public static Response text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  public static Response json(int status, byte[] json) {
    return of(status, "application/json; charset=utf-8", json);
  }

  public static Response empty(int status) {
    return new Response(status, Map.of(), bytesBody(new byte[0]));
  }

  /** This answer with one more header, or another value of it. */
  public Response with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Response(status, more, body);
  }

  private static Body streamBody(long length, Source source) {
    return new Body() {
      @Override
      public long length() {
        return length;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        try (InputStream in = source.open()) {
          in.transferTo(out);
        }
      }
    };
  }

  private static Body bytesBody(byte[] bytes) {
    return new Body() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
      }
    };
  }
}

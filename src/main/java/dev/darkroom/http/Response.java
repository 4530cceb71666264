package dev.darkroom.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
    headers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  public static Response of(int status, String contentType, byte[] bytes) {
    return new Response(status, Map.of("Content-Type", contentType), bytesBody(bytes));
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

package dev.darkroom.testing;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request described apart from how it is sent: {@link #toRequest} gives it to a dialect directly,
 * {@link #toHttp} sends the same over a real connection.
 *
 * @param path with query string, where there is one
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares calls, and the bytes are only read.
public record ScriptedCall(String method, String path, Map<String, String> headers, Body body) {
  private static final String BOUNDARY = "darkroom-test-boundary-7MA4YWxkTrZu0gW";

  /** What a request carries. */
  public sealed interface Body {
    /** Nothing. */
    record None() implements Body {}

    /** A multipart form. */
    record Form(List<ScriptedPart> parts) implements Body {}

    /** Bytes of a declared type. */
    record Raw(String contentType, byte[] bytes) implements Body {}
  }

  /** A part of a form; text when it has neither filename nor type. */
  public record ScriptedPart(
      String name, @Nullable String filename, @Nullable String contentType, byte[] bytes) {
    public static ScriptedPart text(String name, String value) {
      return new ScriptedPart(name, null, null, value.getBytes(StandardCharsets.UTF_8));
    }

    public static ScriptedPart file(String name, String filename, String type, byte[] bytes) {
      return new ScriptedPart(name, filename, type, bytes);
    }

    public ScriptedPart typed(String type) {
      return new ScriptedPart(name, filename, type, bytes);
    }
  }

  public static ScriptedCall get(String path) {
    return new ScriptedCall("GET", path, Map.of(), new Body.None());
  }

  public static ScriptedCall form(String path, ScriptedPart... parts) {
    return new ScriptedCall("POST", path, Map.of(), new Body.Form(List.of(parts)));
  }

  public static ScriptedCall json(String path, String json) {
    return raw(path, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  public static ScriptedCall raw(String path, String contentType, byte[] bytes) {
    return new ScriptedCall("POST", path, Map.of(), new Body.Raw(contentType, bytes));
  }

  public ScriptedCall with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new ScriptedCall(method, path, more, body);
  }

  public ScriptedCall with(ScriptedPart... added) {
    List<ScriptedPart> parts = new ArrayList<>();
    if (body instanceof Body.Form(List<ScriptedPart> present)) {
      parts.addAll(present);
    }
    parts.addAll(List.of(added));
    return new ScriptedCall(method, path, headers, new Body.Form(parts));
  }

  public FakeRequest toRequest() {
    return new FakeRequest(this, Map.of());
  }

  /**
   * @param base such as {@code http://127.0.0.1:8080}
   */
  public HttpRequest toHttp(URI base) {
    return toHttp(base, BOUNDARY);
  }

  /**
   * @param boundary what parts a form; each try of a client draws another
   */
  public HttpRequest toHttp(URI base, String boundary) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
    headers.forEach(request::header);
    switch (body) {
      case Body.None() -> request.method(method, HttpRequest.BodyPublishers.noBody());
      case Body.Raw(var type, var bytes) ->
          request
              .header("Content-Type", type)
              .method(method, HttpRequest.BodyPublishers.ofByteArray(bytes));
      case Body.Form(var parts) ->
          request
              .header("Content-Type", "multipart/form-data; boundary=" + boundary)
              .method(method, HttpRequest.BodyPublishers.ofByteArray(multipart(parts, boundary)));
    }
    return request.build();
  }

  private static byte[] multipart(List<ScriptedPart> parts, String boundary) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (ScriptedPart part : parts) {
      StringBuilder head = new StringBuilder("--" + boundary + "\r\n");
      head.append("Content-Disposition: form-data; name=\"").append(part.name()).append('"');
      if (part.filename() != null) {
        head.append("; filename=\"").append(part.filename()).append('"');
      }
      if (part.contentType() != null) {
        head.append("\r\nContent-Type: ").append(part.contentType());
      }
      out.writeBytes(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8));
      out.writeBytes(part.bytes());
      out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    out.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }
}

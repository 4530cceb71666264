package dev.darkroom.testing;

import dev.darkroom.http.BodyException;
import dev.darkroom.http.Part;
import dev.darkroom.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A request that never was on a wire. */
public record FakeRequest(ScriptedCall call, Map<String, String> pathParameters)
    implements Request {
  static String mediaType(String contentType) {
    return contentType.split(";", 2)[0].strip();
  }

  @Override
  public String id() {
    return "req_0123456789abcdef0123456789abcdef";
  }

  @Override
  public Duration age() {
    return Duration.ofMillis(7);
  }

  @Override
  public String method() {
    return call.method();
  }

  @Override
  public String path() {
    String path = call.path().split("\\?", 2)[0];
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  @Override
  public String pathParameter(String name) {
    return Objects.requireNonNull(pathParameters.get(name), name);
  }

  @Override
  public String queryString() {
    String[] parts = call.path().split("\\?", 2);
    return parts.length == 2 ? parts[1] : "";
  }

  @Override
  public boolean carriesForm() {
    return switch (contentType()) {
      case "multipart/form-data" -> true;
      case "application/x-www-form-urlencoded" ->
          !new String(body(), StandardCharsets.UTF_8).stripLeading().startsWith("{");
      default -> false;
    };
  }

  @Override
  public Optional<String> query(String name) {
    String[] parts = call.path().split("\\?", 2);
    if (parts.length == 2) {
      for (String pair : parts[1].split("&", -1)) {
        if (pair.startsWith(name + "=")) {
          return Optional.of(
              URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers().get(name.toLowerCase(Locale.ROOT))).map(List::getFirst);
  }

  @Override
  public Map<String, List<String>> headers() {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    call.headers()
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), List.of(value)));
    return headers;
  }

  @Override
  public String remoteAddress() {
    return "192.0.2.7";
  }

  @Override
  public String baseUrl() {
    return "http://darkroom.example";
  }

  @Override
  public String contentType() {
    return switch (call.body()) {
      case ScriptedCall.Body.None() -> "";
      case ScriptedCall.Body.Form _ -> "multipart/form-data";
      case ScriptedCall.Body.Raw(var type, _) -> mediaType(type).toLowerCase(Locale.ROOT);
    };
  }

  @Override
  public byte[] body() {
    return switch (call.body()) {
      case ScriptedCall.Body.None() -> new byte[0];
      case ScriptedCall.Body.Raw(_, var bytes) -> bytes;
      case ScriptedCall.Body.Form _ -> throw new IllegalStateException("Read it as a form");
    };
  }

  @Override
  public List<Part> form() {
    if (call.body() instanceof ScriptedCall.Body.Form(var parts)) {
      return parts.stream().<Part>map(FakePart::new).toList();
    }
    if (carriesForm()) {
      return pairs(new String(body(), StandardCharsets.UTF_8));
    }
    throw new BodyException(BodyException.Kind.MALFORMED, "The body is not a form.");
  }

  private static List<Part> pairs(String body) {
    List<Part> parts = new ArrayList<>();
    for (String pair : body.split("&", -1)) {
      String[] sides = pair.split("=", 2);
      if (!pair.isEmpty()) {
        String value = sides.length == 2 ? URLDecoder.decode(sides[1], StandardCharsets.UTF_8) : "";
        parts.add(new FakePart(ScriptedCall.ScriptedPart.text(sides[0], value)));
      }
    }
    return parts;
  }

  @Override
  public boolean abandoned() {
    return false;
  }
}

package dev.darkroom.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An answer as a client holds it.
 *
 * @param headers names in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares answers, and the bytes are only read.
public record ScriptedAnswer(int status, Map<String, String> headers, byte[] body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static ScriptedAnswer of(Response response) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      response.body().writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> headers = new HashMap<>();
    response.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return new ScriptedAnswer(response.status(), headers, out.toByteArray());
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body; of a stream, {@code events} with {@code event} and {@code data}, and comments. */
  public JsonNode json() {
    if (header("content-type").orElse("").startsWith("text/event-stream")) {
      return SentEvents.parse(text());
    }
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new AssertionError("Not JSON: " + text(), e);
    }
  }

  /** The value at a path such as {@code data[0].url}; missing when there is none. */
  public JsonNode at(String path) {
    JsonNode node = json();
    for (String step : path.split("[.\\[]", -1)) {
      node =
          step.endsWith("]")
              ? node.path(Integer.parseInt(step.substring(0, step.length() - 1)))
              : node.path(step);
    }
    return node;
  }
}

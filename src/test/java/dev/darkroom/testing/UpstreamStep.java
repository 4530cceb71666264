package dev.darkroom.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One call of an exchange. Its request has {@code method} (POST where none stands), {@code path}
 * with the query, {@code headers} (without a value: must be absent), and {@code form} or {@code
 * json}, in which the text {@code "${any}"} agrees with any value. Its answer has {@code status},
 * {@code headers}, and {@code body} or, for what is no text, {@code base64}.
 */
record UpstreamStep(JsonNode script, Macros macros) {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final String ANY = "${any}";
  private static final List<String> PICTURES =
      List.of("square.png", "mask.png", "first.png", "second.png", "third.png", "oblong.png");

  String method() {
    return script.path("request").path("method").asText("POST");
  }

  String path() {
    return script.path("request").path("path").asText();
  }

  String address() {
    return method() + " " + path();
  }

  void answer(ScriptedUpstream.Connection connection) throws IOException {
    ScriptedUpstream.write(connection.out(), status(), headers(), body());
  }

  int status() {
    return script.path("answer").path("status").asInt(200);
  }

  Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/json"));
    script
        .path("answer")
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    return headers;
  }

  byte[] body() {
    JsonNode answer = script.path("answer");
    return answer.has("base64")
        ? macros.bytes(answer.path("base64").asText())
        : macros.filled(answer.path("body").asText()).getBytes(StandardCharsets.UTF_8);
  }

  void verify(UpstreamCall call) {
    assertEquals(address(), call.method() + " " + call.path());
    JsonNode expected = script.path("request");
    for (Map.Entry<String, JsonNode> header : expected.path("headers").properties()) {
      assertEquals(
          header.getValue().isNull() ? null : header.getValue().asText(),
          call.headers().get(header.getKey()),
          header.getKey());
    }
    if (expected.has("form")) {
      List<String> lines = new ArrayList<>();
      expected.path("form").forEach(line -> lines.add(line.asText()));
      assertEquals(String.join("\n", lines), String.join("\n", lines(call)));
    } else if (expected.has("json")) {
      JsonNode sent = call.json();
      JsonNode wanted = agreeing(json(expected.path("json").asText()), sent);
      assertEquals(wanted.toPrettyString(), sent.toPrettyString());
    } else {
      assertEquals("", new String(call.body(), StandardCharsets.UTF_8), "a body");
    }
  }

  /** What is expected, with what was sent in the place of each {@code ${any}}. */
  private static JsonNode agreeing(JsonNode expected, JsonNode sent) {
    if (expected.isTextual() && expected.asText().equals(ANY) && sent.isValueNode()) {
      return sent;
    }
    if (expected instanceof ObjectNode object) {
      object.properties().forEach(e -> e.setValue(agreeing(e.getValue(), sent.path(e.getKey()))));
    }
    if (expected instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, agreeing(array.get(i), sent.path(i)));
      }
    }
    return expected;
  }

  private static List<String> lines(UpstreamCall call) {
    return call.parts().stream()
        .map(
            part ->
                part.name()
                    + "="
                    + (part.type() == null
                        ? new String(part.bytes(), StandardCharsets.UTF_8)
                        : "@" + name(part.bytes()) + " " + part.type()))
        .toList();
  }

  private static String name(byte[] bytes) {
    return PICTURES.stream()
        .filter(name -> Arrays.equals(bytes, TestPictures.named(name)))
        .findFirst()
        .orElse("unknown");
  }

  private JsonNode json(String text) {
    try {
      return YAML.readTree(macros.filled(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

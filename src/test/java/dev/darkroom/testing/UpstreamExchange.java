package dev.darkroom.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One exchange with an upstream as its documents describe it, from {@code exchanges/}: the request
 * that it expects, field by field, and its answer. {@code source} says which document it follows.
 *
 * <p>In texts, {@code ${png:64x48}} and {@code ${jpeg:64x48}} stand for a picture as base64, {@code
 * ${picture:NAME}} for a test picture as base64, {@code ${base}} for the upstream's address.
 */
public record UpstreamExchange(JsonNode script, String base) {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Pattern MACRO = Pattern.compile("\\$\\{(png|jpeg|picture):([^}]*)}");
  private static final List<String> PICTURES =
      List.of("square.png", "mask.png", "first.png", "second.png", "third.png", "oblong.png");

  /**
   * @param resource such as {@code openai/edit.yaml}
   */
  public static UpstreamExchange read(String resource, String base) {
    try (InputStream in = UpstreamExchange.class.getResourceAsStream("/exchanges/" + resource)) {
      return new UpstreamExchange(YAML.readTree(Objects.requireNonNull(in, resource)), base);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int status() {
    return script.path("answer").path("status").asInt(200);
  }

  public Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/json"));
    script
        .path("answer")
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    return headers;
  }

  public byte[] body() {
    return filled(script.path("answer").path("body").asText()).getBytes(StandardCharsets.UTF_8);
  }

  /** Puts the answer into the upstream's script, so many times. */
  public void play(ScriptedUpstream upstream, int times) {
    for (int i = 0; i < times; i++) {
      upstream.then(status(), headers(), body());
    }
  }

  /** Fails unless the call is the one expected, with every field and no other. */
  public void verify(UpstreamCall call) {
    JsonNode expected = script.path("request");
    assertEquals("POST", call.method());
    assertEquals(expected.path("path").asText(), call.path());
    expected
        .path("headers")
        .properties()
        .forEach(
            header ->
                assertEquals(
                    header.getValue().asText(),
                    call.headers().get(header.getKey()),
                    header.getKey()));
    if (expected.has("form")) {
      List<String> lines = new ArrayList<>();
      expected.path("form").forEach(line -> lines.add(line.asText()));
      assertEquals(String.join("\n", lines), String.join("\n", lines(call)));
    } else {
      assertEquals(
          json(expected.path("json").asText()).toPrettyString(), call.json().toPrettyString());
    }
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
      return YAML.readTree(filled(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String filled(String text) {
    return MACRO
        .matcher(text.replace("${base}", base))
        .replaceAll(
            macro ->
                Matcher.quoteReplacement(
                    Base64.getEncoder().encodeToString(picture(macro.group(1), macro.group(2)))));
  }

  private static byte[] picture(String kind, String what) {
    if (kind.equals("picture")) {
      return TestPictures.named(what);
    }
    String[] sides = what.split("x", 2);
    int width = Integer.parseInt(sides[0]);
    return TestPictures.plain(width, Integer.parseInt(sides[1]), false, kind);
  }
}

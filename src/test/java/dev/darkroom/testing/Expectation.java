package dev.darkroom.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Holds an answer against sentences such as {@code data[0].b64_json is a png of 1536x1024}. */
final class Expectation {
  private final ScriptedAnswer answer;
  private final Exchange exchange;

  /**
   * @param exchange where the answer came from, and what it links to
   */
  Expectation(ScriptedAnswer answer, Exchange exchange) {
    this.answer = answer;
    this.exchange = exchange;
  }

  void status(int expected) {
    assertEquals(expected, answer.status(), () -> brief(answer.text()));
  }

  /** Fails with the sentence when the answer is otherwise. */
  void verify(String sentence) {
    String[] words = sentence.split(" ", 3);
    String rest = words.length > 2 ? words[2] : "";
    switch (words[0]) {
      case "openai-error" -> openAiError(words[1], rest, sentence);
      case "bella-error" -> bellaError(words[1], sentence);
      case "aluo-error" -> aluoError(words[1], rest, sentence);
      case "juhe-error" -> juheError(words[1], sentence);
      case "header" -> header(rest.isEmpty() ? sentence : words[1] + " " + rest, sentence);
      default -> value(words[0], words[1], rest, sentence);
    }
  }

  private void openAiError(String code, String param, String sentence) {
    JsonNode error = answer.at("error");
    assertEquals(Set.of("message", "type", "param", "code"), names(error), sentence);
    assertFalse(error.path("message").asText().isBlank(), sentence);
    assertEquals("application/json", answer.header("content-type").orElse(""), sentence);
    if (!code.equals("any")) {
      assertEquals(code, error.path("code").asText(), () -> sentence + ": " + error);
    }
    assertEquals(param, error.path("param").asText(), () -> sentence + ": " + error);
  }

  private void bellaError(String status, String sentence) {
    JsonNode error = answer.at("error");
    assertTrue(error.path("code").isTextual(), () -> sentence + ": " + answer.text());
    assertEquals(status, error.path("code").asText(), sentence);
    assertEquals(Integer.parseInt(status), error.path("httpCode").asInt(), sentence);
    assertEquals(Integer.parseInt(status), answer.status(), sentence);
    assertFalse(error.path("message").asText().isBlank(), sentence);
  }

  private void aluoError(String code, String message, String sentence) {
    JsonNode body = answer.json();
    assertEquals(Set.of("code", "success", "message", "error"), names(body), sentence);
    assertEquals(code, body.path("code").asText(), () -> sentence + ": " + body);
    assertTrue(body.path("code").isInt(), sentence);
    assertTrue(body.path("success").isBoolean(), sentence);
    assertFalse(body.path("success").asBoolean(), sentence);
    assertEquals(message, body.path("message").asText(), () -> sentence + ": " + body);
    assertFalse(body.path("error").asText().isBlank(), sentence);
    assertUtf8Json(sentence);
  }

  private void juheError(String code, String sentence) {
    JsonNode body = answer.json();
    boolean system = code.length() == 5;
    Set<String> members = Set.of("resultcode", "reason", "result", "error_code");
    assertEquals(
        system ? members : Set.of("reason", "result", "error_code"),
        names(body),
        () -> sentence + ": " + body);
    assertTrue(body.path("error_code").isInt(), sentence);
    assertEquals(code, body.path("error_code").asText(), () -> sentence + ": " + body);
    assertTrue(body.path("result").isNull(), sentence);
    assertFalse(body.path("reason").asText().isBlank(), sentence);
    if (system) {
      assertTrue(body.path("resultcode").isTextual(), sentence);
      assertEquals(Integer.parseInt(code) - 9900, body.path("resultcode").asInt(), sentence);
    }
    assertFalse(answer.header("x-darkroom-detail").orElse("").isBlank(), sentence);
    assertUtf8Json(sentence);
  }

  /** A blank behind the semicolon may get lost on the way. */
  private void assertUtf8Json(String sentence) {
    String type = answer.header("content-type").orElse("").replace(" ", "");
    assertEquals("application/json;charset=utf-8", type, sentence);
  }

  private void header(String rest, String sentence) {
    String[] words = rest.split(" ", 3);
    String value = answer.header(words[0]).orElse("");
    switch (words[1]) {
      case "=" -> assertEquals(words[2], value, sentence);
      case "absent" -> assertEquals("", value, sentence);
      case "present" -> assertFalse(value.isEmpty(), sentence);
      case "contains" -> assertTrue(value.contains(words[2]), () -> sentence + ": " + value);
      default -> throw new IllegalArgumentException(sentence);
    }
  }

  private void value(String path, String verb, String expected, String sentence) {
    JsonNode node = answer.at(path);
    String text = node.asText();
    switch (verb) {
      case "=" -> assertEquals(expected, text, sentence);
      case "has" -> assertEquals(Integer.parseInt(expected), node.size(), sentence);
      case "starts" -> assertTrue(text.startsWith(expected), () -> sentence + ": " + brief(text));
      case "contains" -> assertTrue(text.contains(expected), () -> sentence + ": " + brief(text));
      case "differs" -> assertNotEquals(expected, text, sentence);
      case "sums" -> sum(node, expected, sentence);
      case "matches" -> assertTrue(text.matches(expected), () -> sentence + ": " + brief(text));
      case "leads" -> linked(text, expected.split(" ", -1), sentence);
      case "is" -> is(node, expected, sentence);
      default -> throw new IllegalArgumentException(sentence);
    }
  }

  private void is(JsonNode node, String expected, String sentence) {
    String[] words = expected.split(" ", -1);
    switch (words[0]) {
      case "absent" -> assertTrue(node.isMissingNode(), sentence);
      case "integer" -> assertTrue(node.isIntegralNumber(), sentence);
      case "text" -> assertTrue(node.isTextual(), sentence);
      case "null" -> assertTrue(node.isNull(), sentence);
      case "link" -> assertTrue(node.asText().matches("https?://.+"), () -> sentence + ": " + node);
      case "png", "jpeg", "webp" -> picture(node.asText(), words, sentence);
      default -> throw new IllegalArgumentException(sentence);
    }
  }

  private void sum(JsonNode node, String paths, String sentence) {
    long sum = List.of(paths.split(" ", -1)).stream().mapToLong(p -> answer.at(p).asLong()).sum();
    assertTrue(sum > 0, sentence);
    assertEquals(sum, node.asLong(), sentence);
  }

  private void linked(String url, String[] words, String sentence) {
    assertTrue(url.matches("https?://.+"), () -> sentence + ": " + brief(url));
    ScriptedAnswer file = exchange.send(ScriptedCall.get(url));
    assertEquals(200, file.status(), () -> sentence + ": " + brief(file.text()));
    picture(file.body(), words, sentence);
  }

  private static void picture(String base64, String[] words, String sentence) {
    picture(Base64.getDecoder().decode(base64.substring(base64.indexOf(',') + 1)), words, sentence);
  }

  private static void picture(byte[] bytes, String[] words, String sentence) {
    String head = new String(bytes, 0, 12, StandardCharsets.ISO_8859_1);
    String magic =
        switch (words[0]) {
          case "png" -> "\u0089PNG.*";
          case "jpeg" -> "ÿØÿ.*";
          default -> "RIFF....WEBP";
        };
    assertTrue(head.matches("(?s)" + magic), sentence);
    if (words.length > 1) {
      Picture seen = Picture.of(bytes);
      for (String word : List.of(words).subList(1, words.length)) {
        switch (word) {
          case "alpha" -> assertTrue(seen.alpha(), sentence);
          default -> assertEquals(word, seen.size(), sentence);
        }
      }
    }
  }

  /** What a picture's header says. */
  private record Picture(String size, boolean alpha) {
    static Picture of(byte[] bytes) {
      try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
        ImageReader reader = ImageIO.getImageReaders(in).next();
        reader.setInput(in);
        return new Picture(
            reader.getWidth(0) + "x" + reader.getHeight(0),
            reader.getImageTypes(0).next().getColorModel().hasAlpha());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Set<String> names(JsonNode node) {
    Set<String> names = new TreeSet<>();
    for (Iterator<String> all = node.fieldNames(); all.hasNext(); ) {
      names.add(all.next());
    }
    return names;
  }

  private static String brief(String text) {
    return text.length() > 500 ? text.substring(0, 500) + "..." : text;
  }
}

package dev.darkroom.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.testing.ScriptedCall.ScriptedPart;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request as a conformance table writes it.
 *
 * @param pictures where a server can fetch the test pictures by name
 */
public record RowRequest(JsonNode node, String pictures) {
  private static final Pattern PART =
      Pattern.compile("([^=*]+)(?:\\*(\\d+))?=(.*)", Pattern.DOTALL);
  private static final Pattern MACRO =
      Pattern.compile("\\$\\{(base64|datauri|repeat|picture|key|word|answer):([^}]*)}");

  /**
   * @param before the answer to the request before this one, or null
   */
  ScriptedCall call(@Nullable ScriptedAnswer before) {
    ScriptedCall call = unsigned(before);
    if (node.has("method")) {
      String method = node.path("method").asText();
      call = new ScriptedCall(method, call.path(), call.headers(), call.body());
    }
    for (var header : node.path("headers").properties()) {
      call = call.with(header.getKey(), keyed(header.getValue().asText()));
    }
    String key = node.path("key").asText("valid");
    return switch (key) {
      case "valid" -> call.with("Authorization", "Bearer " + ScriptedGateway.KEY);
      case "none" -> call;
      default -> call.with("Authorization", keyed(key));
    };
  }

  private static String keyed(String header) {
    return header.replace("${key:valid}", ScriptedGateway.KEY);
  }

  private ScriptedCall unsigned(@Nullable ScriptedAnswer before) {
    String path = expand(node.path("path").asText("/v1/images/edits"), before);
    if (node.has("get")) {
      return ScriptedCall.get(expand(node.path("get").asText(), before));
    }
    if (node.has("json")) {
      return ScriptedCall.json(path, expand(node.path("json").toString(), before));
    }
    if (node.has("raw")) {
      byte[] bytes = expand(node.path("raw").asText(), before).getBytes(StandardCharsets.UTF_8);
      return ScriptedCall.raw(path, node.path("type").asText("application/json"), bytes);
    }
    if (node.has("pairs")) {
      return ScriptedCall.raw(
          path, "application/x-www-form-urlencoded", pairs().getBytes(StandardCharsets.US_ASCII));
    }
    List<ScriptedPart> parts = new ArrayList<>();
    for (JsonNode line : node.path("form")) {
      parts.addAll(parts(line.asText()));
    }
    if (node.has("textType")) {
      String type = node.path("textType").asText();
      parts.replaceAll(part -> part.contentType() == null ? part.typed(type) : part);
    }
    return ScriptedCall.form(path, parts.toArray(ScriptedPart[]::new));
  }

  private String pairs() {
    List<String> pairs = new ArrayList<>();
    for (JsonNode line : node.path("pairs")) {
      String[] sides = line.asText().split("=", 2);
      String value = expand(sides[1], null);
      pairs.add(sides[0] + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
    return String.join("&", pairs);
  }

  private List<ScriptedPart> parts(String line) {
    Matcher matcher = PART.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Not a part: " + line);
    }
    ScriptedPart part = part(matcher.group(1), matcher.group(3));
    String times = Objects.requireNonNullElse(matcher.group(2), "1");
    return java.util.Collections.nCopies(Integer.parseInt(times), part);
  }

  private ScriptedPart part(String name, String value) {
    if (!value.startsWith("@")) {
      return ScriptedPart.text(name, expand(value, null));
    }
    String[] words = value.substring(1).split(" ", -1);
    byte[] bytes = TestPictures.named(words[0]);
    return switch (words.length > 1 ? words[1] : "") {
      case "unnamed" -> new ScriptedPart(name, null, "application/octet-stream", bytes);
      case "untyped" -> ScriptedPart.file(name, "blob", "application/octet-stream", bytes);
      default -> ScriptedPart.file(name, words[0], TestPictures.mimeType(words[0]), bytes);
    };
  }

  private String expand(String text, @Nullable ScriptedAnswer before) {
    return MACRO
        .matcher(text)
        .replaceAll(
            match -> Matcher.quoteReplacement(expansion(match.group(1), match.group(2), before)));
  }

  private String expansion(String macro, String value, @Nullable ScriptedAnswer before) {
    return switch (macro) {
      case "base64" -> base64(value);
      case "datauri" -> "data:" + TestPictures.mimeType(value) + ";base64," + base64(value);
      case "repeat" -> {
        String[] words = value.split(" ", -1);
        yield words[0].repeat(Integer.parseInt(words[1]));
      }
      case "key" -> value.equals("valid") ? ScriptedGateway.KEY : value;
      case "word" -> ScriptedReception.FORBIDDEN;
      case "answer" -> Objects.requireNonNull(before).at(value).asText();
      default -> pictures + value;
    };
  }

  private static String base64(String picture) {
    return Base64.getEncoder().encodeToString(TestPictures.named(picture));
  }
}

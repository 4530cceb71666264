package dev.darkroom.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.Size;
import dev.darkroom.testing.ScriptedCall.ScriptedPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of a conformance table: a request in neutral form and what its answer has to be. The
 * file's head explains how a line is written.
 *
 * @param strict whether the server has to be strict
 * @param work how the work behind it goes
 */
public record ConformanceRow(
    String id,
    String title,
    boolean strict,
    Work work,
    ScriptedCall call,
    int status,
    List<String> checks) {
  /**
   * What happens to the job of a row.
   *
   * @param provider whether it presupposes a provider that paints whatever it is asked for
   * @param shows how many pictures are shown on the way
   * @param fails how it fails in the end, or null
   */
  public record Work(boolean provider, int shows, @Nullable ErrorCode fails) {}

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Pattern PART =
      Pattern.compile("([^=*]+)(?:\\*(\\d+))?=(.*)", Pattern.DOTALL);
  private static final Pattern MACRO =
      Pattern.compile("\\$\\{(base64|datauri|repeat|picture):([^}]*)}");

  /**
   * @param resource such as {@code /conformance/openai-edits.yaml}
   * @param pictures where a server can fetch the test pictures by name
   */
  public static List<ConformanceRow> read(String resource, String pictures) {
    try (InputStream in = ConformanceRow.class.getResourceAsStream(resource)) {
      List<ConformanceRow> rows = new ArrayList<>();
      JsonNode defaults = YAML.createObjectNode();
      for (JsonNode node : YAML.readTree(Objects.requireNonNull(in, resource))) {
        if (node.has("row")) {
          rows.add(row(node, defaults, pictures));
        } else {
          defaults = node;
        }
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Over a gateway whose jobs go as this row says. */
  public void verify(ScriptedGateway gateway) {
    var delivery = gateway.delivery();
    var preview = delivery.put(new Size(64, 64), OutputFormat.PNG, false);
    gateway.showing(Collections.nCopies(work.shows(), preview));
    if (work.fails() != null) {
      var failed = new Outcome.Failed(work.fails(), PaintingProvider.STOPPED, null);
      gateway.ending(_ -> failed);
    }
    verify((Exchange) gateway);
  }

  /** Sends the request and looks at all that is expected of the answer. */
  public void verify(Exchange exchange) {
    ScriptedAnswer answer = exchange.send(call);
    Expectation expectation = new Expectation(answer);
    expectation.status(status);
    checks.forEach(expectation::verify);
  }

  @Override
  public String toString() {
    return id + " " + title;
  }

  private static ConformanceRow row(JsonNode own, JsonNode defaults, String pictures) {
    ObjectNode node = defaults.deepCopy();
    node.setAll((ObjectNode) own);
    List<String> checks = new ArrayList<>();
    node.path("expect").forEach(check -> checks.add(check.asText()));
    return new ConformanceRow(
        node.path("row").asText(),
        node.path("title").asText(),
        node.path("strict").asBoolean(),
        new Work(
            node.path("provider").asBoolean(),
            node.path("shows").asInt(),
            node.has("fails") ? ErrorCode.valueOf(node.path("fails").asText()) : null),
        keyed(headed(call(node, pictures), node), node.path("key").asText("valid")),
        node.path("status").asInt(),
        checks);
  }

  private static ScriptedCall keyed(ScriptedCall call, String key) {
    return switch (key) {
      case "valid" -> call.with("Authorization", "Bearer " + ScriptedGateway.KEY);
      case "none" -> call;
      default -> call.with("Authorization", key.replace("${key}", ScriptedGateway.KEY));
    };
  }

  private static ScriptedCall headed(ScriptedCall call, JsonNode node) {
    ScriptedCall headed = call;
    for (var header : node.path("headers").properties()) {
      String value = header.getValue().asText().replace("${key}", ScriptedGateway.KEY);
      headed = headed.with(header.getKey(), value);
    }
    return headed;
  }

  private static ScriptedCall call(JsonNode node, String pictures) {
    String path = node.path("path").asText("/v1/images/edits");
    if (node.has("get")) {
      return ScriptedCall.get(node.path("get").asText());
    }
    if (node.has("json")) {
      return ScriptedCall.json(path, expand(node.path("json").toString(), pictures));
    }
    if (node.has("raw")) {
      byte[] bytes = node.path("raw").asText().getBytes(StandardCharsets.UTF_8);
      return ScriptedCall.raw(path, node.path("type").asText("application/json"), bytes);
    }
    List<ScriptedPart> parts = new ArrayList<>();
    for (JsonNode line : node.path("form")) {
      parts.addAll(parts(line.asText(), pictures));
    }
    if (node.has("textType")) {
      String type = node.path("textType").asText();
      parts.replaceAll(part -> part.contentType() == null ? part.typed(type) : part);
    }
    return ScriptedCall.form(path, parts.toArray(ScriptedPart[]::new));
  }

  private static List<ScriptedPart> parts(String line, String pictures) {
    Matcher matcher = PART.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Not a part: " + line);
    }
    ScriptedPart part = part(matcher.group(1), matcher.group(3), pictures);
    String times = Objects.requireNonNullElse(matcher.group(2), "1");
    return Collections.nCopies(Integer.parseInt(times), part);
  }

  private static ScriptedPart part(String name, String value, String pictures) {
    if (!value.startsWith("@")) {
      return ScriptedPart.text(name, expand(value, pictures));
    }
    String[] words = value.substring(1).split(" ", -1);
    byte[] bytes = TestPictures.named(words[0]);
    return switch (words.length > 1 ? words[1] : "") {
      case "unnamed" -> new ScriptedPart(name, null, "application/octet-stream", bytes);
      case "untyped" -> ScriptedPart.file(name, "blob", "application/octet-stream", bytes);
      default -> ScriptedPart.file(name, words[0], TestPictures.mimeType(words[0]), bytes);
    };
  }

  private static String expand(String text, String pictures) {
    return MACRO
        .matcher(text)
        .replaceAll(
            match -> {
              String value = match.group(2);
              return Matcher.quoteReplacement(
                  switch (match.group(1)) {
                    case "base64" -> base64(value);
                    case "datauri" ->
                        "data:" + TestPictures.mimeType(value) + ";base64," + base64(value);
                    case "repeat" -> {
                      String[] words = value.split(" ", -1);
                      yield words[0].repeat(Integer.parseInt(words[1]));
                    }
                    default -> pictures + value;
                  });
            });
  }

  private static String base64(String picture) {
    return Base64.getEncoder().encodeToString(TestPictures.named(picture));
  }
}

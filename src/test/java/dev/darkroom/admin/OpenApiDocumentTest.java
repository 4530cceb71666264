package dev.darkroom.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.http.Response;
import dev.darkroom.testing.FakeRequest;
import dev.darkroom.testing.ScriptedCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  /** The members of a path that are no operations. */
  private static final Set<String> SHARED = Set.of("parameters", "summary", "description");

  private record Operation(String name, JsonNode path, JsonNode node) {
    List<JsonNode> parameters() {
      List<JsonNode> all = new ArrayList<>();
      path.path("parameters").forEach(all::add);
      node.path("parameters").forEach(all::add);
      return all;
    }
  }

  private final OpenApiDocument document = new OpenApiDocument("9.8.7");
  private final JsonNode json = parsed(document.json("http://darkroom.example"));

  private static JsonNode parsed(byte[] bytes) {
    try {
      return new ObjectMapper().readTree(bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    for (var path : json.path("paths").properties()) {
      for (var member : path.getValue().properties()) {
        if (!SHARED.contains(member.getKey())) {
          String name = member.getKey() + " " + path.getKey();
          all.add(new Operation(name, path.getValue(), member.getValue()));
        }
      }
    }
    return all;
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? json.at(node.path("$ref").asText().substring(1)) : node;
  }

  private static void walk(JsonNode node, String at, BiConsumer<String, JsonNode> look) {
    look.accept(at, node);
    if (node.isObject()) {
      node.properties().forEach(m -> walk(m.getValue(), at + "/" + m.getKey(), look));
    } else {
      for (int i = 0; i < node.size(); i++) {
        walk(node.get(i), at + "/" + i, look);
      }
    }
  }

  @Test
  void is_openapi_3_1_of_this_version_and_address() {
    assertEquals("3.1.0", json.path("openapi").asText());
    assertEquals("9.8.7", json.at("/info/version").asText());
    assertEquals("http://darkroom.example", json.at("/servers/0/url").asText());
    assertTrue(json.at("/info/description").asText().contains("without `/v1`"));
    Set<String> known = Set.of("openapi", "info", "servers", "tags", "paths", "components");
    json.fieldNames().forEachRemaining(name -> assertTrue(known.contains(name), name));
  }

  @Test
  void every_reference_leads_somewhere() {
    List<String> dangling = new ArrayList<>();
    walk(
        json,
        "",
        (at, node) -> {
          if (node.isObject() && node.has("$ref")) {
            String target = node.path("$ref").asText();
            if (!target.startsWith("#/components/")
                || json.at(target.substring(1)).isMissingNode()) {
              dangling.add(at + " -> " + target);
            }
          }
        });
    assertEquals(List.of(), dangling);
  }

  @Test
  void nothing_is_described_that_nobody_refers_to() {
    Set<String> used = new HashSet<>();
    walk(json, "", (_, node) -> used.add(node.path("$ref").asText()));
    walk(
        json.path("paths"),
        "",
        (at, node) -> {
          if (at.endsWith("/security")) {
            node.forEach(
                way ->
                    way.fieldNames()
                        .forEachRemaining(n -> used.add("#/components/securitySchemes/" + n)));
          }
        });
    Set<String> unused = new TreeSet<>();
    for (var kind : json.path("components").properties()) {
      for (var component : kind.getValue().properties()) {
        unused.add("#/components/" + kind.getKey() + "/" + component.getKey());
      }
    }
    unused.removeAll(used);
    assertEquals(Set.of(), unused);
  }

  @Test
  void every_operation_says_what_it_does_in_whole_sentences() {
    Set<String> ids = new HashSet<>();
    Set<String> tags = new HashSet<>();
    json.path("tags").forEach(tag -> tags.add(tag.path("name").asText()));
    for (Operation operation : operations()) {
      JsonNode node = operation.node();
      assertTrue(METHODS.contains(operation.name().split(" ", 2)[0]), operation.name());
      assertTrue(ids.add(node.path("operationId").asText()), operation.name());
      assertTrue(node.path("operationId").asText().matches("[a-z][A-Za-z]+"), operation.name());
      assertTrue(node.path("summary").asText().matches("[A-Z].*\\."), operation.name());
      assertTrue(node.path("description").asText().strip().endsWith("."), operation.name());
      assertEquals(1, node.path("tags").size(), operation.name());
      assertTrue(tags.contains(node.at("/tags/0").asText()), operation.name());
    }
    assertEquals(document.operations().size(), ids.size());
  }

  @Test
  void every_operation_has_answers_and_says_what_key_it_needs() {
    Set<String> open = Set.of("files", "operations");
    for (Operation operation : operations()) {
      JsonNode node = operation.node();
      JsonNode responses = node.path("responses");
      boolean success = false;
      for (var response : responses.properties()) {
        assertTrue(response.getKey().matches("[2-5][0-9][0-9]"), operation.name());
        success |= response.getKey().startsWith("2");
        JsonNode answer = resolved(response.getValue());
        assertTrue(answer.path("description").asText().endsWith("."), operation.name());
      }
      assertTrue(success, operation.name());
      assertTrue(node.path("security").isArray(), operation.name());
      boolean needsKey = !node.path("security").isEmpty();
      assertEquals(!open.contains(node.at("/tags/0").asText()), needsKey, operation.name());
      if (needsKey && !node.at("/tags/0").asText().equals("juhe")) {
        assertTrue(responses.has("401"), operation.name());
      }
      for (JsonNode way : node.path("security")) {
        way.fieldNames()
            .forEachRemaining(
                name ->
                    assertTrue(json.at("/components/securitySchemes").has(name), operation.name()));
      }
    }
  }

  @Test
  void every_parameter_of_a_path_is_described_and_no_other() {
    for (Operation operation : operations()) {
      Set<String> inPath = new TreeSet<>();
      var names = Pattern.compile("\\{([a-z]+)}").matcher(operation.name());
      while (names.find()) {
        inPath.add(names.group(1));
      }
      Set<String> described = new TreeSet<>();
      Set<String> all = new HashSet<>();
      for (JsonNode reference : operation.parameters()) {
        JsonNode parameter = resolved(reference);
        String place = parameter.path("in").asText();
        assertTrue(Set.of("path", "query", "header").contains(place), operation.name());
        assertTrue(all.add(place + " " + parameter.path("name").asText()), operation.name());
        assertTrue(parameter.path("schema").isObject(), operation.name());
        assertTrue(parameter.path("description").asText().endsWith("."), operation.name());
        if (place.equals("path")) {
          described.add(parameter.path("name").asText());
          assertTrue(parameter.path("required").asBoolean(), operation.name());
        }
      }
      assertEquals(inPath, described, operation.name());
    }
  }

  @Test
  void every_schema_is_written_in_words_of_json_schema() {
    Set<String> types = Set.of("object", "array", "string", "integer", "number", "boolean", "null");
    Set<String> words =
        Stream.of(
                "$ref type description properties required items enum const default examples"
                    + " format",
                "pattern minLength maxLength minimum maximum minItems maxItems minProperties",
                "additionalProperties allOf oneOf not")
            .flatMap(line -> Stream.of(line.split(" ", -1)))
            .collect(java.util.stream.Collectors.toSet());
    List<String> odd = new ArrayList<>();
    walk(
        json.path("components").path("schemas"),
        "",
        (at, node) -> {
          boolean schema = at.matches("(/[A-Za-z]+)") || at.matches(".*/(properties/[^/]+|items)");
          if (schema && !at.matches(".*/(example|default)/.*") && node.isObject()) {
            node.fieldNames()
                .forEachRemaining(
                    name -> {
                      if (!words.contains(name)) {
                        odd.add(at + ": " + name);
                      }
                    });
            JsonNode type = node.path("type");
            List<String> named = new ArrayList<>();
            if (type.isArray()) {
              type.forEach(t -> named.add(t.asText()));
            } else if (!type.isMissingNode()) {
              named.add(type.asText());
            }
            if (!types.containsAll(named)) {
              odd.add(at + ": type " + named);
            }
          }
        });
    assertEquals(List.of(), odd);
  }

  @Test
  void every_required_member_is_described() {
    List<String> missing = new ArrayList<>();
    walk(
        json.path("components").path("schemas"),
        "",
        (at, node) -> {
          if (node.isObject() && node.path("required").isArray() && node.has("properties")) {
            for (JsonNode name : node.path("required")) {
              if (!node.path("properties").has(name.asText()) && !inherited(at, name.asText())) {
                missing.add(at + ": " + name.asText());
              }
            }
          }
        });
    assertEquals(List.of(), missing);
  }

  /** Whether another part of the same {@code allOf} has the member. */
  private boolean inherited(String at, String name) {
    int all = at.lastIndexOf("/allOf/");
    if (all < 0) {
      return false;
    }
    for (JsonNode part : json.at("/components/schemas" + at.substring(0, all) + "/allOf")) {
      if (resolved(part).path("properties").has(name)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void every_body_in_json_or_as_a_form_has_an_example_here_or_with_its_schema() {
    List<String> without = new ArrayList<>();
    for (Operation operation : operations()) {
      contents(resolved(operation.node().path("requestBody")), operation.name(), without);
      operation
          .node()
          .path("responses")
          .properties()
          .forEach(
              answer ->
                  contents(
                      resolved(answer.getValue()),
                      operation.name() + " " + answer.getKey(),
                      without));
    }
    without.remove("get /openapi.json 200 application/json");
    assertEquals(List.of(), without);
  }

  private void contents(JsonNode holder, String name, List<String> without) {
    for (var content : holder.path("content").properties()) {
      boolean told =
          content.getKey().equals("application/json") || content.getKey().contains("form");
      JsonNode media = content.getValue();
      if (told
          && !media.has("example")
          && !media.has("examples")
          && !exemplified(media.path("schema"))) {
        without.add(name + " " + content.getKey());
      }
    }
  }

  /** Whether a schema has examples, or is a page of what has. */
  private boolean exemplified(JsonNode schema) {
    JsonNode node = resolved(schema);
    return node.has("examples")
        || node.path("properties").properties().stream()
            .anyMatch(member -> resolved(member.getValue().path("items")).has("examples"));
  }

  @Test
  void is_sent_once_to_a_client_that_keeps_it() throws Exception {
    Response first = serve(Map.of());
    assertEquals(200, first.status());
    assertEquals("application/json; charset=utf-8", first.headers().get("Content-Type"));
    assertEquals("public, max-age=300", first.headers().get("Cache-Control"));
    String tag = Objects.requireNonNull(first.headers().get("ETag"));
    for (String held : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
      Response again = serve(Map.of("If-None-Match", held));
      assertEquals(304, again.status(), held);
      assertEquals(0, body(again).length, held);
      assertEquals(tag, again.headers().get("ETag"), held);
    }
    assertEquals(200, serve(Map.of("If-None-Match", "\"other\"")).status());
    assertNotEquals(
        0, parsed(body(first)).path("paths").size(), "the answer is the whole document");
  }

  private Response serve(Map<String, String> headers) throws Exception {
    ScriptedCall call = ScriptedCall.get("/openapi.json");
    for (var header : headers.entrySet()) {
      call = call.with(header.getKey(), header.getValue());
    }
    return document.endpoints().getFirst().handler().handle(new FakeRequest(call, Map.of()));
  }

  private static byte[] body(Response response) throws IOException {
    var out = new ByteArrayOutputStream();
    response.body().writeTo(out);
    return out.toByteArray();
  }
}

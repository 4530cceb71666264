package dev.darkroom.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.darkroom.http.Endpoint;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /openapi.json}: the description of every endpoint, one OpenAPI 3.1 document merged
 * from a file for each surface, {@code openapi/*.yaml}. It is merged when it is first asked for.
 */
public final class OpenApiDocument {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final YAMLMapper YAML = YAMLMapper.builder().build();

  /** In the order in which people read about them; the first has what all the others share. */
  private static final List<String> SURFACES =
      List.of(
          "document", "openai", "aluo", "juhe", "plan", "tasks", "files", "admin", "operations");

  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private final String version;
  private @Nullable ObjectNode merged;

  /**
   * @param version of this server, for {@code info.version}
   */
  public OpenApiDocument(String version) {
    this.version = version;
  }

  public List<Endpoint> endpoints() {
    return List.of(new Endpoint("GET", "/openapi.json", this::serve));
  }

  /** What is documented, as sorted texts such as {@code GET /v1/models}. */
  public List<String> operations() {
    TreeSet<String> operations = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : merged().path("paths").properties()) {
      METHODS.stream()
          .filter(path.getValue()::has)
          .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
    }
    return List.copyOf(operations);
  }

  private Response serve(Request request) {
    byte[] json = json(request.baseUrl());
    String tag = tag(json);
    Response response = held(request, tag) ? Response.empty(304) : Response.json(200, json);
    // The document names the address that it was asked for under.
    return response
        .with("ETag", tag)
        .with("Cache-Control", "public, max-age=300")
        .with("Vary", "Host");
  }

  /** The document for clients who reach the server under a base. */
  byte[] json(String base) {
    ObjectNode document = merged().deepCopy();
    document.putArray("servers").addObject().put("url", base);
    try {
      return JSON.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean held(Request request, String tag) {
    return request
        .header("If-None-Match")
        .map(tags -> Arrays.stream(tags.split(",", -1)).map(String::strip))
        .filter(tags -> tags.anyMatch(t -> t.equals("*") || t.equals(tag) || t.equals("W/" + tag)))
        .isPresent();
  }

  private static String tag(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "\"" + HexFormat.of().formatHex(hash, 0, 16) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private synchronized ObjectNode merged() {
    if (merged == null) {
      ObjectNode whole = YAML.createObjectNode();
      SURFACES.forEach(surface -> merge(whole, read(surface), ""));
      ((ObjectNode) whole.path("info")).put("version", version);
      merged = whole;
    }
    return merged;
  }

  private static ObjectNode read(String surface) {
    String name = "/openapi/" + surface + ".yaml";
    try (InputStream in = OpenApiDocument.class.getResourceAsStream(name)) {
      if (in != null && YAML.readTree(in) instanceof ObjectNode document) {
        return document;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("there is no " + name);
  }

  /** Objects are joined and lists are added to; nothing is said twice. */
  private static void merge(ObjectNode whole, ObjectNode part, String at) {
    for (Map.Entry<String, JsonNode> member : part.properties()) {
      String name = member.getKey();
      JsonNode there = whole.get(name);
      if (there == null) {
        whole.set(name, member.getValue());
      } else if (there instanceof ObjectNode object
          && member.getValue() instanceof ObjectNode more) {
        merge(object, more, at + "/" + name);
      } else if (there instanceof ArrayNode list && member.getValue() instanceof ArrayNode more) {
        list.addAll(more);
      } else {
        throw new IllegalStateException("described twice: " + at + "/" + name);
      }
    }
  }
}

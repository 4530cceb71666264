package dev.darkroom.admin;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.http.Response;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** The answers of the admin API, and how its bodies are parsed. */
final class Json {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static <T> ArrayNode list(List<T> items, Function<T, JsonNode> shape) {
    ArrayNode list = JSON.createArrayNode();
    items.forEach(item -> list.add(shape.apply(item)));
    return list;
  }

  static ArrayNode texts(List<String> texts) {
    ArrayNode list = JSON.createArrayNode();
    texts.forEach(list::add);
    return list;
  }

  static Response answer(int status, JsonNode value) {
    try {
      return Response.json(status, JSON.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static Response problem(int status, String message) {
    ObjectNode problem = object();
    problem.putObject("error").put("message", message);
    return answer(status, problem);
  }

  /**
   * @throws IOException when it is no JSON, or names a member twice
   */
  static JsonNode parse(byte[] body) throws IOException {
    return JSON.readTree(body);
  }
}

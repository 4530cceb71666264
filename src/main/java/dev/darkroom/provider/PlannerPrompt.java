package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.instruction.Given;
import dev.darkroom.instruction.PlanData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What a language model is told, so that it answers with a plan. */
final class PlannerPrompt {
  private static final int TOKENS_MAX = 1500;
  private static final int OPERATIONS_MAX = 20;
  private static final String SYSTEM = system();

  private PlannerPrompt() {}

  /**
   * @param schema whether the answer's shape is asked for by a JSON schema
   */
  static ObjectNode request(String model, String instruction, Given given, boolean schema) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("model", model);
    request.put("temperature", 0);
    request.put("max_tokens", TOKENS_MAX);
    ArrayNode messages = request.putArray("messages");
    messages.addObject().put("role", "system").put("content", SYSTEM);
    messages.addObject().put("role", "user").put("content", question(instruction, given));
    if (schema) {
      ObjectNode format = request.putObject("response_format").put("type", "json_schema");
      format.putObject("json_schema").put("name", "edit_plan").set("schema", schema());
    }
    return request;
  }

  /** The instruction as one string of JSON: it is what is read, not what is obeyed. */
  private static String question(String instruction, Given given) {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    question.put("instruction", instruction);
    question.put("pictures", given.pictures());
    question.put("mask", given.mask());
    return question.toString();
  }

  private static String system() {
    String file = "/planner/system.txt";
    try (InputStream in = Objects.requireNonNull(PlannerPrompt.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("${OPERATIONS}", PlanData.forms())
          .replace("${REASONS}", String.join(", ", PlanData.reasons()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode schema() {
    ObjectNode schema = object();
    ObjectNode members = schema.putObject("properties");
    ObjectNode operations = members.putObject("operations").put("type", "array");
    operations.put("minItems", 1).put("maxItems", OPERATIONS_MAX);
    operations.set("items", operation());
    members.putObject("keep").put("type", "array").putObject("items").put("type", "string");
    required(schema, List.of("operations", "keep"));
    return schema;
  }

  private static ObjectNode operation() {
    ObjectNode operation = object();
    ObjectNode members = operation.putObject("properties");
    words(members.putObject("intent"), PlanData.intents());
    members.putObject("target").put("type", "string");
    members.putObject("parameters").put("type", "object");
    members.putObject("supported").put("type", "boolean");
    words(members.putObject("reason"), PlanData.reasons());
    required(operation, List.of("intent", "target", "parameters", "supported"));
    return operation;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "object")
        .put("additionalProperties", false);
  }

  private static void words(ObjectNode member, List<String> words) {
    ArrayNode list = member.put("type", "string").putArray("enum");
    words.forEach(list::add);
  }

  private static void required(ObjectNode object, List<String> names) {
    ArrayNode list = object.putArray("required");
    names.forEach(list::add);
  }
}

package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An operator's graph in ComfyUI's API format, with places such as {@code {{prompt}}} for what
 * differs from job to job.
 *
 * @param places the names in it
 */
record ComfyWorkflow(JsonNode graph, Set<String> places) {
  static final String PROMPT = "prompt";
  static final String NEGATIVE = "negative_prompt";
  static final String MASK = "mask";
  static final String SEED = "seed";
  static final String WIDTH = "width";
  static final String HEIGHT = "height";
  static final String COUNT = "count";
  static final String MODEL = "model";

  private static final Set<String> KNOWN =
      Set.of(PROMPT, NEGATIVE, MASK, SEED, WIDTH, HEIGHT, COUNT, MODEL);

  private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

  static ComfyWorkflow of(JsonNode graph) {
    Set<String> places = new TreeSet<>();
    collect(graph, places);
    return new ComfyWorkflow(graph, Set.copyOf(places));
  }

  /** The place of a picture, counted from 1. */
  static String image(int number) {
    return "image" + number;
  }

  private static void collect(JsonNode node, Set<String> places) {
    if (node.isTextual()) {
      PLACE.matcher(node.asText()).results().map(found -> found.group(1)).forEach(places::add);
    } else {
      node.forEach(child -> collect(child, places));
    }
  }

  boolean has(String place) {
    return places.contains(place);
  }

  /** Whether its size can be chosen. */
  boolean sized() {
    return has(WIDTH) && has(HEIGHT);
  }

  /**
   * What keeps it from being used, as the rest of a sentence that begins with its file; empty when
   * nothing does.
   *
   * @param pictures how many it has to take
   * @param masked whether it has to take a mask
   */
  Optional<String> fault(int pictures, boolean masked) {
    for (JsonNode node : graph) {
      if (!node.path("class_type").isTextual() || !node.path("inputs").isObject()) {
        return Optional.of("is not in the API format: a node lacks class_type or inputs");
      }
    }
    Set<String> needed = new TreeSet<>(Set.of(PROMPT, SEED));
    for (int i = 1; i <= pictures; i++) {
      needed.add(image(i));
    }
    if (masked) {
      needed.add(MASK);
    }
    for (String place : needed) {
      if (!has(place)) {
        return Optional.of("has no place {{" + place + "}}");
      }
    }
    return places.stream()
        .filter(place -> !needed.contains(place))
        .filter(place -> place.equals(MASK) || !KNOWN.contains(place))
        .findFirst()
        .map(place -> "has a place {{" + place + "}}, which nothing fills");
  }

  /**
   * The graph with its places filled in one go, so that what looks like a place in a caller's words
   * stays as it is. A text that is nothing but a place becomes the value itself, such as a number.
   */
  JsonNode filled(Map<String, JsonNode> values) {
    return filled(graph, values);
  }

  private static JsonNode filled(JsonNode node, Map<String, JsonNode> values) {
    if (node.isTextual()) {
      return text(node.asText(), values);
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(e -> object.set(e.getKey(), filled(e.getValue(), values)));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(child -> array.add(filled(child, values)));
      return array;
    }
    return node;
  }

  private static JsonNode text(String text, Map<String, JsonNode> values) {
    Matcher places = PLACE.matcher(text);
    if (places.matches()) {
      JsonNode value = values.get(places.group(1));
      return value == null ? TextNode.valueOf(text) : value;
    }
    return TextNode.valueOf(
        places.replaceAll(
            found -> {
              JsonNode value = values.get(found.group(1));
              return Matcher.quoteReplacement(value == null ? found.group() : value.asText());
            }));
  }
}

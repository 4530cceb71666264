package dev.darkroom.label;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * China's label of AI-made content, GB 45438-2025 annex E: seven members, all strings of visible
 * ASCII, in this order.
 *
 * @param label {@code 1}: made by AI; {@code 2}: perhaps; {@code 3}: suspected
 * @param contentProducer the code of the service that made it
 * @param produceId the producer's own number of the content
 * @param reservedCode1 free for the producer's protection of the label; may be empty
 * @param contentPropagator the code of the platform that spreads it; may be empty
 * @param propagateId that platform's own number; may be empty
 * @param reservedCode2 free for that platform's protection; may be empty
 */
public record AigcLabel(
    String label,
    String contentProducer,
    String produceId,
    String reservedCode1,
    String contentPropagator,
    String propagateId,
    String reservedCode2) {
  /** The members of the JSON, in their order. */
  public static final List<String> MEMBERS =
      List.of(
          "Label",
          "ContentProducer",
          "ProduceID",
          "ReservedCode1",
          "ContentPropagator",
          "PropagateID",
          "ReservedCode2");

  /** A longer text is no label, whatever it says; characters. */
  static final int LENGTH_MAX = 64 << 10;

  private static final String WRAPPER = "AIGC";

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(16).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  /**
   * @throws IllegalArgumentException when a member has other characters than 0x21 to 0x7E, or one
   *     of the first three is empty
   */
  public AigcLabel {
    requireWritten("Label", label);
    requireWritten("ContentProducer", contentProducer);
    requireWritten("ProduceID", produceId);
    for (String optional : List.of(reservedCode1, contentPropagator, propagateId, reservedCode2)) {
      requireAscii("A reserved or propagation member", optional);
    }
  }

  /** The label of what a service has just made. */
  static AigcLabel made(String contentProducer, String produceId, String protection) {
    return new AigcLabel("1", contentProducer, produceId, protection, "", "", "");
  }

  private static void requireWritten(String name, String value) {
    requireAscii(name, value);
    if (value.isEmpty()) {
      throw new IllegalArgumentException(name + " of an AIGC label is not empty");
    }
  }

  private static void requireAscii(String name, String value) {
    if (!visibleAscii(value)) {
      throw new IllegalArgumentException(name + " of an AIGC label is visible ASCII");
    }
  }

  /** Whether all characters are visible ASCII, 0x21 to 0x7E. */
  static boolean visibleAscii(String value) {
    return value.chars().allMatch(c -> c >= 0x21 && c <= 0x7e);
  }

  private List<String> values() {
    return List.of(
        label,
        contentProducer,
        produceId,
        reservedCode1,
        contentPropagator,
        propagateId,
        reservedCode2);
  }

  /** The JSON, without spaces. */
  public String json() {
    ObjectNode object = JSON.createObjectNode();
    for (int i = 0; i < MEMBERS.size(); i++) {
      object.put(MEMBERS.get(i), values().get(i));
    }
    return object.toString();
  }

  /** The label that a JSON text says, bare or wrapped; empty when its form is not right. */
  public static Optional<AigcLabel> parse(String text) {
    Optional<String> bare = bare(text);
    if (bare.isEmpty() || !faults(bare.get()).isEmpty()) {
      return Optional.empty();
    }
    ObjectNode json = tree(bare.get()).orElseThrow();
    List<String> values = MEMBERS.stream().map(name -> json.get(name).textValue()).toList();
    return Optional.of(
        new AigcLabel(
            values.get(0),
            values.get(1),
            values.get(2),
            values.get(3),
            values.get(4),
            values.get(5),
            values.get(6)));
  }

  /** The members of a bare JSON text, whatever they are; empty when it is no JSON object. */
  public static Optional<ObjectNode> members(String text) {
    return tree(text);
  }

  /** What is wrong with the form of a bare JSON text, as sentences; none when it is right. */
  public static List<String> faults(String text) {
    Optional<ObjectNode> json = tree(text);
    if (json.isEmpty()) {
      return List.of("It is no JSON object.");
    }
    List<String> faults = new ArrayList<>();
    for (String name : MEMBERS) {
      JsonNode value = json.get().get(name);
      if (value == null) {
        faults.add("The member " + name + " is missing.");
      } else if (!value.isTextual()) {
        faults.add("The member " + name + " is no string.");
      } else if (!visibleAscii(value.textValue())) {
        faults.add("The member " + name + " has other characters than visible ASCII.");
      } else if (value.textValue().isEmpty() && MEMBERS.indexOf(name) < 3) {
        faults.add("The member " + name + " is empty.");
      }
    }
    List<String> known =
        json.get().properties().stream().map(Map.Entry::getKey).filter(MEMBERS::contains).toList();
    if (!known.equals(MEMBERS.stream().filter(known::contains).toList())) {
      faults.add("The members are not in their order.");
    }
    if (json.get().size() > known.size()) {
      faults.add("There are members that the standard does not know.");
    }
    return faults;
  }

  /**
   * The JSON object of a label, character for character: of {@code {"AIGC":{...}}} what is inside.
   * Empty when the text is no JSON object or is longer than 64 KB.
   */
  static Optional<String> bare(String text) {
    Optional<ObjectNode> json = text.length() > LENGTH_MAX ? Optional.empty() : tree(text);
    if (json.isEmpty()) {
      return Optional.empty();
    }
    JsonNode inner = json.get().get(WRAPPER);
    if (inner == null) {
      return Optional.of(text.strip());
    }
    return inner.isObject() ? Optional.of(inside(text)) : Optional.empty();
  }

  private static String inside(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      while (!WRAPPER.equals(parser.nextFieldName())) {
        parser.nextToken();
        parser.skipChildren();
      }
      parser.nextToken();
      int from = (int) parser.currentTokenLocation().getCharOffset();
      parser.skipChildren();
      return text.substring(from, (int) parser.currentTokenLocation().getCharOffset() + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Not of a text that has been read as JSON before.
    }
  }

  /** The object of a text that is one JSON object and nothing more. */
  static Optional<ObjectNode> tree(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      JsonNode json = JSON.readTree(parser);
      boolean alone = parser.nextToken() == null;
      return json instanceof ObjectNode object && alone ? Optional.of(object) : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

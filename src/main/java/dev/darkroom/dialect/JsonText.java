package dev.darkroom.dialect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads and writes JSON with the limits that hold in every dialect. */
public final class JsonText {
  /** Pictures come as text; the server's body limit is the real bound. */
  private static final int STRING_MAX = 256 * 1024 * 1024;

  private static final int DEPTH_MAX = 32;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxStringLength(STRING_MAX)
                      .maxNestingDepth(DEPTH_MAX)
                      .build())
              .build());

  private static final ObjectReader READER =
      MAPPER.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonText() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The one value that the bytes hold; empty when they are not JSON. */
  public static Optional<JsonNode> parse(byte[] json) {
    try {
      JsonNode node = READER.readValue(json);
      return Optional.ofNullable(node);
    } catch (JsonProcessingException _) {
      // Its message quotes the body; the caller knows what was sent.
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one object that the bytes hold; empty when they hold anything else. */
  public static Optional<ObjectNode> parseObject(byte[] json) {
    return parse(json).filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast);
  }

  public static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A generator that leaves the stream open and, when it is abandoned in the middle, the document
   * visibly unfinished: half an answer must not look whole.
   */
  public static JsonGenerator generator(OutputStream out) throws IOException {
    return MAPPER
        .getFactory()
        .createGenerator(out)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT)
        .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
        .setCodec(MAPPER);
  }
}

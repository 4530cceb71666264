package dev.darkroom.dialect.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.dialect.JsonText;
import java.io.IOException;
import java.io.OutputStream;

/** JSON as this dialect reads and writes it. */
final class Json {
  private Json() {}

  static ObjectNode object() {
    return JsonText.object();
  }

  /** The document's object. */
  static ObjectNode parse(byte[] body) {
    return JsonText.parseObject(body)
        .orElseThrow(
            () ->
                new FaultException(
                    Fault.caller(
                        400,
                        null,
                        null,
                        "The body could not be parsed as a JSON object. Send one JSON object in"
                            + " UTF-8.")));
  }

  static byte[] bytes(JsonNode node) {
    return JsonText.bytes(node);
  }

  static JsonGenerator generator(OutputStream out) throws IOException {
    return JsonText.generator(out);
  }
}

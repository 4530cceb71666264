package dev.darkroom.dialect.juhe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.dialect.JsonText;
import dev.darkroom.http.Part;
import dev.darkroom.http.Request;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of a request: of its body, else of its query. An empty value counts as absent; of a
 * repeated field the first value counts.
 */
record Form(Request request, Map<String, Field> body) {
  private static final Set<String> NAMES =
      Set.of("key", "text", "image1", "image2", "image3", "size", "model");

  /**
   * @throws DarkroomException BODY_MALFORMED when there is a body that is neither form nor JSON
   */
  static Form of(Request request) {
    if (request.carriesForm()) {
      return new Form(request, ofParts(request));
    }
    byte[] bytes = request.body();
    return new Form(request, bytes.length == 0 ? Map.of() : ofJson(bytes));
  }

  private static Map<String, Field> ofParts(Request request) {
    boolean urlencoded = request.contentType().equals("application/x-www-form-urlencoded");
    Map<String, Field> fields = new HashMap<>();
    for (Part part : request.form()) {
      if (NAMES.contains(part.name()) && part.size() > 0) {
        fields.putIfAbsent(part.name(), new Field.Sent(part, urlencoded));
      }
    }
    return fields;
  }

  /** JSON under whatever content type: some clients send it under that of a form. */
  private static Map<String, Field> ofJson(byte[] bytes) {
    ObjectNode root =
        JsonText.parseObject(bytes)
            .orElseThrow(
                () ->
                    new DarkroomException(
                        ErrorCode.BODY_MALFORMED,
                        "The body is neither a urlencoded form nor a JSON object."));
    Map<String, Field> fields = new HashMap<>();
    for (String name : NAMES) {
      JsonNode value = root.path(name);
      if (value.isValueNode() && !value.isNull() && !value.asText().isEmpty()) {
        fields.put(name, new Field.Plain(value.asText(), false));
      }
    }
    return fields;
  }

  Optional<Field> field(String name) {
    return Optional.ofNullable(body.get(name))
        .or(
            () ->
                request
                    .query(name)
                    .filter(text -> !text.isEmpty())
                    .map(text -> new Field.Plain(text, true)));
  }

  Optional<String> text(String name) {
    return field(name).map(Field::text);
  }
}

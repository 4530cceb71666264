package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.job.DarkroomException;
import java.net.http.HttpHeaders;

/** The one mapper from BFL's errors, and from how its tasks end, to error codes. */
final class BflErrors {
  private BflErrors() {}

  /** A failure's body in the usual form. */
  static UpstreamError read(int status, HttpHeaders headers, JsonNode body, ProviderConfig config) {
    return UpstreamError.read(status, headers, shaped(body), config);
  }

  private static JsonNode shaped(JsonNode body) {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    String message = body.path("message").asText("");
    error
        .put("code", body.path("error").asText(""))
        .put("type", ErrorDetails.type(body.path("detail")))
        .put("message", message.isEmpty() ? ErrorDetails.text(body.path("detail")) : message);
    return JsonNodeFactory.instance.objectNode().set("error", error);
  }

  /** How a task ended, in the same form. */
  static JsonNode state(String state) {
    ObjectNode holder = JsonNodeFactory.instance.objectNode();
    holder.putObject("error").put("code", state);
    return holder;
  }

  static DarkroomException map(UpstreamError error) {
    if (error.code().equals("Request Moderated") || error.code().equals("Content Moderated")) {
      return error.blocked();
    }
    return StatusErrors.map(error); // 429 is too many tasks at once.
  }
}

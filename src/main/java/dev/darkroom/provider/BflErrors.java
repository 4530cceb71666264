package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.job.DarkroomException;

/** The one mapper from BFL's errors, and from how its tasks end, to error codes. */
final class BflErrors {
  private BflErrors() {}

  /** A failure's body in the usual form. */
  static JsonNode shaped(JsonNode body) {
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
    return switch (error.status()) {
      case 400, 413, 422 -> error.unsupported();
      case 429 -> error.busy(); // Too many tasks at once.
      default -> error.status() >= 300 && error.status() < 500 ? error.refused() : error.failed();
    };
  }
}

package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.job.DarkroomException;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The one mapper from Stability's errors to error codes. */
final class StabilityErrors {
  private static final int TOO_MANY = 429;

  /** Who sent too much is locked out for a minute. */
  private static final long LOCKED_SECONDS = 60;

  private StabilityErrors() {}

  /** A failure's body in the usual form. */
  static UpstreamError read(int status, HttpHeaders headers, JsonNode body, ProviderConfig config) {
    return UpstreamError.read(status, headers, shaped(body), config);
  }

  private static JsonNode shaped(JsonNode body) {
    List<String> messages = new ArrayList<>();
    body.path("errors").forEach(message -> messages.add(message.asText()));
    return named(body.path("name").asText(""), String.join("; ", messages));
  }

  /** The filter's word for a picture that is blurred, which comes as HTTP 200. */
  static JsonNode filtered() {
    return named("CONTENT_FILTERED", "");
  }

  private static JsonNode named(String name, String message) {
    ObjectNode holder = JsonNodeFactory.instance.objectNode();
    holder.putObject("error").put("code", name).put("message", message);
    return holder;
  }

  static DarkroomException map(UpstreamError error) {
    return switch (error.code()) {
      case "content_moderation", "CONTENT_FILTERED", "public_figure" -> error.blocked();
      case "generation_not_found" -> error.failed(); // Work that is over or unknown.
      default -> error.status() == TOO_MANY ? locked(error).busy() : StatusErrors.map(error);
    };
  }

  private static UpstreamError locked(UpstreamError error) {
    OptionalLong wait =
        error.retrySeconds().isPresent() ? error.retrySeconds() : OptionalLong.of(LOCKED_SECONDS);
    return new UpstreamError(error.status(), error.code(), error.type(), error.message(), wait);
  }
}

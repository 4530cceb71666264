package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.job.DarkroomException;
import java.net.http.HttpHeaders;

/** The one mapper from fal's errors to error codes; a model's come with a type in its detail. */
final class FalErrors {
  private FalErrors() {}

  /** A failure's body in the usual form. */
  static UpstreamError read(int status, HttpHeaders headers, JsonNode body, ProviderConfig config) {
    return UpstreamError.read(status, headers, shaped(body), config);
  }

  private static JsonNode shaped(JsonNode body) {
    JsonNode detail = body.path("detail");
    String type = ErrorDetails.type(detail);
    return holder(
        type.isEmpty() ? body.path("error_type").asText("") : type, ErrorDetails.text(detail));
  }

  /** A picture whose filter was at work, which comes black as HTTP 200. */
  static JsonNode filtered() {
    return holder("content_policy_violation", "");
  }

  private static JsonNode holder(String code, String message) {
    ObjectNode holder = JsonNodeFactory.instance.objectNode();
    holder.putObject("error").put("code", code).put("message", message);
    return holder;
  }

  /**
   * @param retryable whether a header says that the same call may succeed
   */
  static DarkroomException map(UpstreamError error, boolean retryable) {
    return switch (error.code()) {
      case "content_policy_violation" -> error.blocked();
      case "image_too_small",
          "image_too_large",
          "image_load_error",
          "unsupported_image_format",
          "file_download_error",
          "file_too_large",
          "face_detection_error" ->
          error.badPicture();
      case "internal_server_error",
          "generation_timeout",
          "downstream_service_error",
          "downstream_service_unavailable" ->
          error.failed();
      default -> retryable ? error.failed() : StatusErrors.map(error);
    };
  }
}

package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import java.net.http.HttpHeaders;
import java.util.OptionalLong;
import java.util.Set;

/** The one mapper from Gemini's errors, and from its answers without a picture, to error codes. */
final class GeminiErrors {
  private static final Set<String> BLOCKED =
      Set.of(
          "IMAGE_SAFETY",
          "IMAGE_PROHIBITED_CONTENT",
          "IMAGE_RECITATION",
          "PROHIBITED_CONTENT",
          "SAFETY",
          "RECITATION",
          "SPII",
          "BLOCKLIST");

  private GeminiErrors() {}

  /** Its name stands in {@code status}; the time to wait and the reason in {@code details}. */
  static UpstreamError read(int status, HttpHeaders headers, JsonNode body, ProviderConfig config) {
    UpstreamError plain = UpstreamError.read(status, headers, body, config);
    String reason = "";
    OptionalLong retry = plain.retrySeconds();
    for (JsonNode detail : body.path("error").path("details")) {
      reason = detail.path("reason").asText(reason);
      String delay = detail.path("retryDelay").asText("");
      if (delay.matches("\\d{1,6}(\\.\\d{1,9})?s")) {
        double seconds = Double.parseDouble(delay.substring(0, delay.length() - 1));
        retry = OptionalLong.of(Math.min(UpstreamError.RETRY_MAX, (long) Math.ceil(seconds)));
      }
    }
    String name = body.path("error").path("status").asText("");
    return new UpstreamError(status, name, reason, plain.message(), retry);
  }

  static DarkroomException map(UpstreamError error) {
    if (error.type().equals("API_KEY_INVALID")) { // Comes as a 400.
      return error.refused();
    }
    return switch (error.code()) {
      case "INVALID_ARGUMENT" -> error.unsupported();
      case "FAILED_PRECONDITION", "PERMISSION_DENIED", "UNAUTHENTICATED", "NOT_FOUND" ->
          error.refused();
      case "RESOURCE_EXHAUSTED" -> error.busy();
      case "INTERNAL", "UNAVAILABLE", "DEADLINE_EXCEEDED" ->
          error.retrySeconds().isPresent() ? error.busy() : error.failed();
      default -> StatusErrors.map(error);
    };
  }

  /**
   * What a success without a picture means: a review that stopped it, words instead, or nothing.
   *
   * @param reason why it ended, as {@code blockReason} or {@code finishReason} say
   * @param blocked whether the prompt was not even tried
   * @param words what the model said
   */
  static DarkroomException noPicture(UpstreamError words, String reason, boolean blocked) {
    if (blocked || BLOCKED.contains(reason)) {
      return words.blocked();
    }
    boolean spoken = reason.equals("STOP") && !words.message().isEmpty();
    return spoken
        ? new DarkroomException(
            ErrorCode.INSTRUCTION_NOT_SUPPORTED,
            "The image service made no picture and said: " + words.message())
        : Answers.wrong("no picture");
  }
}

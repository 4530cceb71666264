package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.job.DarkroomException;
import java.net.http.HttpHeaders;

/** The one mapper from OpenRouter's errors to error codes. */
final class OpenRouterErrors {
  private static final int OVERLOADED = 529;
  private static final String FLAGGED = "flagged";

  private OpenRouterErrors() {}

  /** Its number is an HTTP status, and counts where the answer itself is a success. */
  static UpstreamError read(int status, HttpHeaders headers, JsonNode body, ProviderConfig config) {
    UpstreamError plain = UpstreamError.read(status, headers, body, config);
    JsonNode error = body.path("error");
    JsonNode metadata = error.path("metadata");
    boolean flagged = metadata.has("flagged_input") || !metadata.path("reasons").isEmpty();
    int meant = status == 200 ? error.path("code").asInt(500) : status;
    return new UpstreamError(
        meant,
        plain.code(),
        flagged ? FLAGGED : plain.type(),
        plain.message(),
        plain.retrySeconds());
  }

  static DarkroomException map(UpstreamError error) {
    if (error.type().equals(FLAGGED)) {
      return error.blocked();
    }
    return error.status() == OVERLOADED ? error.busy() : StatusErrors.map(error);
  }
}

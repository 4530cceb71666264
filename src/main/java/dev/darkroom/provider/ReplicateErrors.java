package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.job.DarkroomException;
import java.net.http.HttpHeaders;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one mapper from Replicate's errors, and from how predictions end, to error codes. */
final class ReplicateErrors {
  private static final String SENSITIVE = "E005";
  private static final int TOO_MANY = 429;
  private static final Pattern CODE = Pattern.compile("\\bE\\d{3,4}\\b");
  private static final Pattern RESETS = Pattern.compile("resets in ~?(\\d{1,4})\\s?s");

  private ReplicateErrors() {}

  /** A failure's body (RFC 7807) in the usual form. */
  static UpstreamError read(int status, HttpHeaders headers, JsonNode body, ProviderConfig config) {
    return UpstreamError.read(status, headers, shaped(body), config);
  }

  private static JsonNode shaped(JsonNode body) {
    String detail = body.path("detail").asText("");
    ObjectNode holder = JsonNodeFactory.instance.objectNode();
    holder
        .putObject("error")
        .put("message", detail.isEmpty() ? body.path("title").asText("") : detail);
    return holder;
  }

  /** How a prediction ended that came as HTTP 200; of the model's words only a code is kept. */
  static UpstreamError ended(JsonNode prediction) {
    Matcher found = CODE.matcher(prediction.path("error").asText(""));
    String code = found.find() ? found.group() : prediction.path("status").asText();
    return new UpstreamError(200, code, "", "", OptionalLong.empty());
  }

  static DarkroomException map(UpstreamError error) {
    if (error.code().equals(SENSITIVE)) {
      return error.blocked();
    }
    return error.status() == TOO_MANY ? waiting(error).busy() : StatusErrors.map(error);
  }

  /** Where no header says how long, the sentence does. */
  private static UpstreamError waiting(UpstreamError error) {
    Matcher resets = RESETS.matcher(error.message());
    return error.retrySeconds().isEmpty() && resets.find()
        ? new UpstreamError(
            error.status(),
            error.code(),
            error.type(),
            error.message(),
            OptionalLong.of(Long.parseLong(resets.group(1))))
        : error;
  }
}

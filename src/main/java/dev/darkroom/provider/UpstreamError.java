package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Retry;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an upstream said when it did not do what was asked.
 *
 * @param status of the answer; 200 where an error lay within a success
 * @param code empty when there is none; likewise the others
 * @param message fit for a caller, see {@link CallerText}
 * @param retrySeconds when it asks to be tried again
 * @param shouldRetry whether it says by {@code x-should-retry} that a repeat makes sense
 */
record UpstreamError(
    int status,
    String code,
    String type,
    String message,
    OptionalLong retrySeconds,
    Optional<Boolean> shouldRetry) {
  private static final Logger LOG = LoggerFactory.getLogger(UpstreamError.class);

  /** Longer waits than an hour tell a caller nothing. */
  static final long RETRY_MAX = 3600;

  /** Reads the body of a failure, in the way of one wire. */
  @FunctionalInterface
  interface Reading {
    UpstreamError read(int status, HttpHeaders headers, JsonNode body, ProviderConfig config);
  }

  /** One that says nothing of whether a repeat makes sense. */
  UpstreamError(int status, String code, String type, String message, OptionalLong retrySeconds) {
    this(status, code, type, message, retrySeconds, Optional.empty());
  }

  /**
   * Reads the {@code error} member that most wires have: an object, or with imitators a text; else
   * {@code detail}.
   *
   * @param body a JSON value, missing when the body was none
   */
  static UpstreamError read(int status, HttpHeaders headers, JsonNode body, ProviderConfig config) {
    JsonNode error = body.path("error");
    String message = error.isTextual() ? error.asText() : error.path("message").asText("");
    if (message.isEmpty()) {
      message = ErrorDetails.text(body.path("detail"));
    }
    return new UpstreamError(
        status,
        error.path("code").asText(""),
        error.path("type").asText(""),
        CallerText.of(message, config.apiKey()),
        retrySeconds(headers),
        headers
            .firstValue("x-should-retry")
            .map(value -> value.strip().toLowerCase(Locale.ROOT))
            .filter(value -> value.equals("true") || value.equals("false"))
            .map(Boolean::valueOf));
  }

  /** Whether a repeat makes sense: as the upstream says, else as the code does. */
  private Retry retry(ErrorCode failure) {
    Duration after = retrySeconds.isPresent() ? Duration.ofSeconds(retrySeconds.getAsLong()) : null;
    return new Retry(shouldRetry.orElse(Retry.usual(failure).sensible()), after);
  }

  private static OptionalLong retrySeconds(HttpHeaders headers) {
    String millis = headers.firstValue("retry-after-ms").orElse("");
    if (millis.matches("\\d{1,9}")) {
      return OptionalLong.of(Math.min(RETRY_MAX, (Long.parseLong(millis) + 999) / 1000));
    }
    String seconds = headers.firstValue("retry-after").orElse("");
    if (seconds.matches("\\d{1,9}(\\.\\d{1,9})?")) {
      return OptionalLong.of(Math.min(RETRY_MAX, (long) Math.ceil(Double.parseDouble(seconds))));
    }
    return OptionalLong.empty();
  }

  /** For the operator: what callers are not told, without anybody's words. */
  void log(ProviderConfig config, String requestId) {
    LOG.warn(
        "provider {}: status {}, code {}, type {}, request {}",
        config.id(),
        status,
        CallerText.of(code, config.apiKey()),
        CallerText.of(type, config.apiKey()),
        requestId.matches("[\\w.-]{1,100}") ? requestId : "unnamed");
  }

  DarkroomException busy() {
    String when = retrySeconds.isPresent() ? "in " + retrySeconds.getAsLong() + " s" : "later";
    return DarkroomException.upstream(
        ErrorCode.UPSTREAM_BUSY,
        "The image service is busy; try again " + when + ".",
        retry(ErrorCode.UPSTREAM_BUSY));
  }

  DarkroomException failed() {
    return DarkroomException.upstream(
        ErrorCode.UPSTREAM_FAILED, "The image service failed.", retry(ErrorCode.UPSTREAM_FAILED));
  }

  /** The operator has to act; what for stands in the log. */
  DarkroomException refused() {
    return new DarkroomException(
        ErrorCode.UPSTREAM_REFUSED,
        "The image service does not serve this server as it is set up; tell its operator.");
  }

  DarkroomException blocked() {
    return new DarkroomException(
        ErrorCode.CONTENT_BLOCKED,
        "The image service's safety rules do not allow this request or its result.");
  }

  /** The caller's input is at fault, in the upstream's own words. */
  DarkroomException unsupported() {
    return new DarkroomException(
        ErrorCode.INSTRUCTION_NOT_SUPPORTED,
        message.isEmpty()
            ? "The image service refused the request without a reason."
            : "The image service refused the request: " + message);
  }

  DarkroomException badPicture() {
    return new DarkroomException(
        ErrorCode.IMAGE_INVALID,
        message.isEmpty()
            ? "The image service cannot use a picture."
            : "The image service cannot use a picture: " + message,
        "image");
  }
}

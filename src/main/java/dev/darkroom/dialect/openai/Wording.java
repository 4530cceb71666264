package dev.darkroom.dialect.openai;

import dev.darkroom.job.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Every reason for a refusal in OpenAI's codes and statuses. */
final class Wording {
  /** Long enough to let a queue move, well under the 60 seconds that every SDK obeys. */
  private static final int BUSY_SECONDS = 5;

  private static final int MAINTENANCE_SECONDS = 30;

  private Wording() {}

  /**
   * @param sentence what the caller reads, except where this side is at fault
   * @param param the path of the field at fault, or null
   */
  static Fault of(ErrorCode code, String sentence, @Nullable String param) {
    return switch (code) {
      case ROUTE_UNKNOWN, API_OFF -> Fault.caller(404, null, null, sentence);
      case METHOD_NOT_ALLOWED -> Fault.caller(405, null, null, sentence);
      case MAINTENANCE ->
          Fault.ours(503, "maintenance", sentence).retriedAfter(MAINTENANCE_SECONDS);
      case KEY_MISSING -> unauthorized(null, sentence);
      case KEY_UNKNOWN -> unauthorized("invalid_api_key", sentence);
      case ADDRESS_DENIED, KEY_DISABLED, KEY_EXPIRED, ACCOUNT_SUSPENDED, ORIGIN_DENIED ->
          Fault.caller(403, null, null, sentence);
      case ADDRESS_LIMITED, RATE_LIMITED -> Fault.limited(sentence);
      case TEST_KEY_LIMITED, CREDITS_INSUFFICIENT ->
          Fault.quota("You exceeded your current quota. " + sentence);
      case IDEMPOTENCY_CONFLICT ->
          Fault.caller(422, "idempotency_key_in_use", null, sentence).neverRetried();
      case CONTENT_TYPE_UNSUPPORTED ->
          Fault.caller(415, "unsupported_content_type", null, sentence);
      case BODY_TOO_LARGE -> Fault.caller(413, "request_too_large", null, sentence);
      case BODY_MALFORMED -> Fault.caller(400, null, null, sentence);
      case PARAMETER_INVALID -> Fault.caller(400, "invalid_value", param, sentence);
      case TASK_UNKNOWN -> Fault.caller(404, null, null, sentence);
      case MODEL_UNKNOWN -> Fault.caller(404, "model_not_found", "model", sentence);
      case MODEL_DENIED -> Fault.caller(403, "model_not_found", "model", sentence);
      case IMAGE_EMPTY -> Fault.caller(400, "empty_image_file", param, sentence);
      case IMAGE_TYPE_UNSUPPORTED ->
          Fault.caller(400, "unsupported_file_mimetype", param, sentence);
      case IMAGE_TOO_LARGE -> Fault.caller(400, "image_too_large", param, sentence);
      case IMAGE_INVALID -> Fault.caller(400, "invalid_image_file", param, sentence);
      case IMAGE_URL_INVALID -> Fault.caller(400, "invalid_image_url", param, sentence);
      case IMAGE_URL_UNREACHABLE -> Fault.caller(400, "failed_to_download_image", param, sentence);
      case MASK_INVALID ->
          Fault.caller(400, "invalid_image_file", param == null ? "mask" : param, sentence);
      case CONTENT_BLOCKED -> Fault.blocked(sentence);
      case INSTRUCTION_NOT_SUPPORTED ->
          Fault.caller(400, "instruction_not_supported", param, sentence).neverRetried();
      case QUEUE_FULL -> Fault.ours(503, "server_overloaded", sentence).retriedAfter(BUSY_SECONDS);
      case UPSTREAM_BUSY ->
          Fault.ours(503, "server_overloaded", sentence).retriedAfter(BUSY_SECONDS);
      case UPSTREAM_FAILED -> Fault.ours(502, "upstream_failed", sentence);
      case UPSTREAM_REFUSED -> Fault.ours(502, "upstream_refused", sentence).neverRetried();
      case DEADLINE_EXCEEDED -> Fault.ours(504, "deadline_exceeded", sentence);
      case CANCELLED -> Fault.caller(400, "cancelled", null, sentence).neverRetried();
      case RESULT_EXPIRED -> Fault.caller(404, "result_expired", null, sentence).neverRetried();
      case INTERRUPTED -> Fault.ours(503, "interrupted", sentence).retriedAfter(1);
      case INTERNAL ->
          Fault.ours(500, null, "The server had an error while processing your request.");
    };
  }

  private static Fault unauthorized(@Nullable String code, String sentence) {
    return Fault.caller(401, code, null, sentence)
        .with("WWW-Authenticate", "Bearer realm=\"Darkroom API\"");
  }
}

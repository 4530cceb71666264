package dev.darkroom.dialect.aluo;

import dev.darkroom.job.ErrorCode;

/** Every reason for a refusal in this API's statuses, codes and texts. */
final class Wording {
  private static final int BUSY_SECONDS = 5;
  private static final int MAINTENANCE_SECONDS = 30;

  static final String FORMAT_UNSUPPORTED = "Unsupported image format";
  static final String FILE_TOO_LARGE = "Image file too large";
  static final String URL_INVALID = "Invalid image URL";
  static final String BUG = "The server had an error while processing your request.";

  private Wording() {}

  /**
   * @param sentence what is wrong, for the caller
   */
  static Fault of(ErrorCode code, String sentence) {
    return switch (code) {
      case ROUTE_UNKNOWN -> Fault.of(404, "Not found", sentence);
      case API_OFF -> Fault.of(404, "API is switched off", sentence);
      case METHOD_NOT_ALLOWED -> Fault.of(405, "Method not allowed", sentence);
      case MAINTENANCE ->
          Fault.of(503, "Under maintenance", sentence).retriedAfter(MAINTENANCE_SECONDS);
      case KEY_MISSING, ADDRESS_DENIED, ACCOUNT_SUSPENDED, ORIGIN_DENIED ->
          Fault.key("Unauthorized", sentence);
      case KEY_UNKNOWN, KEY_DISABLED, KEY_EXPIRED -> Fault.key("Invalid API key", sentence);
      case ADDRESS_LIMITED, RATE_LIMITED, TEST_KEY_LIMITED ->
          Fault.of(429, "Too many requests", sentence);
      case CREDITS_INSUFFICIENT -> Fault.credits("Insufficient credits", sentence);
      case IDEMPOTENCY_CONFLICT -> Fault.of(422, "Idempotency key already used", sentence);
      case CONTENT_TYPE_UNSUPPORTED -> Fault.of(415, "Unsupported content type", sentence);
      case BODY_TOO_LARGE -> Fault.of(413, "Request body too large", sentence);
      case BODY_MALFORMED -> Fault.parameter("Invalid request body", sentence);
      case PARAMETER_INVALID -> Fault.parameter("Invalid parameter", sentence);
      case TASK_UNKNOWN -> Fault.parameter("Task not found", sentence);
      case MODEL_UNKNOWN -> Fault.parameter("Model not found", sentence);
      case MODEL_DENIED -> Fault.parameter("Model not allowed", sentence);
      case IMAGE_EMPTY, IMAGE_TYPE_UNSUPPORTED, IMAGE_INVALID ->
          Fault.parameter(FORMAT_UNSUPPORTED, sentence);
      case IMAGE_TOO_LARGE -> Fault.parameter(FILE_TOO_LARGE, sentence);
      case IMAGE_URL_INVALID -> Fault.parameter(URL_INVALID, sentence);
      case IMAGE_URL_UNREACHABLE -> Fault.parameter("Image cannot be fetched", sentence);
      case MASK_INVALID -> Fault.parameter("Invalid mask", sentence);
      case CONTENT_BLOCKED -> Fault.parameter("Content blocked", sentence);
      case INSTRUCTION_NOT_SUPPORTED -> Fault.parameter("Instruction not supported", sentence);
      case QUEUE_FULL, UPSTREAM_BUSY ->
          Fault.of(503, "Server is busy", sentence).retriedAfter(BUSY_SECONDS);
      case INTERRUPTED -> Fault.of(503, "Server is busy", sentence).retriedAfter(1);
      case UPSTREAM_FAILED, UPSTREAM_REFUSED, DEADLINE_EXCEEDED ->
          Fault.of(500, "Processing failed", sentence);
      case CANCELLED -> Fault.parameter("Cancelled", sentence);
      case RESULT_EXPIRED -> Fault.parameter("Result expired", sentence);
      case INTERNAL -> Fault.ours(BUG);
    };
  }
}

package dev.darkroom.dialect.juhe;

import dev.darkroom.job.ErrorCode;

/**
 * Every reason for a refusal in this API's codes.
 *
 * @param status of HTTP: 200 except for faults of the transport, because clients take any other for
 *     a broken network and do not read the code
 */
record Wording(int status, Refusal refusal) {
  static Wording of(ErrorCode code) {
    return switch (code) {
      case METHOD_NOT_ALLOWED -> new Wording(405, Refusal.INTERNAL);
      case IDEMPOTENCY_CONFLICT -> new Wording(422, Refusal.INTERNAL);
      case ROUTE_UNKNOWN,
          CONTENT_TYPE_UNSUPPORTED,
          BODY_MALFORMED,
          PARAMETER_INVALID,
          TASK_UNKNOWN,
          INTERNAL ->
          new Wording(200, Refusal.INTERNAL);
      case API_OFF -> new Wording(200, Refusal.OFF);
      case MAINTENANCE -> new Wording(200, Refusal.MAINTENANCE);
      case KEY_MISSING, KEY_UNKNOWN -> new Wording(200, Refusal.KEY);
      case ADDRESS_DENIED -> new Wording(200, Refusal.ADDRESS);
      case KEY_DISABLED -> new Wording(200, Refusal.KEY_FORBIDDEN);
      case KEY_EXPIRED -> new Wording(200, Refusal.KEY_EXPIRED);
      case ACCOUNT_SUSPENDED -> new Wording(200, Refusal.SUSPENDED);
      case ORIGIN_DENIED -> new Wording(200, Refusal.ORIGIN);
      case ADDRESS_LIMITED -> new Wording(200, Refusal.ADDRESS_RATE);
      case RATE_LIMITED, CREDITS_INSUFFICIENT -> new Wording(200, Refusal.RATE);
      case TEST_KEY_LIMITED -> new Wording(200, Refusal.TEST_RATE);
      case BODY_TOO_LARGE -> new Wording(200, Refusal.BASE64_TOO_LARGE);
      case MODEL_UNKNOWN, MODEL_DENIED -> new Wording(200, Refusal.NOT_ALLOWED);
      case IMAGE_URL_UNREACHABLE -> new Wording(200, Refusal.NETWORK);
      case CONTENT_BLOCKED -> new Wording(200, Refusal.SENSITIVE);
      case IMAGE_EMPTY,
          IMAGE_TYPE_UNSUPPORTED,
          IMAGE_TOO_LARGE,
          IMAGE_INVALID,
          IMAGE_URL_INVALID,
          MASK_INVALID,
          INSTRUCTION_NOT_SUPPORTED,
          QUEUE_FULL,
          UPSTREAM_BUSY,
          UPSTREAM_FAILED,
          UPSTREAM_REFUSED,
          DEADLINE_EXCEEDED,
          CANCELLED,
          RESULT_EXPIRED,
          INTERRUPTED ->
          new Wording(200, Refusal.FAILED);
    };
  }
}

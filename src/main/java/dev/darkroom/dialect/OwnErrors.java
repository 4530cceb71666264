package dev.darkroom.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import java.util.Locale;

/** Refusals in the words of Darkroom's own API: {@code {"error": {"code", "message"}}}. */
public final class OwnErrors {
  private OwnErrors() {}

  public static Response refuse(Request request, DarkroomException failure) {
    ErrorCode code = failure.code();
    String sentence =
        code == ErrorCode.INTERNAL
            ? "The server had an error while processing your request. (request "
                + request.id()
                + ")"
            : failure.sentence();
    Response response = Response.of(status(code), "application/json", body(code, sentence));
    if (status(code) == 401) {
      return response.with("WWW-Authenticate", "Bearer realm=\"Darkroom API\"");
    }
    return status(code) == 503 ? response.with("Retry-After", "5") : response;
  }

  /** An {@link ErrorCode} as these answers name it. */
  public static String word(ErrorCode code) {
    return code == ErrorCode.TASK_UNKNOWN ? "task_not_found" : code.name().toLowerCase(Locale.ROOT);
  }

  private static byte[] body(ErrorCode code, String sentence) {
    ObjectNode json = JsonText.object();
    json.putObject("error").put("code", word(code)).put("message", sentence);
    return JsonText.bytes(json);
  }

  private static int status(ErrorCode code) {
    return switch (code) {
      case RESULT_EXPIRED -> 410;
      case ROUTE_UNKNOWN, API_OFF, TASK_UNKNOWN, MODEL_UNKNOWN -> 404;
      case METHOD_NOT_ALLOWED -> 405;
      case KEY_MISSING, KEY_UNKNOWN -> 401;
      case ADDRESS_DENIED,
          KEY_DISABLED,
          KEY_EXPIRED,
          ACCOUNT_SUSPENDED,
          ORIGIN_DENIED,
          MODEL_DENIED ->
          403;
      case ADDRESS_LIMITED, RATE_LIMITED, TEST_KEY_LIMITED -> 429;
      case CREDITS_INSUFFICIENT -> 402;
      case IDEMPOTENCY_CONFLICT -> 422;
      case BODY_TOO_LARGE -> 413;
      case CONTENT_TYPE_UNSUPPORTED,
          BODY_MALFORMED,
          PARAMETER_INVALID,
          IMAGE_EMPTY,
          IMAGE_TYPE_UNSUPPORTED,
          IMAGE_TOO_LARGE,
          IMAGE_INVALID,
          IMAGE_URL_INVALID,
          IMAGE_URL_UNREACHABLE,
          MASK_INVALID,
          CONTENT_BLOCKED,
          INSTRUCTION_NOT_SUPPORTED,
          CANCELLED ->
          400;
      case MAINTENANCE, QUEUE_FULL, UPSTREAM_BUSY, INTERRUPTED -> 503;
      case UPSTREAM_FAILED, UPSTREAM_REFUSED -> 502;
      case DEADLINE_EXCEEDED -> 504;
      case INTERNAL -> 500;
    };
  }
}

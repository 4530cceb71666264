package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.darkroom.job.DarkroomException;
import java.net.http.HttpHeaders;
import java.util.Set;

/** The one mapper from DashScope's errors to error codes; its codes may go on after a dot. */
final class DashScopeErrors {
  private static final Set<String> BLOCKED =
      Set.of("DataInspectionFailed", "data_inspection_failed", "IPInfringementSuspect");

  private static final Set<String> REFUSED =
      Set.of("Arrearage", "InvalidApiKey", "AccessDenied", "ModelNotFound");

  private DashScopeErrors() {}

  /** Code and message stand in the body itself, or in the part of it that failed. */
  static UpstreamError read(int status, HttpHeaders headers, JsonNode body, ProviderConfig config) {
    JsonNode holder =
        body.has("code") ? JsonNodeFactory.instance.objectNode().set("error", body) : body;
    return UpstreamError.read(status, headers, holder, config);
  }

  static DarkroomException map(UpstreamError error) {
    String code = error.code();
    String family = code.indexOf('.') < 0 ? code : code.substring(0, code.indexOf('.'));
    if (code.equals("InvalidParameter.DataInspection") || family.equals("InvalidURL")) {
      return error.badPicture(); // It could not even be read for the review.
    }
    if (BLOCKED.contains(family)) {
      return error.blocked();
    }
    if (REFUSED.contains(family)) {
      return error.refused();
    }
    return switch (family) {
      case "Throttling" -> error.busy();
      case "InternalError", "RequestTimeOut" -> error.failed();
      case "InvalidParameter", "BadRequest", "UnsupportedOperation" -> error.unsupported();
      default -> StatusErrors.map(error);
    };
  }
}

package dev.darkroom.provider;

import dev.darkroom.job.DarkroomException;
import java.util.Set;

/** The one mapper from Ark's errors to error codes; its codes may go on after a dot. */
final class ArkErrors {
  /** The account's quota, spending cap or paid concurrency: no waiting helps. */
  private static final Set<String> UNPAID =
      Set.of("QuotaExceeded", "SetLimitExceeded", "InflightBatchsizeExceeded");

  private static final Set<String> REFUSED =
      Set.of(
          "AuthenticationError",
          "InvalidAccountStatus",
          "AccessDenied",
          "OperationDenied",
          "AccountOverdueError",
          "InvalidEndpointOrModel",
          "ModelNotOpen");

  private ArkErrors() {}

  static DarkroomException map(UpstreamError error) {
    String code = error.code();
    String family = code.indexOf('.') < 0 ? code : code.substring(0, code.indexOf('.'));
    if (code.contains("SensitiveContentDetected") || code.contains("RiskDetection")) {
      return error.blocked();
    }
    if (family.equals("ContentSecurityDetectionError")) { // The review itself failed, as a 400.
      return error.failed();
    }
    if (UNPAID.contains(family) || REFUSED.contains(family)) {
      return error.refused();
    }
    if (busy(family)) {
      return error.busy();
    }
    if (family.equals("InvalidImageURL")) {
      return error.badPicture();
    }
    if (family.equals("InvalidParameter") || family.equals("MissingParameter")) {
      return error.unsupported();
    }
    return StatusErrors.map(error);
  }

  private static boolean busy(String family) {
    return family.contains("RateLimitExceeded")
        || family.equals("ServerOverloaded")
        || family.equals("RequestBurstTooFast");
  }
}

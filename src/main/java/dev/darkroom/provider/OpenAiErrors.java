package dev.darkroom.provider;

import dev.darkroom.job.DarkroomException;
import java.util.Set;

/** The one mapper from OpenAI's errors to error codes. */
final class OpenAiErrors {
  private static final Set<String> BLOCKED =
      Set.of("moderation_blocked", "content_policy_violation");

  /** An empty account looks like throttling, but no waiting helps. */
  private static final Set<String> UNPAID =
      Set.of("insufficient_quota", "credit_balance_exhausted", "billing_hard_limit_reached");

  private static final Set<String> REFUSED = Set.of("invalid_api_key", "model_not_found");
  private static final Set<String> BUSY =
      Set.of("slow_down", "server_is_overloaded", "rate_limit_exceeded");

  private OpenAiErrors() {}

  static DarkroomException map(UpstreamError error) {
    if (BLOCKED.contains(error.code()) || error.message().contains("safety_violations=")) {
      return error.blocked();
    }
    if (says(error, UNPAID) || says(error, REFUSED)) {
      return error.refused();
    }
    if (says(error, BUSY)) {
      return error.busy();
    }
    return StatusErrors.map(error);
  }

  private static boolean says(UpstreamError error, Set<String> words) {
    return words.contains(error.code()) || words.contains(error.type());
  }
}

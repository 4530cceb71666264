package dev.darkroom.provider;

import dev.darkroom.job.DarkroomException;

/** What errors without a known code mean: their status is all there is to go by. */
final class StatusErrors {
  private StatusErrors() {}

  static DarkroomException map(UpstreamError error) {
    return switch (error.status()) {
      case 429 -> error.busy();
      case 503 -> error.retrySeconds().isPresent() ? error.busy() : error.failed();
      case 400, 413, 415, 422 -> error.unsupported();
      case 408, 409 -> error.failed();
      default -> error.status() >= 300 && error.status() < 500 ? error.refused() : error.failed();
    };
  }
}

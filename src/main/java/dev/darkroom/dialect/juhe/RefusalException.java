package dev.darkroom.dialect.juhe;

/** Ends the reading of a request with a refusal; the message says what is wrong. */
final class RefusalException extends RuntimeException {
  private final Refusal refusal;

  RefusalException(Refusal refusal, String detail) {
    super(detail);
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}

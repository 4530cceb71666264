package dev.darkroom.admin;

import java.util.Objects;

/** A call that is refused; the message is a sentence for the operator. */
final class RefusalException extends RuntimeException {
  private final int status;
  private final String sentence;

  RefusalException(int status, String sentence) {
    super(sentence);
    this.status = status;
    this.sentence = sentence;
  }

  static RefusalException bad(String message) {
    return new RefusalException(400, message);
  }

  static RefusalException unknown(String message) {
    return new RefusalException(404, message);
  }

  /** A room below refused it, with a sentence of its own. */
  static RefusalException conflict(IllegalArgumentException refusal) {
    return conflict(Objects.requireNonNullElse(refusal.getMessage(), "This cannot be done."));
  }

  static RefusalException conflict(String message) {
    return new RefusalException(409, message);
  }

  int status() {
    return status;
  }

  String sentence() {
    return sentence;
  }
}

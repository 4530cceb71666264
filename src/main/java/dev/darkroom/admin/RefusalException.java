package dev.darkroom.admin;

/** A call that is refused; the message is a sentence for the operator. */
final class RefusalException extends RuntimeException {
  private final int status;

  RefusalException(int status, String message) {
    super(message);
    this.status = status;
  }

  static RefusalException bad(String message) {
    return new RefusalException(400, message);
  }

  static RefusalException unknown(String message) {
    return new RefusalException(404, message);
  }

  static RefusalException conflict(String message) {
    return new RefusalException(409, message);
  }

  int status() {
    return status;
  }
}

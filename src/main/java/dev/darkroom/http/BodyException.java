package dev.darkroom.http;

/** A request body that cannot be used. */
public final class BodyException extends RuntimeException {
  /** What is wrong with it. */
  public enum Kind {
    TOO_LARGE,
    MALFORMED
  }

  private final Kind kind;

  public BodyException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}

package dev.darkroom.http;

/** A request body that cannot be used. */
public final class BodyException extends RuntimeException {
  /** What is wrong with it. */
  public enum Kind {
    /** Larger than the server's limit. */
    TOO_LARGE,
    /** Broken off, stopped arriving, or not of the form its type says. */
    MALFORMED,
    /** Nothing: the server holds too many large bodies already. The same call may succeed later. */
    BUSY
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

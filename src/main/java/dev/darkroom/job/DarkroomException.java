package dev.darkroom.job;

import org.jspecify.annotations.Nullable;

/** A failure that nobody acts on before the edge: a dialect finds the words for its code. */
public final class DarkroomException extends RuntimeException {
  private final ErrorCode code;
  private final @Nullable String parameter;

  public DarkroomException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /**
   * @param parameter which input is at fault, as {@link Outcome.Failed#parameter}
   */
  public DarkroomException(ErrorCode code, String message, @Nullable String parameter) {
    super(message);
    this.code = code;
    this.parameter = parameter;
  }

  public ErrorCode code() {
    return code;
  }

  public @Nullable String parameter() {
    return parameter;
  }

  /** The sentence for the caller; never null. */
  public String sentence() {
    return java.util.Objects.requireNonNullElse(getMessage(), code.name());
  }

  public Outcome.Failed toOutcome() {
    return new Outcome.Failed(code, sentence(), parameter);
  }
}

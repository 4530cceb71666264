package dev.darkroom.job;

import org.jspecify.annotations.Nullable;

/** A failure that nobody acts on before the edge: a dialect finds the words for its code. */
public final class DarkroomException extends RuntimeException {
  private final ErrorCode code;
  private final @Nullable String parameter;
  private final Retry retry;

  public DarkroomException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /**
   * @param parameter which input is at fault, as {@link Outcome.Failed#parameter}
   */
  public DarkroomException(ErrorCode code, String message, @Nullable String parameter) {
    this(code, message, parameter, Retry.usual(code));
  }

  /** An upstream's failure that says whether another try there makes sense. */
  public static DarkroomException upstream(ErrorCode code, String message, Retry retry) {
    return new DarkroomException(code, message, null, retry);
  }

  private DarkroomException(
      ErrorCode code, String message, @Nullable String parameter, Retry retry) {
    super(message);
    this.code = code;
    this.parameter = parameter;
    this.retry = retry;
  }

  public ErrorCode code() {
    return code;
  }

  public @Nullable String parameter() {
    return parameter;
  }

  /** Whether the same call at the same upstream is worth another try. */
  public Retry retry() {
    return retry;
  }

  /** The sentence for the caller; never null. */
  public String sentence() {
    return java.util.Objects.requireNonNullElse(getMessage(), code.name());
  }

  public Outcome.Failed toOutcome() {
    return new Outcome.Failed(code, sentence(), parameter);
  }
}

package dev.darkroom.engine;

/**
 * An edit that the engine cannot carry out honestly. No picture comes of it; the reason is a
 * sentence for the caller with what would help.
 */
public final class Refusal extends RuntimeException {
  /** The kinds of reason. */
  public enum Code {
    NEEDS_GENERATIVE_MODEL,
    UNKNOWN_OBJECT,
    UNKNOWN_SCENE,
    SUBJECT_NOT_FOUND,
    REGION_NOT_FOUND,
    MASK_REQUIRED,
    PICTURE_MISSING,
    IDENTITY_OR_BODY_EDIT,
    WATERMARK_NOT_LOCATABLE,
    AI_LABEL_PROTECTED,
    NOT_UNDERSTOOD,
    TOO_AMBIGUOUS,
    TOO_LARGE
  }

  private final Code code;
  private final String english;
  private final String chinese;

  public Refusal(Code code, String english, String chinese) {
    super(english);
    this.code = code;
    this.english = english;
    this.chinese = chinese;
  }

  public Code code() {
    return code;
  }

  public String english() {
    return english;
  }

  public String chinese() {
    return chinese;
  }
}

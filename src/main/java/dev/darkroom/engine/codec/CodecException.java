package dev.darkroom.engine.codec;

/** A file that is no picture we can take; the message is a sentence for whoever sent it. */
public final class CodecException extends RuntimeException {
  /** The kinds of reason. */
  public enum Kind {
    /** There are no bytes. */
    EMPTY,
    /** Not an image, or of a kind that cannot be read. */
    UNSUPPORTED,
    /** More pixels than allowed. */
    TOO_LARGE,
    /** An image of a known format, but broken or cut short. */
    INVALID
  }

  private final Kind kind;
  private final String sentence;

  public CodecException(Kind kind, String sentence) {
    super(sentence);
    this.kind = kind;
    this.sentence = sentence;
  }

  static CodecException invalid(String message) {
    return new CodecException(Kind.INVALID, message);
  }

  static CodecException unsupported(String message) {
    return new CodecException(Kind.UNSUPPORTED, message);
  }

  public Kind kind() {
    return kind;
  }

  /** What is wrong with the file, as a sentence. */
  @Override
  public String getMessage() {
    return sentence;
  }
}

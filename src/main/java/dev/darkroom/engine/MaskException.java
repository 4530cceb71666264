package dev.darkroom.engine;

/** A mask that does not fit its picture; the message is a sentence for whoever sent it. */
public final class MaskException extends RuntimeException {
  public MaskException(String message) {
    super(message);
  }
}

package dev.darkroom.engine.model;

/** A model file that cannot be used; the message names it and says what is wrong. */
public final class ModelException extends RuntimeException {
  public ModelException(String message) {
    super(message);
  }

  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}

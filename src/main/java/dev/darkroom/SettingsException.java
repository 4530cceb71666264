package dev.darkroom;

/** A setting that cannot be used; the message names it and says what it should be. */
final class SettingsException extends RuntimeException {
  SettingsException(String message) {
    super(message);
  }
}

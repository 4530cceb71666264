package dev.darkroom.cli;

/** A call of the admin API that was not done; the message is a sentence with the next step. */
final class AdminException extends Exception {
  AdminException(String sentence) {
    super(sentence);
  }
}

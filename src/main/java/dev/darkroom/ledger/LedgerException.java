package dev.darkroom.ledger;

/** A movement of credits that is refused; the message is a sentence for the operator who asked. */
public class LedgerException extends IllegalArgumentException {
  public LedgerException(String message) {
    super(message);
  }
}

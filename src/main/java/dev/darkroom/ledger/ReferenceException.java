package dev.darkroom.ledger;

/** A reference that stands for something else already. */
public final class ReferenceException extends LedgerException {
  ReferenceException(String message) {
    super(message);
  }
}

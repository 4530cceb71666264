package dev.darkroom.ledger;

/** What texts and numbers the ledger takes. */
final class Rules {
  /** Longest account, reference and task. */
  static final int NAME_MAX = 200;

  /** Longest reason. */
  static final int REASON_MAX = 500;

  /** Most rows of one answer. */
  static final int ROWS_MAX = 1000;

  private Rules() {}

  /** An account of a customer. */
  static void customer(String account) {
    name("account", account);
    if (Place.house(account)) {
      throw new LedgerException("The account " + account + " is the house's own.");
    }
  }

  static void name(String what, String name) {
    text("The " + what, name, NAME_MAX);
  }

  static void reason(String reason) {
    text("The reason", reason, REASON_MAX);
  }

  /** PostgreSQL keeps no text with a NUL in it. */
  private static void text(String what, String text, int max) {
    if (text.isBlank() || text.length() > max || text.indexOf('\0') >= 0) {
      throw new LedgerException(what + " is a text of 1 to " + max + " characters, not blank.");
    }
  }

  static void rows(int max) {
    if (max < 1 || max > ROWS_MAX) {
      throw new LedgerException("1 to " + ROWS_MAX + " can be asked for at once, not " + max + ".");
    }
  }
}

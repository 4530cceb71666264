package dev.darkroom.ledger;

/** Where credits lie: a book of an account. */
record Place(String account, String book) {
  private static final String CREDITS = "credits";
  private static final String HELD = "held";

  /** What grants and adjustments come from; below zero by all that customers were given. */
  static final Place ISSUED = new Place("issued", CREDITS);

  /** What captures go to. */
  static final Place EARNED = new Place("earned", CREDITS);

  /** What a customer can spend. */
  static Place credits(String account) {
    return new Place(account, CREDITS);
  }

  /** What is reserved for a customer's tasks. */
  static Place held(String account) {
    return new Place(account, HELD);
  }

  /** Whether an account is the house's own, which has entries but no balance. */
  static boolean house(String account) {
    return account.equals(ISSUED.account) || account.equals(EARNED.account);
  }

  boolean house() {
    return house(account);
  }

  boolean spendable() {
    return book.equals(CREDITS);
  }
}

package dev.darkroom.ledger;

import dev.darkroom.job.Credits;
import org.jdbi.v3.core.Handle;

/** The sums of the customers' entries, kept in the transactions that write the entries. */
final class Balances {
  Balance find(Handle handle, String account) {
    return handle
        .createQuery("SELECT credits, held FROM ledger_balance WHERE account = :account")
        .bind("account", account)
        .map((rs, _) -> new Balance(new Credits(rs.getLong(1)), new Credits(rs.getLong(2))))
        .findOne()
        .orElse(Balance.ZERO);
  }

  /** Makes the row of an account that is given credits for the first time. */
  void open(Handle tx, String account) {
    tx.createUpdate(
            "INSERT INTO ledger_balance (account, credits, held) VALUES (:account, 0, 0)"
                + " ON CONFLICT (account) DO NOTHING")
        .bind("account", account)
        .execute();
  }

  /**
   * Changes a balance as a transfer does. This one statement decides among all who change the same
   * balance at once: it waits for the others' transactions and sees what they left.
   *
   * @return false, with nothing changed, when a side would go below zero or both together above
   *     {@link Credits#MAX}
   */
  boolean apply(Handle tx, Transfer transfer) {
    if (transfer.credits() == 0 && transfer.held() == 0) {
      return true;
    }
    return tx.createUpdate(
                "UPDATE ledger_balance SET credits = credits + :credits, held = held + :held"
                    + " WHERE account = :account AND credits + :credits >= 0"
                    + " AND held + :held >= 0 AND credits + held + :both <= :max")
            .bind("credits", transfer.credits())
            .bind("held", transfer.held())
            .bind("both", transfer.credits() + transfer.held())
            .bind("max", Credits.MAX)
            .bind("account", transfer.account())
            .execute()
        == 1;
  }
}

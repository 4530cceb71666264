package dev.darkroom.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.job.Credits;
import java.util.List;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;

/** How every database guards the ledger, and what a look through it finds. */
abstract class LedgerCheckContract extends OpenLedger {
  @Test
  void the_database_refuses_to_change_what_is_written() {
    ledger.grant("a", new Credits(100), "test", null);
    for (String change :
        List.of(
            "UPDATE ledger_entry SET amount = amount + 1",
            "UPDATE ledger_transfer SET reason = 'another'",
            "DELETE FROM ledger_entry",
            "DELETE FROM ledger_transfer")) {
      Exception refusal =
          assertThrows(UnableToExecuteStatementException.class, () -> raw(change), change);
      assertTrue(String.valueOf(refusal.getMessage()).contains("append-only"), refusal::getMessage);
    }
    assertEquals(100, ledger.entries("a", null, 10).getFirst().amount());
    assertBalanced();
  }

  @Test
  void the_database_refuses_balances_below_zero() {
    ledger.grant("a", new Credits(100), "test", null);
    assertThrows(
        UnableToExecuteStatementException.class,
        () -> raw("UPDATE ledger_balance SET credits = -1"));
    assertThrows(
        UnableToExecuteStatementException.class, () -> raw("UPDATE ledger_balance SET held = -1"));
  }

  @Test
  void the_check_names_a_balance_that_is_not_the_sum_of_its_entries() {
    ledger.grant("a", new Credits(100), "test", null);
    ledger.grant("b", new Credits(100), "test", null);
    in(tx -> ledger.hold(tx, "b", new Credits(40), "task", LATER));
    raw("UPDATE ledger_balance SET credits = 101 WHERE account = 'a'");
    raw("UPDATE ledger_balance SET held = 39 WHERE account = 'b'");
    Check check = ledger.check();
    assertFalse(check.balanced());
    assertEquals(6, check.entries());
    assertEquals(
        List.of(
            "The account a has a balance of 101 credits, but its entries sum to 100.",
            "The account b has a balance of 39 held, but its entries sum to 40."),
        check.faults());
  }

  @Test
  void the_check_names_balances_and_entries_without_each_other() {
    ledger.grant("a", new Credits(100), "test", null);
    raw("INSERT INTO ledger_balance (account, credits, held) VALUES ('b', 5, 0)");
    raw("DELETE FROM ledger_balance WHERE account = 'a'");
    assertEquals(
        List.of(
            "The account a has a balance of 0 credits, but its entries sum to 100.",
            "The account b has a balance of 5 credits, but its entries sum to 0."),
        ledger.check().faults());
  }

  @Test
  void the_check_names_holds_that_are_not_what_the_account_holds() {
    ledger.grant("a", new Credits(100), "test", null);
    in(tx -> ledger.hold(tx, "a", new Credits(40), "task", LATER));
    raw("UPDATE ledger_hold SET state = 'captured' WHERE task = 'task'");
    assertEquals(
        List.of("The account a holds 40, but its open holds sum to 0."), ledger.check().faults());
  }

  @Test
  void the_check_names_transfers_that_do_not_sum_to_zero() {
    ledger.grant("a", new Credits(100), "test", null);
    String transfer = ledger.entries("a", null, 1).getFirst().transfer();
    raw(
        "INSERT INTO ledger_entry (transfer, account, book, amount, created_at) VALUES ('"
            + transfer
            + "', 'earned', 'credits', 7, 0)");
    raw(
        "INSERT INTO ledger_transfer (id, type, reason, created_at)"
            + " VALUES ('tr_zero', 'adjust', 'test', 0)");
    assertEquals(
        List.of(
            "The 3 entries of the transfer " + transfer + " sum to 7.",
            "The transfer tr_zero has no two entries."),
        ledger.check().faults());
  }

  @Test
  void the_check_names_the_first_hundred_faults() {
    for (int i = 0; i < 120; i++) {
      raw("INSERT INTO ledger_balance (account, credits) VALUES ('account" + i + "', 1)");
    }
    assertEquals(100, ledger.check().faults().size());
  }

  @Test
  void an_empty_ledger_is_balanced() {
    assertEquals(new Check(true, 0, List.of()), ledger.check());
  }
}

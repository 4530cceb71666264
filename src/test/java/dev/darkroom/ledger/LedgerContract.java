package dev.darkroom.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.job.Credits;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the ledger does on every database. */
abstract class LedgerContract extends OpenLedger {
  /** How many random steps this database is given: as many as take a few seconds. */
  abstract int steps();

  @TestFactory
  List<DynamicTest> scenario() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (Scenario scenario : Scenario.all()) {
      String prefix = "s" + tests.size() + "-";
      tests.add(
          DynamicTest.dynamicTest(
              scenario.title(), () -> new ScenarioRun(database, ledger, prefix).play(scenario)));
    }
    return tests;
  }

  @Test
  void thousands_of_random_steps_go_as_on_paper_and_alike_on_every_database() {
    RandomRun run = new RandomRun(database, ledger, 20260102L);
    run.steps(RandomRun.SHARED);
    assertEquals(RandomRun.SHARED_END, run.end());
    run.steps(steps() - RandomRun.SHARED);
  }

  @Test
  void sixty_four_callers_with_credits_for_ten_get_exactly_ten_holds() {
    ledger.grant("a", new Credits(407), "ten holds and a bit", null);
    List<HoldResult> results =
        Callers.atOnce(64, i -> in(tx -> ledger.hold(tx, "a", new Credits(40), "task" + i, LATER)));
    assertEquals(10, results.stream().filter(HoldResult.Held.class::isInstance).count());
    assertEquals(54, results.stream().filter(HoldResult.Insufficient.class::isInstance).count());
    assertEquals(balance(7, 400), ledger.balance("a"));
    assertBalanced();
  }

  @Test
  void of_callers_who_hold_for_the_same_task_one_holds() {
    ledger.grant("a", new Credits(1000), "plenty", null);
    List<HoldResult> results =
        Callers.atOnce(16, _ -> in(tx -> ledger.hold(tx, "a", new Credits(40), "task", LATER)));
    assertEquals(1, results.stream().filter(HoldResult.Held.class::isInstance).count());
    assertEquals(15, results.stream().filter(HoldResult.AlreadyHeld.class::isInstance).count());
    assertEquals(balance(960, 40), ledger.balance("a"));
    assertBalanced();
  }

  @Test
  void of_callers_who_end_the_same_hold_one_does() {
    ledger.grant("a", new Credits(1000), "plenty", null);
    long captured = 0;
    for (int round = 0; round < 10; round++) {
      String task = "task" + round;
      in(tx -> ledger.hold(tx, "a", new Credits(10), task, LATER));
      List<String> ends =
          Callers.atOnce(6, i -> in(tx -> end(tx, task, i % 3))).stream()
              .filter(end -> !end.isEmpty())
              .toList();
      assertEquals(1, ends.size(), ends::toString);
      captured += ends.getFirst().equals("captured") ? 10 : 0;
    }
    assertEquals(balance(1000 - captured, 0), ledger.balance("a"));
    assertBalanced();
  }

  private String end(Handle tx, String task, int way) {
    return switch (way) {
      case 0 -> ledger.capture(tx, task) instanceof CaptureResult.Captured ? "captured" : "";
      case 1 -> ledger.release(tx, task, "test") ? "released" : "";
      default -> ledger.expire(tx, task) ? "expired" : "";
    };
  }

  @Test
  void an_adjustment_with_a_reference_is_made_once_also_when_nothing_is_left_for_another() {
    ledger.grant("a", new Credits(100), "payment", "payment-1");
    Callers.atOnce(8, _ -> ledger.adjust("a", -80, "charged back", "back-1"));
    assertEquals(balance(20, 0), ledger.balance("a"));
    assertEquals(balance(20, 0), ledger.adjust("a", -80, "charged back", "back-1"));
    assertRefused(() -> ledger.adjust("a", -10, "charged back", "back-1"));
    assertRefused(() -> ledger.adjust("b", -80, "charged back", "back-1"));
    assertRefused(() -> ledger.adjust("a", -100, "charged back", "payment-1"));
    assertRefused(() -> ledger.grant("a", new Credits(80), "payment", "back-1"));
    assertEquals(balance(20, 0), ledger.balance("a"));
    assertRefused(() -> ledger.adjust("a", -21, "too much", "back-2"));
    assertEquals(balance(0, 0), ledger.adjust("a", -20, "all of it", "back-2"));
    assertBalanced();
  }

  @Test
  void of_operators_who_make_the_same_grant_or_refund_one_does() {
    Callers.atOnce(8, _ -> ledger.grant("a", new Credits(100), "payment", "payment-1"));
    assertEquals(balance(100, 0), ledger.balance("a"));
    in(tx -> ledger.hold(tx, "a", new Credits(40), "task", LATER));
    in(tx -> ledger.capture(tx, "task"));
    List<Boolean> refunds = Callers.atOnce(8, _ -> ledger.refund("task", "goodwill"));
    assertEquals(1, refunds.stream().filter(refunded -> refunded).count());
    assertEquals(balance(100, 0), ledger.balance("a"));
    assertBalanced();
  }

  @Test
  void a_transaction_that_is_rolled_back_leaves_nothing() {
    ledger.grant("a", new Credits(100), "test", null);
    database
        .jdbi()
        .useTransaction(
            tx -> {
              ledger.hold(tx, "a", new Credits(40), "task", LATER);
              assertEquals(balance(60, 40), ledger.balance(tx, "a"));
              ledger.capture(tx, "task");
              tx.rollback();
            });
    assertEquals(balance(100, 0), ledger.balance("a"));
    assertEquals(1, ledger.entries("a", null, 10).size());
    assertInstanceOf(CaptureResult.NeverHeld.class, in(tx -> ledger.capture(tx, "task")));
    assertBalanced();
  }

  @Test
  void a_task_is_held_for_paid_and_refunded_in_one_transaction() {
    ledger.grant("a", new Credits(100), "test", null);
    in(
        tx -> {
          ledger.hold(tx, "a", new Credits(40), "task", LATER);
          return ledger.capture(tx, "task");
        });
    assertEquals(balance(60, 0), ledger.balance("a"));
    assertTrue(ledger.refund("task", "goodwill"));
    assertBalanced();
  }

  @Test
  void blank_and_endless_texts_are_refused_and_nothing_is_written() {
    Credits ten = new Credits(10);
    ledger.grant("a", ten, "first", null);
    in(tx -> ledger.hold(tx, "a", ten, "task", LATER));
    in(tx -> ledger.capture(tx, "task"));
    List<Entry> before = ledger.entries(null, null, 100);
    for (String reason : List.of("", " \t\n", "x".repeat(501), "a\0b")) {
      assertRefused(() -> ledger.grant("a", ten, reason, null));
      assertRefused(() -> ledger.adjust("a", 1, reason, null));
      assertRefused(() -> ledger.refund("task", reason));
    }
    for (String name : List.of("", "  ", "x".repeat(201), "a\0b")) {
      assertRefused(() -> ledger.grant("a", ten, "test", name));
      assertRefused(() -> ledger.grant(name, ten, "test", null));
      assertRefused(() -> ledger.adjust(name, 1, "test", null));
      assertRefused(() -> in(tx -> ledger.hold(tx, "a", ten, name, LATER)));
    }
    assertRefused(() -> in(tx -> ledger.release(tx, "task", " ")));
    assertEquals(before, ledger.entries(null, null, 100));
    assertBalanced();
  }

  @Test
  void the_accounts_of_the_house_are_no_customers() {
    for (String house : List.of("issued", "earned")) {
      assertRefused(() -> ledger.grant(house, new Credits(1), "test", null));
      assertRefused(() -> ledger.adjust(house, 1, "test", null));
      assertRefused(() -> in(tx -> ledger.hold(tx, house, Credits.ZERO, "task", LATER)));
      assertEquals(Balance.ZERO, ledger.balance(house));
    }
  }

  @Test
  void a_long_reason_of_a_release_is_cut() {
    ledger.grant("a", new Credits(10), "test", null);
    in(tx -> ledger.hold(tx, "a", new Credits(10), "task", LATER));
    boolean released = in(tx -> ledger.release(tx, "task", "x".repeat(10_000)));
    assertTrue(released);
    assertEquals(500, ledger.entries("a", null, 1).getFirst().reason().length());
  }

  @Test
  void entries_say_what_when_and_why() {
    ledger.grant("a", new Credits(100), "payment 12 \u6536\u5230", null);
    in(tx -> ledger.hold(tx, "a", new Credits(40), "task_1", LATER));
    List<Entry> entries = ledger.entries(null, null, 10);
    assertEquals(4, entries.size());
    Entry held = entries.getFirst();
    assertEquals("a", held.account());
    assertEquals("held", held.book());
    assertEquals("hold", held.type());
    assertEquals(40, held.amount());
    assertEquals("task_1", held.task());
    assertEquals(NOW, held.at());
    assertTrue(held.transfer().matches("tr_[0-9a-f]{32}"), held::transfer);
    assertEquals(held.transfer(), entries.get(1).transfer());
    assertEquals(-40, entries.get(1).amount());
    assertEquals("payment 12 \u6536\u5230", entries.get(2).reason());
    assertEquals("issued", entries.get(3).account());
  }

  @Test
  void entries_are_read_page_by_page() {
    for (int i = 1; i <= 25; i++) {
      ledger.grant(i % 2 == 0 ? "even" : "odd", new Credits(i), "test", null);
    }
    List<Long> amounts = new ArrayList<>();
    Long before = null;
    for (int page = 0; page < 5; page++) {
      List<Entry> entries = ledger.entries("odd", before, 3);
      entries.forEach(entry -> amounts.add(entry.amount()));
      before = entries.getLast().id();
    }
    assertEquals(List.of(25L, 23L, 21L, 19L, 17L, 15L, 13L, 11L, 9L, 7L, 5L, 3L, 1L), amounts);
    assertEquals(List.of(), ledger.entries("odd", before, 3));
    assertEquals(50, ledger.entries(null, null, 1000).size());
    assertEquals(List.of(), ledger.entries("nobody", null, 10));
    assertRefused(() -> ledger.entries(null, null, 0));
    assertRefused(() -> ledger.entries(null, null, 1001));
    assertRefused(() -> ledger.due(NOW, 0));
  }

  @Test
  void due_holds_come_with_all_that_is_known_of_them() {
    ledger.grant("a", new Credits(100), "test", null);
    in(tx -> ledger.hold(tx, "a", new Credits(40), "late", LATER.plusSeconds(1)));
    in(tx -> ledger.hold(tx, "a", new Credits(30), "early", LATER));
    assertEquals(List.of(), ledger.due(LATER.minusMillis(1), 10));
    assertEquals(
        List.of(new Hold("early", "a", new Credits(30), LATER)),
        ledger.due(LATER.plusSeconds(60), 1));
  }
}

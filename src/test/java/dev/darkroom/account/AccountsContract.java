package dev.darkroom.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What accounts do on every database. */
abstract class AccountsContract extends DatabaseFixture {
  @Test
  void a_made_account_is_found_with_what_it_was_made_with() {
    Account made = accounts.create(" Shop 店铺 ", "free");
    assertTrue(made.id().startsWith("acc_"), made::id);
    assertEquals(new Account(made.id(), "Shop 店铺", "free", false, clock.instant()), made);
    assertEquals(Optional.of(made), accounts.find(made.id()));
    assertEquals(Optional.empty(), accounts.find("acc_none"));
  }

  @Test
  void the_default_account_is_made_once() {
    accounts.change(Accounts.DEFAULT, AccountChange.NONE.withPlan("max"));
    accounts.ensureDefault();
    assertEquals("max", accounts.find(Accounts.DEFAULT).orElseThrow().plan());
  }

  @Test
  void pages_go_from_the_oldest_to_the_newest_also_within_one_instant() {
    clock.pass(Duration.ofSeconds(1));
    Set<String> twins = Set.of(accounts.create("a", "pro").id(), accounts.create("b", "pro").id());
    clock.pass(Duration.ofSeconds(1));
    String last = accounts.create("c", "pro").id();

    List<String> first = accounts.list(null, 2).stream().map(Account::id).toList();
    List<String> second = accounts.list(first.getLast(), 2).stream().map(Account::id).toList();
    assertEquals(Accounts.DEFAULT, first.getFirst());
    assertEquals(twins, Set.of(first.getLast(), second.getFirst()));
    assertEquals(last, second.getLast());
    assertEquals(List.of(), accounts.list(last, 2));
    assertEquals(List.of(), accounts.list("acc_none", 2));
  }

  @Test
  void a_change_changes_only_what_it_names() {
    Account made = accounts.create("Shop", "free");
    Account suspended =
        accounts.change(made.id(), AccountChange.NONE.withSuspended(true)).orElseThrow();
    assertEquals(new Account(made.id(), "Shop", "free", true, made.created()), suspended);
    AccountChange rest = AccountChange.NONE.withName("Store").withPlan("max").withSuspended(false);
    Account changed = accounts.change(made.id(), rest).orElseThrow();
    assertEquals(new Account(made.id(), "Store", "max", false, made.created()), changed);
    assertEquals(changed, accounts.change(made.id(), AccountChange.NONE).orElseThrow());
    assertEquals(Optional.of(changed), accounts.find(made.id()));
    assertFalse(accounts.change("acc_none", rest).isPresent());
  }

  @Test
  void names_that_cannot_be_are_refused_and_nothing_is_kept() {
    assertThrows(IllegalArgumentException.class, () -> accounts.create(" ", "pro"));
    assertThrows(IllegalArgumentException.class, () -> accounts.create("n".repeat(201), "pro"));
    assertThrows(IllegalArgumentException.class, () -> accounts.create("a\nb", "pro"));
    assertThrows(IllegalArgumentException.class, () -> AccountChange.NONE.withName(""));
    assertEquals(1, accounts.list(null, 10).size());
  }

  @Test
  void the_plans_in_use_are_known() {
    accounts.create("a", "free");
    accounts.create("b", "free");
    assertEquals(Set.of("free", "pro"), accounts.plansInUse());
  }
}

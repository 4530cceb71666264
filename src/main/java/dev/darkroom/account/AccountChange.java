package dev.darkroom.account;

import java.util.Optional;

/**
 * What shall change of an account; what is empty stays.
 *
 * @param name 1 to 200 characters
 * @param plan the name of a price plan; the caller makes sure that there is one
 */
public record AccountChange(
    Optional<String> name, Optional<String> plan, Optional<Boolean> suspended) {
  public static final AccountChange NONE =
      new AccountChange(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * @throws IllegalArgumentException when a name is empty or too long
   */
  public AccountChange {
    name = name.map(n -> Names.check("The name", n));
    plan = plan.map(p -> Names.check("The plan", p));
  }

  public AccountChange withName(String name) {
    return new AccountChange(Optional.of(name), plan, suspended);
  }

  public AccountChange withPlan(String plan) {
    return new AccountChange(name, Optional.of(plan), suspended);
  }

  public AccountChange withSuspended(boolean suspended) {
    return new AccountChange(name, plan, Optional.of(suspended));
  }
}

package dev.darkroom.account;

import dev.darkroom.job.Credits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The price plans that accounts can have, by name. */
public record Plans(Map<String, Plan> byName) {
  /** As the Aluo documents price them: free, pro and max. */
  public static final Plans STANDARD =
      of(
          List.of(
              new Plan("free", new Credits(40), new Credits(40), 10),
              new Plan("pro", new Credits(35), new Credits(35), 100),
              new Plan("max", new Credits(35), new Credits(35), 1000)));

  public Plans {
    byName = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  public static Plans of(List<Plan> plans) {
    Map<String, Plan> byName = new LinkedHashMap<>();
    plans.forEach(plan -> byName.put(plan.name(), plan));
    return new Plans(byName);
  }

  public Optional<Plan> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * The plan of an account.
   *
   * @throws IllegalStateException when there is no such plan; a start makes sure that there is
   */
  public Plan of(String name) {
    return find(name).orElseThrow(() -> new IllegalStateException("There is no plan " + name));
  }
}

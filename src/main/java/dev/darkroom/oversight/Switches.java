package dev.darkroom.oversight;

import dev.darkroom.database.Database;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an operator switches while the server runs: maintenance, and whole APIs. Kept in the
 * database, so that a choice outlives a restart and holds on every node: another node's is seen
 * within about a second. Asking costs a look at memory.
 */
public final class Switches {
  private static final long FRESH_MILLIS = 1000;
  private static final String PREFIX = "switch.";
  private static final String MAINTENANCE = PREFIX + "maintenance";
  private static final String API = PREFIX + "api.";
  private static final String ON = "on";
  private static final String OFF = "off";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /**
   * What was read from the database.
   *
   * @param at milliseconds since 1970
   */
  private record View(Map<String, String> values, long at) {}

  private final Database database;
  private final Clock clock;
  private volatile @Nullable View view;

  public Switches(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whether creating calls are refused for now; off until somebody switches it on. */
  public boolean maintenance() {
    return ON.equals(values().get(MAINTENANCE));
  }

  public void maintenance(boolean on) {
    write(MAINTENANCE, on ? ON : OFF);
  }

  /**
   * Whether an API answers.
   *
   * @param configured what the file says, which holds while nobody chose at run time
   */
  public boolean on(String api, boolean configured) {
    String chosen = values().get(API + api);
    return chosen == null ? configured : chosen.equals(ON);
  }

  /**
   * Switches an API at run time.
   *
   * @param api lower-case letters, digits and hyphens, such as {@code openai}
   * @param on null to do again what the file says
   * @throws IllegalArgumentException when it is no such name
   */
  public void set(String api, @Nullable Boolean on) {
    if (!NAME.matcher(api).matches()) {
      throw new IllegalArgumentException("An API is named by a short lower-case word");
    }
    write(API + api, on == null ? null : on ? ON : OFF);
  }

  private Map<String, String> values() {
    View last = view;
    return last != null && fresh(last) ? last.values() : read();
  }

  /** A clock that was set back makes a view old as well. */
  private boolean fresh(View last) {
    long age = clock.millis() - last.at();
    return age >= 0 && age < FRESH_MILLIS;
  }

  /** Reads once for all that ask at the same time. */
  private synchronized Map<String, String> read() {
    View last = view;
    if (last != null && fresh(last)) {
      return last.values();
    }
    Map<String, String> values = new HashMap<>();
    long now = clock.millis();
    database
        .jdbi()
        .useHandle(
            h ->
                h.createQuery("SELECT name, value FROM setting WHERE name LIKE :names")
                    .bind("names", PREFIX + "%")
                    .map((rs, _) -> Map.entry(rs.getString("name"), rs.getString("value")))
                    .forEach(entry -> values.put(entry.getKey(), entry.getValue())));
    view = new View(Map.copyOf(values), now);
    return values;
  }

  private synchronized void write(String name, @Nullable String value) {
    database
        .jdbi()
        .useHandle(
            h -> {
              if (value == null) {
                h.createUpdate("DELETE FROM setting WHERE name = :name")
                    .bind("name", name)
                    .execute();
              } else {
                h.createUpdate(
                        "INSERT INTO setting (name, value) VALUES (:name, :value)"
                            + " ON CONFLICT (name) DO UPDATE SET value = excluded.value")
                    .bind("name", name)
                    .bind("value", value)
                    .execute();
              }
            });
    view = null;
  }
}

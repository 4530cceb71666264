package dev.darkroom.oversight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.database.Database;
import dev.darkroom.database.Databases;
import dev.darkroom.testing.SetClock;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwitchesTest {
  @TempDir Path folder;
  private final SetClock clock = new SetClock();
  private Database database;
  private Switches here;
  private Switches elsewhere;

  @BeforeEach
  void open() {
    database = Databases.open(null, folder);
    here = new Switches(database, clock);
    elsewhere = new Switches(database, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void maintenance_is_off_until_it_is_switched_on() {
    assertFalse(here.maintenance());
    here.maintenance(true);
    assertTrue(here.maintenance());
    here.maintenance(false);
    assertFalse(here.maintenance());
  }

  @Test
  void a_choice_at_run_time_overrides_the_file_until_it_is_taken_back() {
    assertTrue(here.on("openai", true));
    assertFalse(here.on("juhe", false));
    here.set("openai", false);
    here.set("juhe", true);
    assertFalse(here.on("openai", true));
    assertTrue(here.on("juhe", false));
    here.set("openai", null);
    here.set("juhe", null);
    assertTrue(here.on("openai", true));
    assertFalse(here.on("juhe", false));
  }

  @Test
  void another_nodes_change_is_seen_after_a_second() {
    assertFalse(here.maintenance());
    elsewhere.maintenance(true);
    clock.pass(Duration.ofMillis(999));
    assertFalse(here.maintenance(), "a call within the second costs no query");
    clock.pass(Duration.ofMillis(1));
    assertTrue(here.maintenance());
  }

  @Test
  void a_clock_set_back_hides_no_change() {
    assertFalse(here.maintenance());
    elsewhere.maintenance(true);
    clock.pass(Duration.ofHours(-1));
    assertTrue(here.maintenance());
  }

  @Test
  void a_choice_outlives_a_restart() {
    here.maintenance(true);
    here.set("aluo", false);
    database.close();
    database = Databases.open(null, folder);
    Switches later = new Switches(database, clock);
    assertTrue(later.maintenance());
    assertFalse(later.on("aluo", true));
  }

  @Test
  void other_settings_of_the_table_stay_as_they_are() {
    database.jdbi().useHandle(h -> h.execute("INSERT INTO setting VALUES ('maintenance', 'on')"));
    assertFalse(here.maintenance());
    here.maintenance(true);
    here.set("openai", null);
    String kept =
        database
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery("SELECT value FROM setting WHERE name = 'maintenance'")
                        .mapTo(String.class)
                        .one());
    assertEquals("on", kept);
  }

  @Test
  void an_api_is_named_by_a_short_word() {
    for (String name : new String[] {"", "OpenAI", "a b", "x".repeat(33), "%"}) {
      assertThrows(IllegalArgumentException.class, () -> here.set(name, true), name);
    }
  }
}

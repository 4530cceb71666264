package dev.darkroom.oversight;

import dev.darkroom.database.Database;
import java.time.Instant;

/** Deletes the old rows of a log in small steps, so that nobody waits long for a lock. */
final class Forgetting {
  static final int STEP = 1000;
  static final int STEPS_MAX = 100;

  private Forgetting() {}

  /**
   * @param table one with {@code id} and {@code at}
   * @return how many rows went, at most {@link #STEP} times {@link #STEPS_MAX}
   */
  static int forget(Database database, String table, Instant before) {
    int all = 0;
    for (int step = 0; step < STEPS_MAX; step++) {
      int gone = step(database, table, before);
      all += gone;
      if (gone < STEP) {
        break;
      }
    }
    return all;
  }

  private static int step(Database database, String table, Instant before) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createUpdate(
                        "DELETE FROM <table> WHERE id IN (SELECT id FROM <table> WHERE at < :before"
                            + " ORDER BY at LIMIT :step)")
                    .define("table", table)
                    .bind("before", before.toEpochMilli())
                    .bind("step", STEP)
                    .execute());
  }
}

package dev.darkroom.account;

import dev.darkroom.database.Database;
import java.time.Clock;

/** The accounts that keys belong to. */
public final class Accounts {
  /** The account of the bootstrap key. */
  public static final String DEFAULT = "default";

  private final Database database;
  private final Clock clock;

  public Accounts(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Makes the default account where there is none. */
  public void ensureDefault() {
    database
        .jdbi()
        .useHandle(
            h ->
                h.createUpdate(
                        "INSERT INTO account (id, name, plan, created_at)"
                            + " VALUES (:id, :id, 'pro', :now) ON CONFLICT (id) DO NOTHING")
                    .bind("id", DEFAULT)
                    .bind("now", clock.millis())
                    .execute());
  }
}

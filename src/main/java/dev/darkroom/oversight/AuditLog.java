package dev.darkroom.oversight;

import dev.darkroom.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Who changed what, and which calls were answered without the visible label. A line is written
 * before the call that it is about is answered.
 */
public final class AuditLog {
  /** Uses of the right to go without the visible label have to be kept for six months. */
  public static final Duration KEPT = Duration.ofDays(183);

  private final Database database;
  private final Clock clock;

  /**
   * A line of the log.
   *
   * @param id grows with time
   * @param detail texts, numbers, truth values and nulls
   */
  public record Line(
      long id,
      Instant at,
      String actor,
      String action,
      String subject,
      Map<String, @Nullable Object> detail,
      String address) {
    public Line {
      detail = Collections.unmodifiableMap(new LinkedHashMap<>(detail));
    }
  }

  public AuditLog(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Writes a line.
   *
   * @param actor {@code admin}, or the id of an API key
   * @param action such as {@code account.create}
   * @param subject the id of an account, key or task, or the name of a switch
   * @param detail up to 20 short particulars: a text (cut at 200 characters), a whole number, true
   *     or false, a time, an enum's word, or null. Never a key, token or prompt: names of such
   *     things are refused, and texts that look like a key are withheld
   * @param address of the caller
   * @throws IllegalArgumentException when a particular has no place in the log
   */
  public void record(
      String actor, String action, String subject, Map<String, ?> detail, String address) {
    database.jdbi().useHandle(h -> record(h, actor, action, subject, detail, address));
  }

  /** The same inside the caller's transaction. */
  public void record(
      Handle handle,
      String actor,
      String action,
      String subject,
      Map<String, ?> detail,
      String address) {
    handle
        .createUpdate(
            "INSERT INTO audit (at, actor, action, subject, detail, address)"
                + " VALUES (:at, :actor, :action, :subject, :detail, :address)")
        .bind("at", clock.millis())
        .bind("actor", AuditDetail.shortened(actor))
        .bind("action", AuditDetail.shortened(action))
        .bind("subject", AuditDetail.shortened(subject))
        .bind("detail", AuditDetail.render(detail))
        .bind("address", AuditDetail.shortened(address))
        .execute();
  }

  /**
   * The newest lines first.
   *
   * @param before only lines with a smaller id, or null for the newest
   * @param max how many at most
   */
  public List<Line> list(@Nullable Long before, int max) {
    String where = before == null ? "" : " WHERE id < :before";
    return database
        .jdbi()
        .withHandle(
            h -> {
              Query query =
                  h.createQuery("SELECT * FROM audit" + where + " ORDER BY id DESC LIMIT :max")
                      .bind("max", max);
              if (before != null) {
                query.bind("before", before);
              }
              return query
                  .map(
                      (rs, _) ->
                          new Line(
                              rs.getLong("id"),
                              Instant.ofEpochMilli(rs.getLong("at")),
                              rs.getString("actor"),
                              rs.getString("action"),
                              rs.getString("subject"),
                              AuditDetail.parse(rs.getString("detail")),
                              rs.getString("address")))
                  .list();
            });
  }

  /**
   * Forgets old lines, a bounded number a call.
   *
   * @return how many; a call that found more than it may forget leaves the rest to the next one
   * @throws IllegalArgumentException when lines of the last {@link #KEPT} would go
   */
  public int forget(Instant before) {
    if (before.isAfter(clock.instant().minus(KEPT))) {
      throw new IllegalArgumentException(
          "The audit log is kept for " + KEPT.toDays() + " days at least");
    }
    return Forgetting.forget(database, "audit", before);
  }
}

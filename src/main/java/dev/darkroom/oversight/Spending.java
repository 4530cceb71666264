package dev.darkroom.oversight;

import dev.darkroom.database.Database;
import dev.darkroom.job.Cost;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * What upstreams took for the pictures that they made, in the operator's currency. It has nothing
 * to do with credits: a picture is counted when it was made, also where its job fails afterwards.
 */
public final class Spending {
  private final Database database;
  private final Clock clock;

  public Spending(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Pictures that an upstream made for a task.
   *
   * @param cost of all of them, or null where the operator has set none
   */
  public record Made(
      String task,
      String account,
      String provider,
      String model,
      int pictures,
      @Nullable Cost cost) {}

  /** Before its task ends, whose end makes it last. */
  public void add(Made made) {
    Cost cost = made.cost();
    database
        .relaxed()
        .useHandle(
            h ->
                h.createUpdate(
                        "INSERT INTO upstream_cost"
                            + " (at, task, account, provider, model, pictures, micros)"
                            + " VALUES (:at, :task, :account, :provider, :model, :pictures,"
                            + " :micros)")
                    .bind("at", clock.millis())
                    .bind("task", made.task())
                    .bind("account", made.account())
                    .bind("provider", made.provider())
                    .bind("model", made.model())
                    .bind("pictures", made.pictures())
                    .bind("micros", cost == null ? null : cost.micros())
                    .execute());
  }

  /**
   * Which pictures to sum.
   *
   * @param account of this account only, or null for all
   * @param from not before, or null
   * @param until before, or null
   */
  public record Filter(@Nullable String account, @Nullable Instant from, @Nullable Instant until) {}

  /**
   * What one account had made at one target.
   *
   * @param tasks how many tasks that were
   * @param unpriced how many of the pictures have no cost set
   */
  public record Sum(
      String account,
      String provider,
      String model,
      long tasks,
      long pictures,
      long unpriced,
      Cost cost) {}

  /** Sums by account, provider and model, in this order. */
  public List<Sum> sums(Filter filter) {
    List<String> conditions = new ArrayList<>();
    if (filter.account() != null) {
      conditions.add("account = :account");
    }
    if (filter.from() != null) {
      conditions.add("at >= :from");
    }
    if (filter.until() != null) {
      conditions.add("at < :until");
    }
    String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    String sql =
        "SELECT account, provider, model, COUNT(DISTINCT task) AS tasks, SUM(pictures) AS pictures,"
            + " SUM(CASE WHEN micros IS NULL THEN pictures ELSE 0 END) AS unpriced,"
            + " COALESCE(SUM(micros), 0) AS micros FROM upstream_cost"
            + where
            + " GROUP BY account, provider, model ORDER BY account, provider, model";
    return database
        .jdbi()
        .withHandle(
            h ->
                bound(h.createQuery(sql), filter)
                    .map(
                        (rs, _) ->
                            new Sum(
                                rs.getString("account"),
                                rs.getString("provider"),
                                rs.getString("model"),
                                rs.getLong("tasks"),
                                rs.getLong("pictures"),
                                rs.getLong("unpriced"),
                                new Cost(rs.getLong("micros"))))
                    .list());
  }

  private static Query bound(Query query, Filter filter) {
    if (filter.account() != null) {
      query.bind("account", filter.account());
    }
    if (filter.from() != null) {
      query.bind("from", filter.from().toEpochMilli());
    }
    if (filter.until() != null) {
      query.bind("until", filter.until().toEpochMilli());
    }
    return query;
  }
}

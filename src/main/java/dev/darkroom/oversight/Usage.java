package dev.darkroom.oversight;

import dev.darkroom.database.Database;
import dev.darkroom.job.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;

/**
 * What the accepted tasks of a time came to, counted from the tasks and the ledger as they are
 * kept: a task that the clean-up has forgotten is counted no more.
 */
public final class Usage {
  /** Durations of more tasks than this are not read; the newest tell enough. */
  static final int TIMED_MAX = 20_000;

  /** More groups than this are not told apart; the largest come first. */
  static final int GROUPS_MAX = 1000;

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();

  /** What tasks are counted by. */
  public enum By {
    HOUR,
    DAY,
    ACCOUNT,
    MODEL,
    DIALECT,
    ERROR
  }

  /**
   * The tasks of one hour, account or the like.
   *
   * @param name the begin of the hour or day (UTC) in milliseconds since 1970, or the name; empty
   *     for tasks without an error
   * @param tasks all that were accepted
   * @param pictures of those that succeeded
   * @param refused failed for a reason that the caller has to mend
   * @param failed for any other reason
   * @param cancelled or whose result nobody came for
   * @param credits charged and not given back
   */
  public record Group(
      String name,
      long tasks,
      long pictures,
      long succeeded,
      long refused,
      long failed,
      long cancelled,
      long credits) {}

  /**
   * How long successes took.
   *
   * @param tasks how many were looked at
   * @param waited milliseconds from acceptance to the last attempt's begin, at 50, 90 and 99 %
   * @param worked milliseconds from there to the end, at 50, 90 and 99 %
   */
  public record Pace(String work, long tasks, List<Long> waited, List<Long> worked) {
    public Pace {
      waited = List.copyOf(waited);
      worked = List.copyOf(worked);
    }
  }

  /** How many calls had an answer of this HTTP status. */
  public record Answers(int status, long calls) {}

  private final Database database;

  public Usage(Database database) {
    this.database = database;
  }

  /**
   * Counts the tasks that were accepted in a time.
   *
   * @param to not included
   * @return hours and days in their order, only those with tasks; else the most tasks first
   */
  public List<Group> groups(Instant from, Instant to, By by) {
    String name = expression(by);
    String order = by == By.HOUR || by == By.DAY ? "name" : "tasks DESC, name";
    String code = database.jsonText("t.outcome", "code");
    return database
        .jdbi()
        .withHandle(
            h ->
                between(
                        h.createQuery(
                            "SELECT "
                                + name
                                + " AS name, count(*) AS tasks"
                                + sum("t.state = 'succeeded'", "t.pictures", "pictures")
                                + sum("t.state = 'succeeded'", "1", "succeeded")
                                + sum(failed(code, true), "1", "refused")
                                + sum(failed(code, false), "1", "failed")
                                + sum("t.state IN ('cancelled', 'expired')", "1", "cancelled")
                                + sum(
                                    "l.state = 'captured' AND r.id IS NULL", "l.amount", "credits")
                                + " FROM task t"
                                + " LEFT JOIN ledger_hold l ON l.task = t.id"
                                + " LEFT JOIN ledger_transfer r ON r.reference = 'refund ' || t.id"
                                + " WHERE t.created_at >= :from AND t.created_at < :to"
                                + " GROUP BY 1 ORDER BY "
                                + order
                                + " LIMIT "
                                + GROUPS_MAX),
                        from,
                        to)
                    .map(
                        (rs, _) ->
                            new Group(
                                rs.getString("name"),
                                rs.getLong("tasks"),
                                rs.getLong("pictures"),
                                rs.getLong("succeeded"),
                                rs.getLong("refused"),
                                rs.getLong("failed"),
                                rs.getLong("cancelled"),
                                rs.getLong("credits")))
                    .list());
  }

  private String expression(By by) {
    return switch (by) {
      case HOUR -> "t.created_at - t.created_at % " + HOUR;
      case DAY -> "t.created_at - t.created_at % " + DAY;
      case ACCOUNT -> "t.account";
      case MODEL -> "coalesce(" + database.jsonText("t.job", "model") + ", '')";
      case DIALECT -> "t.dialect";
      case ERROR -> "coalesce(" + database.jsonText("t.outcome", "code") + ", '')";
    };
  }

  private static String sum(String condition, String what, String name) {
    return ", coalesce(sum(CASE WHEN %s THEN %s ELSE 0 END), 0) AS %s"
        .formatted(condition, what, name);
  }

  private static String failed(String code, boolean refused) {
    String words =
        Arrays.stream(ErrorCode.values())
            .filter(
                error ->
                    error.blame() == ErrorCode.Blame.CALLER
                        || error.blame() == ErrorCode.Blame.CREDITS)
            .map(error -> "'" + error.name() + "'")
            .reduce((one, other) -> one + ", " + other)
            .orElseThrow();
    return "t.state = 'failed' AND coalesce(%s, '') %s (%s)"
        .formatted(code, refused ? "IN" : "NOT IN", words);
  }

  /** How long the newest successes of a time took, for each kind of work that there is. */
  public List<Pace> pace(Instant from, Instant to) {
    record Times(String work, long waited, long worked) {}
    List<Times> times =
        database
            .jdbi()
            .withHandle(
                h ->
                    between(
                            h.createQuery(
                                "SELECT "
                                    + database.jsonText("job", "work")
                                    + " AS work, started_at - created_at AS waited,"
                                    + " finished_at - started_at AS worked FROM task"
                                    + " WHERE created_at >= :from AND created_at < :to"
                                    + " AND state = 'succeeded' AND started_at IS NOT NULL"
                                    + " ORDER BY created_at DESC LIMIT "
                                    + TIMED_MAX),
                            from,
                            to)
                        .map(
                            (rs, _) ->
                                new Times(
                                    rs.getString("work"),
                                    rs.getLong("waited"),
                                    rs.getLong("worked")))
                        .list());
    return times.stream()
        .map(Times::work)
        .distinct()
        .sorted()
        .map(
            work -> {
              List<Times> of = times.stream().filter(time -> time.work().equals(work)).toList();
              return new Pace(
                  work,
                  of.size(),
                  percentiles(of.stream().map(Times::waited)),
                  percentiles(of.stream().map(Times::worked)));
            })
        .toList();
  }

  /** The value below which so many of a hundred lie: 50, 90, 99. */
  private static List<Long> percentiles(Stream<Long> values) {
    List<Long> sorted = values.sorted().toList();
    return Stream.of(50, 90, 99)
        .map(share -> sorted.get(Math.max(0, (share * sorted.size() + 99) / 100 - 1)))
        .toList();
  }

  /**
   * The calls of a time that were refused or failed, by HTTP status, as the request log has them.
   */
  public List<Answers> refusedCalls(Instant from, Instant to) {
    return database
        .jdbi()
        .withHandle(
            h ->
                between(
                        h.createQuery(
                            "SELECT status, count(*) AS calls FROM request_log"
                                + " WHERE at >= :from AND at < :to AND status >= 400"
                                + " GROUP BY status ORDER BY calls DESC, status"),
                        from,
                        to)
                    .map((rs, _) -> new Answers(rs.getInt("status"), rs.getLong("calls")))
                    .list());
  }

  private static Query between(Query query, Instant from, Instant to) {
    return query.bind("from", from.toEpochMilli()).bind("to", to.toEpochMilli());
  }
}

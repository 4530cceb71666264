package dev.darkroom.task;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.darkroom.database.Database;
import dev.darkroom.job.Job;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.TaskState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The rows of the tasks. */
final class TaskStore {
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "end")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Succeeded.class, name = "succeeded"),
    @JsonSubTypes.Type(value = Outcome.Failed.class, name = "failed")
  })
  private interface OutcomeJson {}

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addMixIn(Outcome.class, OutcomeJson.class)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final RowMapper<Task> ROW =
      (rs, _) -> {
        String outcome = rs.getString("outcome");
        return new Task(
            rs.getString("id"),
            rs.getString("account"),
            rs.getString("api_key"),
            rs.getString("dialect"),
            rs.getString("request"),
            TaskState.parse(rs.getString("state")),
            parse(rs.getString("job"), Job.class),
            outcome == null ? null : parse(outcome, Outcome.class),
            rs.getInt("returnable") != 0,
            rs.getInt("attempts"),
            Instant.ofEpochMilli(rs.getLong("created_at")),
            instant(rs, "started_at"),
            instant(rs, "finished_at"));
      };

  private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    long millis = rs.getLong(column);
    return rs.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  private final Database database;
  private final Clock clock;

  TaskStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What nobody can come back for ends with the process, its hold too, however much of it was kept.
   * Its charge is what has to last: that commit takes along all that came before it.
   */
  private Jdbi jdbi(boolean returnable) {
    return returnable ? database.jdbi() : database.relaxed();
  }

  /**
   * Inserts a new task, with it the caller's idempotency key, and what pays for it.
   *
   * @param expired keys of before may be taken over
   * @return false when the key already stands for another task that counts; nothing is kept then
   */
  boolean insert(Task task, Submission from, Instant expired, Admission admission) {
    return jdbi(task.returnable()).inTransaction(h -> insert(h, task, from, expired, admission));
  }

  private boolean insert(
      Handle handle, Task task, Submission from, Instant expired, Admission admission) {
    Optional<String> name = from.repeat().name();
    Optional<Named> named = name.flatMap(n -> named(handle, from.key(), n));
    if (named.isPresent()
        && !named.get().created().isBefore(expired)
        && counts(handle, named.get())) {
      return false;
    }
    admission.admit(handle);
    insertTask(handle, task, from);
    boolean free = name.map(n -> claim(handle, n, from, named)).orElse(true);
    if (!free) {
      handle.rollback();
    }
    return free;
  }

  private void insertTask(Handle handle, Task task, Submission from) {
    Outcome outcome = task.outcome();
    handle
        .createUpdate(
            "INSERT INTO task (id, account, dialect, request, state, job, outcome, created_at,"
                + " finished_at, api_key, fingerprint, pictures, returnable)"
                + " VALUES (:id, :account, :dialect, :request, :state, :job, :outcome, :now,"
                + " :finished, :key, :fingerprint, :pictures, :returnable)")
        .bind("id", task.id())
        .bind("account", task.account())
        .bind("dialect", task.dialect())
        .bind("request", task.request())
        .bind("state", task.state().label())
        .bind("job", render(task.job()))
        .bind("outcome", outcome == null ? null : render(outcome, Outcome.class))
        .bind("now", task.created().toEpochMilli())
        .bind("finished", outcome == null ? null : task.created().toEpochMilli())
        .bind("key", from.key())
        .bind("fingerprint", from.repeat().fingerprint())
        .bind("pictures", task.job().count())
        .bind("returnable", task.returnable() ? 1 : 0)
        .execute();
  }

  /**
   * Takes a key that is new, expired, or whose task failed in a way that a repeat may mend.
   *
   * @param seen what it stood for a moment ago
   * @return false when another call was quicker
   */
  private boolean claim(Handle handle, String name, Submission from, Optional<Named> seen) {
    int taken =
        handle
            .createUpdate(
                "INSERT INTO idempotency (api_key, name, fingerprint, task, created_at)"
                    + " VALUES (:key, :name, :fingerprint, :task, :now)"
                    + " ON CONFLICT (api_key, name) DO UPDATE SET"
                    + " fingerprint = excluded.fingerprint, task = excluded.task,"
                    + " created_at = excluded.created_at WHERE idempotency.task = :seen")
            .bind("seen", seen.map(Named::task).orElse(""))
            .bind("key", from.key())
            .bind("name", name)
            .bind("fingerprint", from.repeat().fingerprint())
            .bind("task", from.id())
            .bind("now", clock.millis())
            .execute();
    return taken > 0;
  }

  private static boolean counts(Handle handle, Named named) {
    return find(handle, named.task()).filter(Tasks::counts).isPresent();
  }

  /** What an idempotency key stands for. */
  record Named(String fingerprint, String task, Instant created) {}

  Optional<Named> named(String key, String name) {
    return database.jdbi().withHandle(h -> named(h, key, name));
  }

  private static Optional<Named> named(Handle handle, String key, String name) {
    return handle
        .createQuery(
            "SELECT fingerprint, task, created_at FROM idempotency"
                + " WHERE api_key = :key AND name = :name")
        .bind("key", key)
        .bind("name", name)
        .map(
            (rs, _) ->
                new Named(
                    rs.getString("fingerprint"),
                    rs.getString("task"),
                    Instant.ofEpochMilli(rs.getLong("created_at"))))
        .findOne();
  }

  /** The newest task of the same request by the same key. */
  Optional<Task> latest(String key, String fingerprint, Instant since) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        "SELECT * FROM task WHERE fingerprint = :fingerprint AND api_key = :key"
                            + " AND created_at >= :since ORDER BY created_at DESC LIMIT 1")
                    .bind("fingerprint", fingerprint)
                    .bind("key", key)
                    .bind("since", since.toEpochMilli())
                    .map(ROW)
                    .findOne());
  }

  Optional<Task> find(String id) {
    return database.jdbi().withHandle(h -> find(h, id));
  }

  private static Optional<Task> find(Handle handle, String id) {
    return handle
        .createQuery("SELECT * FROM task WHERE id = :id")
        .bind("id", id)
        .map(ROW)
        .findOne();
  }

  /** How many tasks wait that were accepted before. */
  int ahead(Task task) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        "SELECT count(*) FROM task WHERE state = 'queued' AND created_at < :created"
                            + " AND state IN ('queued', 'running')")
                    .bind("created", task.created().toEpochMilli())
                    .mapTo(Integer.class)
                    .one());
  }

  /** Marks a task as running and counts the attempt; empty when it has ended. */
  Optional<Task> begin(String id) {
    int begun =
        database
            .relaxed()
            .withHandle(
                h ->
                    h.createUpdate(
                            "UPDATE task SET state = 'running', attempts = attempts + 1,"
                                + " started_at = :now"
                                + " WHERE id = :id AND state IN ('queued', 'running')")
                        .bind("id", id)
                        .bind("now", clock.millis())
                        .execute());
    return begun == 0 ? Optional.empty() : find(id);
  }

  /**
   * Keeps how a task ended; false when it had ended before.
   *
   * @param returnable whether somebody can come back for it
   */
  boolean end(
      String id, boolean returnable, TaskState state, Outcome outcome, Settlement settlement) {
    return jdbi(returnable)
        .inTransaction(
            h -> {
              boolean ended =
                  h.createUpdate(
                              "UPDATE task SET state = :state, outcome = :outcome,"
                                  + " finished_at = :now"
                                  + " WHERE id = :id AND state IN ('queued', 'running')")
                          .bind("id", id)
                          .bind("state", state.label())
                          .bind("outcome", render(outcome, Outcome.class))
                          .bind("now", clock.millis())
                          .execute()
                      > 0;
              if (ended) {
                settlement.ended(h, id, state);
              }
              return ended;
            });
  }

  /** Takes back what a task made, or ends it, because its time is over. */
  void expire(Handle handle, String id, Outcome outcome) {
    handle
        .createUpdate(
            "UPDATE task SET state = 'expired', outcome = :outcome,"
                + " finished_at = coalesce(finished_at, :now)"
                + " WHERE id = :id AND state IN ('queued', 'running', 'succeeded')")
        .bind("id", id)
        .bind("outcome", render(outcome, Outcome.class))
        .bind("now", clock.millis())
        .execute();
  }

  /** Deletes tasks that ended before a time, the oldest first. */
  int forget(Instant before, int max) {
    return database
        .jdbi()
        .inTransaction(
            h -> {
              List<String> old =
                  h.createQuery(
                          "SELECT id FROM task WHERE finished_at < :before"
                              + " ORDER BY finished_at LIMIT :max")
                      .bind("before", before.toEpochMilli())
                      .bind("max", max)
                      .mapTo(String.class)
                      .list();
              if (!old.isEmpty()) {
                h.createUpdate("DELETE FROM idempotency WHERE task IN (<old>)")
                    .bindList("old", old)
                    .execute();
                h.createUpdate("DELETE FROM task WHERE id IN (<old>)")
                    .bindList("old", old)
                    .execute();
              }
              return old.size();
            });
  }

  /** Deletes idempotency keys of before a time. */
  void forgetNames(Instant before) {
    database
        .jdbi()
        .useHandle(
            h ->
                h.createUpdate("DELETE FROM idempotency WHERE created_at < :before")
                    .bind("before", before.toEpochMilli())
                    .execute());
  }

  List<Task> unfinished() {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT * FROM task WHERE state IN ('queued', 'running')")
                    .map(ROW)
                    .list());
  }

  List<String> unfinishedIds() {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT id FROM task WHERE state IN ('queued', 'running')")
                    .mapTo(String.class)
                    .list());
  }

  int count(TaskState state) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        "SELECT count(*) FROM task WHERE state = :state"
                            + " AND state IN ('queued', 'running')")
                    .bind("state", state.label())
                    .mapTo(Integer.class)
                    .one());
  }

  /** Frees what a dead process had picked, where this process is alone. */
  void releasePicked() {
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "UPDATE scheduled_tasks SET picked = false, picked_by = NULL,"
                        + " last_heartbeat = NULL WHERE picked = true"));
  }

  private static String render(Job job) {
    return render(job, Job.class);
  }

  private static String render(Object value, Class<?> type) {
    try {
      return JSON.writerFor(type).writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T parse(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.darkroom.task;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.darkroom.database.Database;
import dev.darkroom.job.EditJob;
import dev.darkroom.job.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

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
            rs.getString("dialect"),
            rs.getString("request"),
            TaskState.parse(rs.getString("state")),
            parse(rs.getString("job"), EditJob.class),
            outcome == null ? null : parse(outcome, Outcome.class),
            rs.getInt("attempts"),
            Instant.ofEpochMilli(rs.getLong("created_at")));
      };

  private final Database database;
  private final Clock clock;

  TaskStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  void insert(Task task) {
    database
        .jdbi()
        .useHandle(
            h ->
                h.createUpdate(
                        "INSERT INTO task (id, account, dialect, request, state, job, created_at)"
                            + " VALUES (:id, :account, :dialect, :request, :state, :job, :now)")
                    .bind("id", task.id())
                    .bind("account", task.account())
                    .bind("dialect", task.dialect())
                    .bind("request", task.request())
                    .bind("state", task.state().label())
                    .bind("job", render(task.job()))
                    .bind("now", task.created().toEpochMilli())
                    .execute());
  }

  Optional<Task> find(String id) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT * FROM task WHERE id = :id")
                    .bind("id", id)
                    .map(ROW)
                    .findOne());
  }

  /** Marks a task as running and counts the attempt; empty when it has ended. */
  Optional<Task> begin(String id) {
    int begun =
        database
            .jdbi()
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

  /** Keeps how a task ended; false when it had ended before. */
  boolean end(String id, TaskState state, Outcome outcome) {
    return database
            .jdbi()
            .withHandle(
                h ->
                    h.createUpdate(
                            "UPDATE task SET state = :state, outcome = :outcome,"
                                + " finished_at = :now"
                                + " WHERE id = :id AND state IN ('queued', 'running')")
                        .bind("id", id)
                        .bind("state", state.label())
                        .bind("outcome", render(outcome, Outcome.class))
                        .bind("now", clock.millis())
                        .execute())
        > 0;
  }

  List<String> unfinished() {
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

  private static String render(EditJob job) {
    return render(job, EditJob.class);
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

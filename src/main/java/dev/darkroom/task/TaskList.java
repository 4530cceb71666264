package dev.darkroom.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.darkroom.database.Database;
import dev.darkroom.job.TaskState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The tasks as operators look through them: without the callers' words and pictures. */
public final class TaskList {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String COLUMNS =
      "SELECT id, account, api_key, dialect, state, job, outcome, attempts, pictures, created_at,"
          + " started_at, finished_at FROM task";

  private static final RowMapper<Line> ROW =
      (rs, _) -> {
        JsonNode job = parse(rs.getString("job"));
        String outcome = rs.getString("outcome");
        return new Line(
            rs.getString("id"),
            rs.getString("account"),
            rs.getString("api_key"),
            rs.getString("dialect"),
            job.path("model").asText(),
            job.path("work").asText(),
            TaskState.parse(rs.getString("state")),
            rs.getInt("attempts"),
            rs.getInt("pictures"),
            outcome == null ? null : parse(outcome).path("code").textValue(),
            job.path("pictures").size(),
            job.hasNonNull("mask"),
            outcome == null ? 0 : parse(outcome).path("images").size(),
            Instant.ofEpochMilli(rs.getLong("created_at")),
            instant(rs, "started_at"),
            instant(rs, "finished_at"));
      };

  private final Database database;

  public TaskList(Database database) {
    this.database = database;
  }

  /**
   * Which tasks are asked for; null for any.
   *
   * @param model the name that the caller asked for
   * @param code the {@link dev.darkroom.job.ErrorCode} it failed with, by its name
   * @param from only such as were accepted then or later
   * @param to only such as were accepted earlier
   * @param before the id of a task: only such as were accepted before it
   */
  public record TaskFilter(
      @Nullable TaskState state,
      @Nullable String account,
      @Nullable String model,
      @Nullable String code,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String before) {
    /** Every task. */
    public static final TaskFilter ALL = new TaskFilter(null, null, null, null, null, null, null);
  }

  /**
   * A task in a list.
   *
   * @param key the id of the API key it came with, or null for tasks of early versions
   * @param work {@code EDIT}, {@code GENERATE} or {@code VARY}
   * @param attempts how often a worker began it
   * @param pictures how many it is to make
   * @param code the {@link dev.darkroom.job.ErrorCode} it failed with, or null
   * @param inputs how many pictures it was given
   * @param mask whether it was given a mask of its own
   * @param results how many pictures it has made
   */
  public record Line(
      String id,
      String account,
      @Nullable String key,
      String dialect,
      String model,
      String work,
      TaskState state,
      int attempts,
      int pictures,
      @Nullable String code,
      int inputs,
      boolean mask,
      int results,
      Instant created,
      @Nullable Instant started,
      @Nullable Instant finished) {}

  /** The task of this id. */
  public Optional<Line> find(String id) {
    return database.jdbi().withHandle(h -> find(h, id));
  }

  private static Optional<Line> find(Handle handle, String id) {
    return handle.createQuery(COLUMNS + " WHERE id = :id").bind("id", id).map(ROW).findOne();
  }

  /**
   * The newest tasks first; none when {@code before} names no task.
   *
   * @param max how many at most
   */
  public List<Line> list(TaskFilter filter, int max) {
    return database.jdbi().withHandle(h -> list(h, filter, max));
  }

  private List<Line> list(Handle handle, TaskFilter filter, int max) {
    StringBuilder where = new StringBuilder(" WHERE 1 = 1");
    Map<String, Object> values = new LinkedHashMap<>();
    if (filter.state() != null) {
      where.append(" AND state = :state");
      values.put("state", filter.state().label());
    }
    if (filter.account() != null) {
      where.append(" AND account = :account");
      values.put("account", filter.account());
    }
    if (filter.model() != null) {
      where.append(" AND ").append(database.jsonText("job", "model")).append(" = :model");
      values.put("model", filter.model());
    }
    if (filter.code() != null) {
      where.append(" AND ").append(database.jsonText("outcome", "code")).append(" = :code");
      values.put("code", filter.code());
    }
    if (filter.from() != null) {
      where.append(" AND created_at >= :from");
      values.put("from", filter.from().toEpochMilli());
    }
    if (filter.to() != null) {
      where.append(" AND created_at < :to");
      values.put("to", filter.to().toEpochMilli());
    }
    if (filter.before() != null) {
      Optional<Line> last = find(handle, filter.before());
      if (last.isEmpty()) {
        return List.of();
      }
      where.append(" AND (created_at < :created OR (created_at = :created AND id < :before))");
      values.put("created", last.get().created().toEpochMilli());
      values.put("before", filter.before());
    }
    return handle
        .createQuery(COLUMNS + where + " ORDER BY created_at DESC, id DESC LIMIT :max")
        .bindMap(values)
        .bind("max", max)
        .map(ROW)
        .list();
  }

  /**
   * Tasks that stand otherwise since a time: that were accepted or have ended, and all that have
   * not. The newest first.
   *
   * @param max how many at most
   */
  public List<Line> changed(Instant since, int max) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        COLUMNS
                            + " WHERE state IN ('queued', 'running') OR created_at >= :since"
                            + " OR finished_at >= :since ORDER BY created_at DESC, id DESC"
                            + " LIMIT :max")
                    .bind("since", since.toEpochMilli())
                    .bind("max", max)
                    .map(ROW)
                    .list());
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    long millis = rs.getLong(column);
    return rs.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}

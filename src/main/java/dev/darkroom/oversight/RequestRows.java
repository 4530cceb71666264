package dev.darkroom.oversight;

import dev.darkroom.database.Database;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The rows of the log of calls. */
final class RequestRows {
  private static final RowMapper<RequestLog.Line> ROW =
      (rs, _) ->
          new RequestLog.Line(
              rs.getLong("id"),
              new LoggedCall(
                  Instant.ofEpochMilli(rs.getLong("at")),
                  rs.getString("request"),
                  rs.getString("dialect"),
                  rs.getString("method"),
                  rs.getString("route"),
                  rs.getInt("status"),
                  rs.getLong("millis"),
                  rs.getString("account"),
                  rs.getString("api_key"),
                  rs.getString("task"),
                  rs.getString("address")));

  private final Database database;

  RequestRows(Database database) {
    this.database = database;
  }

  /** All of them or none. */
  void insert(List<LoggedCall> calls) {
    database
        .relaxed()
        .useTransaction(
            h -> {
              PreparedBatch batch =
                  h.prepareBatch(
                      "INSERT INTO request_log (at, request, dialect, method, route, status,"
                          + " millis, account, api_key, task, address) VALUES (:at, :request,"
                          + " :dialect, :method, :route, :status, :millis, :account, :key, :task,"
                          + " :address)");
              for (LoggedCall call : calls) {
                batch
                    .bind("at", call.at().toEpochMilli())
                    .bind("request", call.request())
                    .bind("dialect", call.dialect())
                    .bind("method", call.method())
                    .bind("route", call.route())
                    .bind("status", call.status())
                    .bind("millis", call.millis())
                    .bind("account", call.account())
                    .bind("key", call.key())
                    .bind("task", call.task())
                    .bind("address", call.address())
                    .add();
              }
              batch.execute();
            });
  }

  List<RequestLog.Line> list(RequestFilter filter) {
    Map<String, Object> wanted = new LinkedHashMap<>();
    if (filter.account() != null) {
      wanted.put("account", filter.account());
    }
    if (filter.status() != null) {
      wanted.put("status", filter.status());
    }
    if (filter.dialect() != null) {
      wanted.put("dialect", filter.dialect());
    }
    String equal =
        wanted.keySet().stream()
            .map(name -> " AND " + name + " = :" + name)
            .collect(Collectors.joining());
    long before = filter.before() == null ? Long.MAX_VALUE : filter.before();
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        "SELECT * FROM request_log WHERE id < :before"
                            + equal
                            + " ORDER BY id DESC LIMIT :max")
                    .bindMap(wanted)
                    .bind("before", before)
                    .bind("max", filter.max())
                    .map(ROW)
                    .list());
  }

  int forget(Instant before) {
    return Forgetting.forget(database, "request_log", before);
  }
}

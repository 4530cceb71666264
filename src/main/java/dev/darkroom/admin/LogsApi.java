package dev.darkroom.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.http.Endpoint;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.oversight.AuditLog;
import dev.darkroom.oversight.LoggedCall;
import dev.darkroom.oversight.RequestFilter;
import dev.darkroom.oversight.RequestLog;
import java.util.List;

/** Looks back: at what was called, and at what was changed. */
final class LogsApi {
  private final RequestLog calls;
  private final AuditLog audit;

  LogsApi(RequestLog calls, AuditLog audit) {
    this.calls = calls;
    this.audit = audit;
  }

  List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET", "/admin/api/requests", this::requests),
        new Endpoint("GET", "/admin/api/audit", this::audit));
  }

  private Response requests(Request request) {
    Query query = Query.of(request, "account", "status", "dialect", "before", "limit");
    Long status = query.whole("status", 100, 599);
    String account = query.text("account").orElse(null);
    String dialect = query.text("dialect").orElse(null);
    Long before = query.before();
    return Page.of(
        "requests",
        query.limit(),
        max ->
            calls.list(
                new RequestFilter(
                    account, status == null ? null : status.intValue(), dialect, before, max)),
        LogsApi::shown,
        RequestLog.Line::id);
  }

  private static JsonNode shown(RequestLog.Line line) {
    LoggedCall call = line.call();
    return Json.object()
        .put("id", line.id())
        .put("at", call.at().toString())
        .put("request", call.request())
        .put("dialect", call.dialect())
        .put("method", call.method())
        .put("route", call.route())
        .put("status", call.status())
        .put("millis", call.millis())
        .put("account", call.account())
        .put("key", call.key())
        .put("task", call.task())
        .put("address", call.address());
  }

  private Response audit(Request request) {
    Query query = Query.of(request, "before", "limit");
    Long before = query.before();
    return Page.of(
        "entries",
        query.limit(),
        max -> audit.list(before, max),
        LogsApi::shown,
        AuditLog.Line::id);
  }

  private static JsonNode shown(AuditLog.Line line) {
    ObjectNode shown =
        Json.object()
            .put("id", line.id())
            .put("at", line.at().toString())
            .put("actor", line.actor())
            .put("action", line.action())
            .put("subject", line.subject());
    line.detail().forEach(shown.putObject("detail")::putPOJO);
    return shown.put("address", line.address());
  }
}

package dev.darkroom.oversight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call as the log keeps it: no header, no body, no prompt.
 *
 * @param request the id of the request
 * @param dialect the API's name, such as {@code openai}
 * @param method upper case
 * @param route the path without its query; cut at 200 characters, as every text here
 * @param status as answered
 * @param millis from the request's first byte to the answer
 * @param account who called, or null where nobody was known
 * @param key the id of the API key, or null
 * @param task the task's id, or null
 * @param address of the caller
 */
public record LoggedCall(
    Instant at,
    String request,
    String dialect,
    String method,
    String route,
    int status,
    long millis,
    @Nullable String account,
    @Nullable String key,
    @Nullable String task,
    String address) {
  public LoggedCall {
    request = AuditDetail.shortened(request);
    dialect = AuditDetail.shortened(dialect);
    method = AuditDetail.shortened(method);
    route = AuditDetail.shortened(route);
    account = account == null ? null : AuditDetail.shortened(account);
    key = key == null ? null : AuditDetail.shortened(key);
    task = task == null ? null : AuditDetail.shortened(task);
    address = AuditDetail.shortened(address);
  }
}

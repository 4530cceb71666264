package dev.darkroom.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.job.Cost;
import dev.darkroom.job.TaskState;
import dev.darkroom.oversight.LoggedCall;
import dev.darkroom.oversight.Spending;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks, the ledger, the log of calls and the audit log as operators read them. */
class LookingBackTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path folder;
  private AdminServer admin;
  private String account;

  @BeforeEach
  void start() throws Exception {
    admin = new AdminServer(folder);
    account = admin.account("shop", 500);
  }

  @AfterEach
  void stop() {
    admin.close();
  }

  private List<String> all(String path, String name, String member) throws Exception {
    JsonNode items = admin.get(path).body().path(name);
    List<String> found = new ArrayList<>();
    items.forEach(item -> found.add(item.path(member).asText()));
    return found;
  }

  private static List<String> members(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void a_task_is_shown_without_the_callers_words() throws Exception {
    admin.paidTask("task_1", account, TaskState.FAILED, NOON, 0);
    var answer = admin.get("/admin/api/tasks");
    assertEquals(200, answer.status());
    assertEquals(List.of("tasks"), members(answer.body()));
    JsonNode task = answer.body().at("/tasks/0");
    assertEquals(
        List.of(
            "id",
            "account",
            "key",
            "dialect",
            "model",
            "work",
            "state",
            "created",
            "started",
            "finished",
            "attempts",
            "pictures",
            "error",
            "inputs",
            "mask",
            "results"),
        members(task));
    assertEquals("task_1", task.path("id").asText());
    assertEquals(account, task.path("account").asText());
    assertEquals("key_1", task.path("key").asText());
    assertEquals("openai", task.path("dialect").asText());
    assertEquals("auto", task.path("model").asText());
    assertEquals("edit", task.path("work").asText());
    assertEquals("failed", task.path("state").asText());
    assertEquals("2026-03-01T12:00:00Z", task.path("created").asText());
    assertEquals("2026-03-01T12:00:00Z", task.path("started").asText());
    assertEquals("2026-03-01T12:00:00.005Z", task.path("finished").asText());
    assertEquals(1, task.path("attempts").asInt());
    assertEquals(2, task.path("pictures").asInt());
    assertEquals("queue_full", task.path("error").asText());
    assertFalse(answer.body().toString().contains("night"), answer.body().toString());
  }

  @Test
  void tasks_are_found_by_state_and_account_and_turned_page_by_page() throws Exception {
    String other = admin.account("other", 0);
    admin.paidTask("t1", account, TaskState.SUCCEEDED, NOON, 0);
    admin.paidTask("t2", account, TaskState.RUNNING, NOON.plusSeconds(1), 0);
    admin.paidTask("t3", other, TaskState.SUCCEEDED, NOON.plusSeconds(1), 0);
    admin.paidTask("t4", account, TaskState.SUCCEEDED, NOON.plusSeconds(2), 0);
    String tasks = "/admin/api/tasks";
    assertEquals(List.of("t4", "t3", "t2", "t1"), all(tasks, "tasks", "id"));
    assertEquals(List.of("t2"), all(tasks + "?state=running", "tasks", "id"));
    assertEquals(List.of(), all(tasks + "?state=expired", "tasks", "id"));
    assertEquals(List.of("t3"), all(tasks + "?account=" + other, "tasks", "id"));
    String succeeded = tasks + "?state=succeeded&account=" + account;
    assertEquals(List.of("t4", "t1"), all(succeeded, "tasks", "id"));
    assertEquals(List.of(), all(tasks + "?account=nobody", "tasks", "id"));

    JsonNode first = admin.get(tasks + "?limit=3").body();
    assertEquals("t2", first.path("next").asText());
    JsonNode second = admin.get(tasks + "?limit=3&before=t2").body();
    assertEquals("t1", second.at("/tasks/0/id").asText());
    assertEquals(1, second.path("tasks").size());
    assertFalse(second.has("next"));
  }

  @Test
  void what_was_taken_for_a_task_is_given_back_once() throws Exception {
    admin.paidTask("t1", account, TaskState.SUCCEEDED, NOON, 70);
    String mine = "/admin/api/accounts/" + account;
    assertEquals(430, admin.get(mine).body().path("credits").asLong());
    var refund = admin.send("POST", "/admin/api/tasks/t1/refund", "{\"reason\":\"blurred\"}");
    assertEquals(200, refund.status());
    assertEquals("{\"task\":\"t1\",\"refunded\":true}", refund.body().toString());
    assertEquals(500, admin.get(mine).body().path("credits").asLong());
    var again = admin.send("POST", "/admin/api/tasks/t1/refund", "{\"reason\":\"blurred\"}");
    assertEquals(409, again.status());
    assertTrue(again.message().contains("given back before"), again.message());
    assertEquals(500, admin.get(mine).body().path("credits").asLong());
    assertEquals(
        List.of("task.refund", "account.create"), all("/admin/api/audit", "entries", "action"));
  }

  @Test
  void the_ledger_shows_each_side_of_each_movement() throws Exception {
    admin.paidTask("t1", account, TaskState.SUCCEEDED, NOON, 70);
    var answer = admin.get("/admin/api/ledger?account=" + account);
    assertEquals(List.of("entries"), members(answer.body()));
    JsonNode newest = answer.body().at("/entries/0");
    assertEquals(
        List.of("id", "transfer", "account", "book", "type", "amount", "task", "reason", "at"),
        members(newest));
    assertEquals("capture", newest.path("type").asText());
    assertEquals(-70, newest.path("amount").asLong());
    assertEquals("held", newest.path("book").asText());
    assertEquals("t1", newest.path("task").asText());
    Instant.parse(newest.path("at").asText());
    assertEquals(
        List.of("capture", "hold", "hold", "grant"),
        all("/admin/api/ledger?account=" + account, "entries", "type"));

    JsonNode page = admin.get("/admin/api/ledger?account=" + account + "&limit=3").body();
    long next = page.path("next").asLong();
    assertEquals(
        List.of("grant"),
        all("/admin/api/ledger?account=" + account + "&before=" + next, "entries", "type"));
    long sum = 0;
    for (JsonNode entry : admin.get("/admin/api/ledger").body().path("entries")) {
      sum += entry.path("amount").asLong();
    }
    assertEquals(0, sum, "all sides together");
  }

  @Test
  void the_check_says_that_the_ledger_balances_and_what_is_wrong_when_it_does_not()
      throws Exception {
    var good = admin.get("/admin/api/ledger/check");
    assertEquals("{\"balanced\":true,\"entries\":2}", good.body().toString());
    admin
        .database
        .jdbi()
        .useHandle(h -> h.execute("UPDATE ledger_balance SET credits = credits + 1"));
    var bad = admin.get("/admin/api/ledger/check").body();
    assertFalse(bad.path("balanced").asBoolean());
    assertTrue(bad.path("faults").get(0).asText().contains(account), bad.toString());
  }

  @Test
  void providers_are_shown_with_how_they_fare() throws Exception {
    var shown = admin.get("/admin/api/providers").body().path("providers").path(0);
    assertEquals(
        "{\"id\":\"local\",\"kind\":\"local\",\"state\":\"failing\",\"inFlight\":1,"
            + "\"succeeded\":20,\"failed\":3,"
            + "\"lastError\":{\"code\":\"internal\",\"at\":\"1970-01-01T00:00:00Z\"}}",
        shown.toString());
  }

  @Test
  void targets_are_shown_with_their_breaker_latency_and_counts() throws Exception {
    JsonNode shown = admin.get("/admin/api/providers").body();
    assertEquals(
        "{\"provider\":\"main\",\"model\":\"gpt-image-1.5\",\"state\":\"open\","
            + "\"restsUntil\":null,\"inFlight\":0,\"succeeded\":17,\"failed\":4,\"refused\":2,"
            + "\"pictures\":17,\"retries\":3,\"failovers\":2,\"passedOver\":5,"
            + "\"latency\":{\"p50Ms\":21000,\"p95Ms\":48000},"
            + "\"lastError\":{\"code\":\"upstream_busy\",\"at\":\"1970-01-01T00:00:00Z\"}}",
        shown.at("/targets/0").toString());
    assertEquals("line 3: it is missing", shown.at("/settings/fault").asText());
  }

  @Test
  void spend_is_summed_by_account_provider_and_model() throws Exception {
    admin.spending.add(new Spending.Made("t1", account, "main", "large", 3, Cost.parse("0.12")));
    admin.spending.add(new Spending.Made("t2", "other", "main", "large", 1, null));
    JsonNode all = admin.get("/admin/api/spend").body();
    assertEquals("0.12", all.path("cost").asText());
    assertEquals(4, all.path("pictures").asInt());
    assertEquals(1, all.path("unpriced").asInt());
    assertEquals(2, all.path("spend").size());
    JsonNode own = admin.get("/admin/api/spend?account=" + account).body();
    assertEquals(1, own.path("spend").size());
    assertEquals("large", own.at("/spend/0/model").asText());
    JsonNode past = admin.get("/admin/api/spend?from=2001-01-01&to=2001-01-02T08:00:00Z").body();
    assertEquals("0", past.path("cost").asText());
    var refused = admin.get("/admin/api/spend?from=yesterday");
    assertEquals(400, refused.status());
    assertTrue(refused.message().contains("\"from\" is a day such as"), refused.message());
  }

  @Test
  void calls_are_found_by_account_status_and_dialect() throws Exception {
    call("req_1", account, "openai", 200);
    call("req_2", null, "openai", 401);
    call("req_3", account, "juhe", 200);
    admin.calls.flush();
    var answer = admin.get("/admin/api/requests?status=401");
    JsonNode line = answer.body().at("/requests/0");
    assertEquals(
        List.of(
            "id", "at", "request", "dialect", "method", "route", "status", "millis", "account",
            "key", "task", "address"),
        members(line));
    assertEquals("req_2", line.path("request").asText());
    assertTrue(line.path("account").isNull());
    String requests = "/admin/api/requests";
    assertEquals(List.of("req_3", "req_2", "req_1"), all(requests, "requests", "request"));
    String mine = requests + "?account=" + account;
    assertEquals(List.of("req_3", "req_1"), all(mine, "requests", "request"));
    assertEquals(List.of("req_3"), all(mine + "&dialect=juhe", "requests", "request"));
    long next = admin.get(requests + "?limit=1").body().path("next").asLong();
    assertEquals(
        List.of("req_2", "req_1"), all(requests + "?before=" + next, "requests", "request"));
  }

  private void call(String request, @Nullable String from, String dialect, int status) {
    admin.calls.add(
        new LoggedCall(
            NOON,
            request,
            dialect,
            "POST",
            "/v1/images/edits",
            status,
            7,
            from,
            null,
            null,
            "::1"));
  }

  @Test
  void the_audit_log_says_who_changed_what_from_where() throws Exception {
    var answer = admin.get("/admin/api/audit");
    JsonNode line = answer.body().at("/entries/0");
    assertEquals(
        List.of("id", "at", "actor", "action", "subject", "detail", "address"), members(line));
    assertEquals("admin", line.path("actor").asText());
    assertEquals("account.create", line.path("action").asText());
    assertEquals(account, line.path("subject").asText());
    assertEquals("pro", line.at("/detail/plan").asText());
    assertEquals(500, line.at("/detail/credits").asLong());
    assertEquals("127.0.0.1", line.path("address").asText());
    admin.account("second", 0);
    JsonNode page = admin.get("/admin/api/audit?limit=1").body();
    assertEquals(1, page.path("entries").size());
    JsonNode rest = admin.get("/admin/api/audit?before=" + page.path("next").asLong()).body();
    assertEquals(account, rest.at("/entries/0/subject").asText());
  }
}

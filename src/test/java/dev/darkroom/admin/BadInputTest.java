package dev.darkroom.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.job.TaskState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused, by which status and words, and that nothing at all is written then. */
class BadInputTest {
  private static final String LONG = "n".repeat(201);

  /**
   * A call that is refused.
   *
   * @param path {@code $A}, {@code $K} and {@code $T} stand for an account, a key and a task
   * @param words what the sentence contains
   */
  private record Row(String method, String path, String body, int status, String words) {}

  private static Row post(String path, String body, int status, String words) {
    return new Row("POST", path, body, status, words);
  }

  private static Row account(String body, String words) {
    return post("/accounts", body, 400, words);
  }

  private static Row credits(String body, int status, String words) {
    return post("/accounts/$A/credits", body, status, words);
  }

  private static Row key(String members, String words) {
    return post("/accounts/$A/keys", "{\"name\":\"n\"," + members + "}", 400, words);
  }

  private static Row patch(String path, String body, int status, String words) {
    return new Row("PATCH", path, body, status, words);
  }

  private static Row put(String path, String body, String words) {
    return new Row("PUT", path, body, 400, words);
  }

  private static Row get(String path, int status, String words) {
    return new Row("GET", path, "", status, words);
  }

  private static final List<Row> ROWS =
      List.of(
          account("", "\"name\""),
          account("{", "JSON object"),
          account("nonsense", "JSON object"),
          account("[]", "JSON object"),
          account("[{\"name\":\"a\",\"plan\":\"pro\"}]", "JSON object"),
          account("null", "JSON object"),
          account("\"name\"", "JSON object"),
          account("12", "JSON object"),
          account("{\"name\":\"a\",\"plan\":\"pro\"} {}", "JSON object"),
          account("{\"name\":\"a\",\"name\":\"b\",\"plan\":\"pro\"}", "names a member twice"),
          account("[".repeat(5000), "JSON object"),
          account("{}", "\"name\""),
          account("{\"plan\":\"pro\"}", "\"name\""),
          account("{\"name\":null,\"plan\":\"pro\"}", "\"name\""),
          account("{\"name\":\"\",\"plan\":\"pro\"}", "\"name\""),
          account("{\"name\":\"  \",\"plan\":\"pro\"}", "\"name\""),
          account("{\"name\":7,\"plan\":\"pro\"}", "\"name\" is a text"),
          account("{\"name\":[\"a\"],\"plan\":\"pro\"}", "\"name\" is a text"),
          account("{\"name\":{\"a\":1},\"plan\":\"pro\"}", "\"name\" is a text"),
          account("{\"name\":\"" + LONG + "\",\"plan\":\"pro\"}", "1 to 200 characters"),
          account("{\"name\":\"a\\u0000b\",\"plan\":\"pro\"}", "\"name\""),
          account("{\"name\":\"a\\nb\",\"plan\":\"pro\"}", "\"name\""),
          account("{\"name\":\"a\\u202eb\",\"plan\":\"pro\"}", "\"name\""),
          account("{\"name\":\"a\\ud800b\",\"plan\":\"pro\"}", "\"name\""),
          account("{\"name\":\"a\"}", "\"plan\" is one of \"free\", \"pro\" and \"max\""),
          account("{\"name\":\"a\",\"plan\":\"gold\"}", "\"free\", \"pro\" and \"max\""),
          account("{\"name\":\"a\",\"plan\":\"PRO\"}", "\"plan\" is one of"),
          account("{\"name\":\"a\",\"plan\":1}", "\"plan\" is one of"),
          account("{\"name\":\"a\",\"plan\":\"pro\",\"credits\":-1}", "\"credits\""),
          account("{\"name\":\"a\",\"plan\":\"pro\",\"credits\":1.5}", "\"credits\" is a whole"),
          account("{\"name\":\"a\",\"plan\":\"pro\",\"credits\":\"5\"}", "\"credits\" is a whole"),
          account("{\"name\":\"a\",\"plan\":\"pro\",\"credits\":true}", "\"credits\" is a whole"),
          account("{\"name\":\"a\",\"plan\":\"pro\",\"credits\":1000000000001}", "\"credits\""),
          account(
              "{\"name\":\"a\",\"plan\":\"pro\",\"credits\":" + "9".repeat(400) + "}",
              "\"credits\""),
          account("{\"name\":\"a\",\"plan\":\"pro\",\"credits\":1e999}", "\"credits\""),
          account("{\"name\":\"a\",\"plan\":\"pro\",\"credits\":NaN}", "JSON object"),
          account("{\"name\":\"a\",\"plan\":\"pro\",\"id\":\"x\"}", "\"id\" is not known"),
          account("{\"name\":\"a\",\"plan\":\"pro\",\"a\\nb\":1}", "\"a?b\" is not known"),
          account(
              "{\"name\":\"a\",\"plan\":\"pro\",\"" + "z".repeat(5000) + "\":1}", "is not known"),
          post("/accounts/nobody/credits", "{\"amount\":1,\"reason\":\"r\"}", 404, "account"),
          post("/accounts/issued/credits", "{\"amount\":1,\"reason\":\"r\"}", 404, "account"),
          post("/accounts/$A%0Ax/credits", "{\"amount\":1,\"reason\":\"r\"}", 404, "account"),
          credits("{\"reason\":\"r\"}", 400, "\"amount\""),
          credits("{\"amount\":0,\"reason\":\"r\"}", 400, "\"amount\""),
          credits("{\"amount\":null,\"reason\":\"r\"}", 400, "\"amount\""),
          credits("{\"amount\":0.5,\"reason\":\"r\"}", 400, "\"amount\" is a whole number"),
          credits("{\"amount\":5.0,\"reason\":\"r\"}", 400, "\"amount\" is a whole number"),
          credits("{\"amount\":\"5\",\"reason\":\"r\"}", 400, "\"amount\" is a whole number"),
          credits("{\"amount\":1000000000001,\"reason\":\"r\"}", 400, "\"amount\""),
          credits("{\"amount\":-9223372036854775808,\"reason\":\"r\"}", 400, "\"amount\""),
          credits("{\"amount\":18446744073709551617,\"reason\":\"r\"}", 400, "\"amount\""),
          credits("{\"amount\":5}", 400, "\"reason\""),
          credits("{\"amount\":5,\"reason\":\"\"}", 400, "\"reason\""),
          credits("{\"amount\":5,\"reason\":\"" + LONG + "\"}", 400, "\"reason\""),
          credits("{\"amount\":-101,\"reason\":\"r\"}", 409, "cannot be taken"),
          credits("{\"amount\":5,\"reason\":\"r\",\"note\":1}", 400, "\"note\" is not known"),
          get("/accounts/nobody", 404, "account"),
          get("/accounts/$A?verbose=1", 400, "\"verbose\" is no parameter"),
          get("/accounts?limit=0", 400, "\"limit\""),
          get("/accounts?limit=-1", 400, "\"limit\""),
          get("/accounts?limit=501", 400, "\"limit\" is a whole number from 1 to 500"),
          get("/accounts?limit=ten", 400, "\"limit\""),
          get("/accounts?limit=", 400, "\"limit\""),
          get("/accounts?limit=1&limit=2", 400, "\"limit\" is given twice"),
          get("/accounts?after=nobody", 400, "\"after\""),
          get("/accounts?after=", 400, "\"after\""),
          patch("/accounts/nobody", "{\"name\":\"a\"}", 404, "account"),
          patch("/accounts/$A", "{}", 400, "nothing to change"),
          patch("/accounts/$A", "{\"name\":null}", 400, "\"name\""),
          patch("/accounts/$A", "{\"name\":\"b\",\"plan\":\"gold\"}", 400, "\"plan\" is one of"),
          patch("/accounts/$A", "{\"name\":\"b\",\"suspended\":\"yes\"}", 400, "\"suspended\""),
          patch("/accounts/$A", "{\"suspended\":null}", 400, "\"suspended\" is true or false"),
          patch("/accounts/$A", "{\"credits\":5}", 400, "\"credits\" is not known"),
          post("/accounts/nobody/keys", "{\"name\":\"n\"}", 404, "account"),
          post("/accounts/$A/keys", "{}", 400, "\"name\""),
          post("/accounts/$A/keys", "{\"name\":\"" + LONG + "\"}", 400, "\"name\""),
          key("\"expires\":\"2099-01-01T00:00:00Z\"", "\"expires\" is not known"),
          key("\"expiresAt\":\"tomorrow\"", "\"expiresAt\" is a time in ISO 8601"),
          key("\"expiresAt\":\"2099-02-30T00:00:00Z\"", "\"expiresAt\""),
          key("\"expiresAt\":\"2099-01-01\"", "\"expiresAt\""),
          key("\"expiresAt\":4070908800", "\"expiresAt\""),
          key("\"expiresAt\":\"\"", "\"expiresAt\""),
          key("\"expiresAt\":\"+999999999-12-31T23:59:59Z\"", "\"expiresAt\""),
          key("\"expiresAt\":\"2020-01-01T00:00:00Z\"", "\"expiresAt\" lies in the past"),
          key("\"allowIps\":\"10.0.0.0/8\"", "\"allowIps\" is an array"),
          key("\"allowIps\":[]", "\"allowIps\" is an array of 1"),
          key("\"allowIps\":[10]", "\"allowIps\""),
          key("\"allowIps\":[null]", "\"allowIps\""),
          key("\"allowIps\":[\"\"]", "\"allowIps\""),
          key("\"allowIps\":[\"10.0.0.0/33\"]", "\"allowIps\": "),
          key("\"allowIps\":[\"10/8\"]", "\"allowIps\": "),
          key("\"allowIps\":[\"10.0.0.256\"]", "\"allowIps\": "),
          key("\"allowIps\":[\"10.0.0.0/-1\"]", "\"allowIps\": "),
          key("\"allowIps\":[\"10.0.0.0/8/8\"]", "\"allowIps\": "),
          key("\"allowIps\":[\"localhost\"]", "\"allowIps\": "),
          key("\"allowIps\":[\"2001:db8::/129\"]", "\"allowIps\": "),
          key("\"allowIps\":[\"10.0.0.0/8\",\"x\"]", "\"allowIps\": "),
          key("\"allowOrigins\":[\"shop.example\"]", "\"allowOrigins\": "),
          key("\"allowOrigins\":[\"https://shop.example/a\"]", "\"allowOrigins\": "),
          key("\"allowOrigins\":[\"ftp://shop.example\"]", "\"allowOrigins\": "),
          key("\"allowOrigins\":{}", "\"allowOrigins\" is an array"),
          key("\"models\":[\"\"]", "\"models\""),
          key("\"models\":\"auto\"", "\"models\" is an array"),
          key("\"models\":[\"" + LONG + "\"]", "\"models\""),
          key(
              "\"models\":[" + "\"a\",".repeat(100) + "\"b\"]",
              "\"models\" is an array of 1 to 100"),
          key("\"requestsPerMinute\":-1", "\"requestsPerMinute\""),
          key("\"requestsPerMinute\":1.5", "\"requestsPerMinute\""),
          key("\"requestsPerMinute\":\"10\"", "\"requestsPerMinute\""),
          key("\"requestsPerMinute\":4294967297", "\"requestsPerMinute\""),
          key("\"test\":\"yes\"", "\"test\" is true or false"),
          key("\"test\":true,\"picturesPerDay\":0", "\"picturesPerDay\""),
          key("\"picturesPerDay\":5", "\"picturesPerDay\" goes with \"test\""),
          key("\"explicitLabel\":\"no\"", "\"explicitLabel\" is true or false"),
          key("\"key\":\"sk-mine\"", "\"key\" is not known"),
          get("/keys/nothing", 404, "key"),
          get("/keys?account=", 400, "\"account\""),
          get("/keys?after=nothing", 400, "\"after\""),
          get("/keys?%zz=1", 400, "is no parameter"),
          patch("/keys/nothing", "{\"disabled\":true}", 404, "key"),
          patch("/keys/$K", "{}", 400, "nothing to change"),
          patch("/keys/$K", "{\"disabled\":1}", 400, "\"disabled\" is true or false"),
          patch("/keys/$K", "{\"disabled\":null}", 400, "\"disabled\" is true or false"),
          patch("/keys/$K", "{\"disabled\":true,\"allowIps\":[\"x\"]}", 400, "\"allowIps\": "),
          patch("/keys/$K", "{\"expiresAt\":\"2020-01-01T00:00:00Z\"}", 400, "\"expiresAt\""),
          patch("/keys/$K", "{\"test\":true}", 400, "\"test\" is not known"),
          patch("/keys/$K", "{\"account\":\"default\"}", 400, "\"account\" is not known"),
          post("/keys/nothing/rotate", "{}", 404, "key"),
          post("/keys/$K/rotate", "{\"graceSeconds\":-1}", 400, "\"graceSeconds\""),
          post("/keys/$K/rotate", "{\"graceSeconds\":31536001}", 400, "\"graceSeconds\""),
          post("/keys/$K/rotate", "{\"grace\":1}", 400, "\"grace\" is not known"),
          get("/ledger?before=x", 400, "\"before\""),
          get("/ledger?before=0", 400, "\"before\""),
          get("/ledger?before=99999999999999999999", 400, "\"before\""),
          get("/ledger?account=a%00b", 400, "\"account\""),
          get("/ledger/check?deep=1", 400, "\"deep\" is no parameter here; there are none"),
          put("/maintenance", "{}", "\"enabled\" is true or false"),
          put("/maintenance", "{\"enabled\":\"on\"}", "\"enabled\" is true or false"),
          put("/maintenance", "{\"enabled\":true,\"for\":5}", "\"for\" is not known"),
          put("/apis", "{}", "names no API"),
          put("/apis", "{\"openai\":false,\"gemini\":true}", "\"gemini\" is not known"),
          put("/apis", "{\"openai\":false,\"aluo\":\"off\"}", "\"aluo\" is true, false, or null"),
          get("/tasks?state=done", 400, "\"state\" is one of \"queued\""),
          get("/tasks?state=", 400, "\"state\""),
          get("/tasks?limit=1000000", 400, "\"limit\""),
          get("/tasks?before=nothing", 400, "\"before\" is the id of a task"),
          post("/tasks/nothing/refund", "{\"reason\":\"r\"}", 404, "task"),
          post("/tasks/$T/refund", "{}", 400, "\"reason\""),
          post("/tasks/$T/refund", "{\"reason\":\"r\"}", 409, "Nothing was taken"),
          get("/requests?status=99", 400, "\"status\""),
          get("/requests?status=two", 400, "\"status\""),
          get("/requests?dialect=", 400, "\"dialect\""),
          get("/audit?before=-3", 400, "\"before\""));

  @TempDir Path folder;
  private AdminServer admin;
  private String account;
  private String key;

  @BeforeEach
  void start() throws Exception {
    admin = new AdminServer(folder);
    account = admin.account("shop", 100);
    key = admin.key(account, "\"name\":\"web\"").id();
    admin.paidTask("task_1", account, TaskState.FAILED, Instant.now(), 0);
  }

  @AfterEach
  void stop() {
    admin.close();
  }

  private String path(Row row) {
    String filled = row.path().replace("$A", account).replace("$K", key).replace("$T", "task_1");
    return "/admin/api" + filled.replace("%zz", "zz");
  }

  @Test
  void every_bad_call_is_refused_by_name_and_writes_nothing() throws Exception {
    Map<String, String> before = admin.contents();
    List<String> wrong = new ArrayList<>();
    for (Row row : ROWS) {
      String body = row.method().equals("GET") ? null : row.body();
      var answer = admin.send(row.method(), path(row), body);
      if (answer.status() != row.status() || !answer.message().contains(row.words())) {
        wrong.add(row + " was answered " + answer.status() + " " + answer.body());
      }
      if (answer.message().length() > 400 || !answer.message().endsWith(".")) {
        wrong.add(row + " is no short sentence: " + answer.message());
      }
      if (!admin.contents().equals(before)) {
        wrong.add(row + " wrote something");
        before = admin.contents();
      }
    }
    assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
    assertTrue(ROWS.size() >= 60);
  }

  @Test
  void without_the_token_nothing_is_told_or_written() throws Exception {
    Map<String, String> before = admin.contents();
    String[] bearers = {
      "",
      "Bearer ",
      "Bearer wrong",
      "Basic " + AdminServer.TOKEN,
      AdminServer.TOKEN,
      "Bearer " + AdminServer.TOKEN + "x",
      "Bearer " + AdminServer.TOKEN.toUpperCase(java.util.Locale.ROOT)
    };
    for (Row row : ROWS) {
      String body = row.method().equals("GET") ? null : row.body();
      String bearer = bearers[Math.floorMod(row.hashCode(), bearers.length)];
      var answer = admin.send(row.method(), path(row), body, Map.of("Authorization", bearer));
      assertEquals(401, answer.status(), () -> row + " with " + bearer + ": " + answer);
      assertEquals(
          "{\"error\":{\"message\":\"The admin token is missing or wrong.\"}}",
          answer.body().toString());
      assertTrue(answer.headers().containsKey("www-authenticate"));
    }
    for (String bearer : bearers) {
      var answer =
          admin.send(
              "PUT",
              "/admin/api/maintenance",
              "{\"enabled\":true}",
              Map.of("Authorization", bearer));
      assertEquals(401, answer.status(), bearer);
    }
    assertEquals(
        401, admin.send("GET", "/admin/api/accounts", null, Map.of()).status(), "no header");
    assertEquals(before, admin.contents());
  }

  @Test
  void an_api_key_opens_nothing_here() throws Exception {
    var made = admin.key(account, "\"name\":\"web\"");
    String bearer = "Bearer " + made.body().path("key").asText();
    var answer = admin.send("GET", "/admin/api/keys", null, Map.of("Authorization", bearer));
    assertEquals(401, answer.status());
  }

  @Test
  void a_body_over_64_kb_is_refused() throws Exception {
    Map<String, String> before = admin.contents();
    String body = "{\"name\":\"a\",\"plan\":\"pro\"" + " ".repeat(Fields.BODY_MAX) + "}";
    var answer = admin.send("POST", "/admin/api/accounts", body);
    assertEquals(413, answer.status());
    assertTrue(answer.message().contains("65536 bytes"), answer.message());
    assertEquals(before, admin.contents());
    String most = body.substring(0, Fields.BODY_MAX - 1) + "}";
    assertEquals(201, admin.send("POST", "/admin/api/accounts", most).status());
  }

  @Test
  void a_body_of_another_type_is_refused() throws Exception {
    Map<String, String> before = admin.contents();
    for (String type : List.of("text/plain", "application/xml", "multipart/form-data")) {
      var answer =
          admin.send(
              "PUT",
              "/admin/api/maintenance",
              "{\"enabled\":true}",
              Map.of("Authorization", "Bearer " + AdminServer.TOKEN, "Content-Type", type));
      assertEquals(415, answer.status(), type);
      assertTrue(answer.message().contains("application/json"), answer.message());
    }
    assertEquals(before, admin.contents());
  }

  @Test
  void an_idempotency_key_that_cannot_hold_is_refused() throws Exception {
    Map<String, String> before = admin.contents();
    String path = "/admin/api/accounts/" + account + "/credits";
    String grant = "{\"amount\":5,\"reason\":\"r\"}";
    String less = "{\"amount\":-5,\"reason\":\"r\"}";
    String bearer = "Bearer " + AdminServer.TOKEN;
    for (String body : List.of(grant, less)) {
      for (String name : List.of("", "a b", "x".repeat(101))) {
        var answer =
            admin.send(
                "POST", path, body, Map.of("Authorization", bearer, "Idempotency-Key", name));
        assertEquals(400, answer.status(), name);
        assertTrue(answer.message().contains("Idempotency-Key"), answer.message());
      }
    }
    assertEquals(before, admin.contents());
  }
}

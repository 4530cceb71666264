package dev.darkroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.testing.ScriptedUpstream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The operator's commands against a server that answers by script. */
class OperatorCommandsTest {
  private static final String TOKEN = "adm-test-0123456789";
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  private final ScriptedUpstream server = new ScriptedUpstream();
  private final Map<String, String> environment =
      new HashMap<>(Map.of("DARKROOM_URL", server.url().toString(), "DARKROOM_ADMIN_TOKEN", TOKEN));
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Command(name = "darkroom")
  private static final class Root {}

  @AfterEach
  void close() {
    server.close();
  }

  private int run(String... arguments) {
    CommandLine line = new CommandLine(new Root());
    OperatorCommands.addTo(line, environment);
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return line.execute(arguments);
  }

  private void answers(int status, String json) {
    server.then(status, JSON, json.getBytes(StandardCharsets.UTF_8));
  }

  private void assertSent(String method, String path, String body) throws Exception {
    var call = server.call();
    assertEquals(method, call.method());
    assertEquals("/admin/api" + path, call.path());
    assertEquals("Bearer " + TOKEN, call.headers().get("authorization"));
    ObjectMapper mapper = new ObjectMapper();
    assertEquals(mapper.readTree(body), mapper.readTree(call.body()));
  }

  private void assertPrinted(String... lines) {
    assertEquals(List.of(lines), out.toString().lines().toList());
  }

  @Test
  void makes_a_key_with_all_its_limits_and_says_to_keep_it() throws Exception {
    answers(201, "{\"id\":\"key_1\",\"key\":\"sk-secret\"}");
    int code =
        run(
            ("key create --account acct_7 --name shop --expires 2027-01-31 --allow-ip"
                    + " 203.0.113.0/24 --allow-ip ::1 --allow-origin https://shop.example --model"
                    + " gpt-image-1 --model auto --rpm 5 --test --pictures-per-day 20"
                    + " --no-explicit-label")
                .split(" ", -1));
    assertEquals(0, code);
    assertSent(
        "POST",
        "/accounts/acct_7/keys",
        """
        {"name":"shop","expiresAt":"2027-02-01T00:00:00Z","allowIps":["203.0.113.0/24","::1"],
         "allowOrigins":["https://shop.example"],"models":["gpt-image-1","auto"],
         "requestsPerMinute":5,"test":true,"picturesPerDay":20,"explicitLabel":false}\
        """);
    assertPrinted(
        "Key: sk-secret",
        "Id:  key_1",
        "Keep the key now: only its hash is stored, nobody can show it again.");
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-31T12:30:00+08:00, 2027-01-31T04:30:00Z",
    "2027-01-31T12:30:00Z, 2027-01-31T12:30:00Z",
    "2027-01-31T12:30, 2027-01-31T12:30:00Z",
    "2028-02-29, 2028-03-01T00:00:00Z"
  })
  void reads_the_end_of_a_key_as_a_day_or_a_time(String given, String sent) throws Exception {
    answers(201, "{\"id\":\"key_1\",\"key\":\"sk-secret\"}");
    assertEquals(0, run("key", "create", "--expires", given));
    assertSent(
        "POST",
        "/accounts/default/keys",
        "{\"name\":\"command line\",\"expiresAt\":\"" + sent + "\"}");
  }

  @Test
  void lists_keys_in_columns_also_with_chinese_names() throws Exception {
    answers(
        200,
        """
        {"keys":[
         {"id":"key_1","account":"default","name":"商店","prefix":"sk-abcd","disabled":false,
          "requestsPerMinute":null,"expiresAt":null,"allowIps":[],"models":[]},
         {"id":"key_22","account":"acct_7","name":"x","prefix":"sk-efgh","disabled":true,
          "requestsPerMinute":1200,"expiresAt":"2027-02-01T00:00:00Z","test":true,
          "picturesPerDay":3,
          "allowIps":["10.0.0.0/8"],"models":["auto"]}],
         "next":"key_22"}\
        """);
    assertEquals(0, run("key", "list", "--account", "acct_7", "--limit", "2", "--from", "key_0"));
    assertEquals("/admin/api/keys?account=acct_7&after=key_0&limit=2", server.call().path());
    assertPrinted(
        "ID      ACCOUNT  NAME  BEGINS   STATE       RPM  EXPIRES               LIMITED TO",
        "key_1   default  商店  sk-abcd  active        -  -                     -",
        "key_22  acct_7   x     sk-efgh  disabled  1,200  2027-02-01T00:00:00Z  test (3 pictures a"
            + " day), 10.0.0.0/8, auto",
        "There are more: --from key_22");
  }

  @Test
  void switches_a_key_off_and_on() throws Exception {
    answers(200, "{\"id\":\"key_1\",\"disabled\":true}");
    assertEquals(0, run("key", "disable", "key_1"));
    assertSent("PATCH", "/keys/key_1", "{\"disabled\":true}");
    answers(200, "{\"id\":\"key_1\",\"disabled\":false}");
    assertEquals(0, run("key", "disable", "key_1", "--undo"));
    assertSent("PATCH", "/keys/key_1", "{\"disabled\":false}");
    assertPrinted("The key key_1 is disabled now.", "The key key_1 is active now.");
  }

  @Test
  void gives_a_key_a_new_secret() throws Exception {
    answers(
        201,
        """
        {"id":"key_2","key":"sk-other","replaces":"key_1","expiresAt":"2026-11-23T03:04:05.6Z"}\
        """);
    assertEquals(0, run("key", "rotate", "key_1", "--grace", "24h"));
    assertSent("POST", "/keys/key_1/rotate", "{\"graceSeconds\":86400}");
    assertPrinted(
        "Key: sk-other",
        "Id:  key_2",
        "Keep the key now: only its hash is stored, nobody can show it again.",
        "It replaces key_1, which ends 2026-11-23T03:04:05Z.");
  }

  @Test
  void makes_an_account_and_shows_it_with_its_credits_to_the_right() throws Exception {
    answers(
        201, "{\"id\":\"acct_7\",\"name\":\"Shop\",\"plan\":\"pro\",\"credits\":1000,\"held\":0}");
    assertEquals(0, run("account", "create", "Shop", "--plan", "pro", "--credits", "1000"));
    assertSent("POST", "/accounts", "{\"name\":\"Shop\",\"plan\":\"pro\",\"credits\":1000}");
    answers(
        200,
        """
        {"accounts":[
         {"id":"default","name":"default","plan":"pro","credits":1000000,"held":35,
          "suspended":false},
         {"id":"acct_7","name":"Shop","plan":"free","credits":5,"held":0,"suspended":true}]}\
        """);
    assertEquals(0, run("account", "list"));
    assertEquals("/admin/api/accounts?limit=100", server.call().path());
    assertPrinted(
        "Made the account acct_7.",
        "ID      NAME  PLAN  CREDITS  HELD  STATE",
        "acct_7  Shop  pro     1,000     0  active",
        "A key for it: ./darkroom key create --account acct_7",
        "ID       NAME     PLAN    CREDITS  HELD  STATE",
        "default  default  pro   1,000,000    35  active",
        "acct_7   Shop     free          5     0  suspended");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "account credit acct_7 -40 --reason back",
        "account credit acct_7 40 --take --reason back",
        "account credit --reason back -- acct_7 -40"
      })
  void takes_credits_away(String command) throws Exception {
    answers(
        200, "{\"id\":\"acct_7\",\"name\":\"Shop\",\"plan\":\"pro\",\"credits\":60,\"held\":0}");
    assertEquals(0, run(command.split(" ", -1)), err::toString);
    assertSent("POST", "/accounts/acct_7/credits", "{\"amount\":-40,\"reason\":\"back\"}");
    assertTrue(out.toString().contains("60"), out::toString);
  }

  @Test
  void shows_the_ledger_in_columns() {
    answers(
        200,
        """
        {"entries":[
         {"id":12,"transfer":"t2","account":"acct_7","book":"credits","type":"hold","amount":-35,
          "task":"task_1","reason":"edit","at":"2026-11-22T03:04:05.678Z"},
         {"id":9,"transfer":"t1","account":"acct_7","book":"credits","type":"grant","amount":100000,
          "task":null,"reason":"opening credits","at":"2026-11-22T03:04:05Z"}]}\
        """);
    assertEquals(0, run("ledger", "show", "--account", "acct_7", "--from", "13"));
    assertEquals("/admin/api/ledger?account=acct_7&before=13&limit=100", server.call().path());
    assertPrinted(
        "ID  AT                    ACCOUNT  BOOK     TYPE    AMOUNT  TASK    REASON",
        "12  2026-11-22T03:04:05Z  acct_7   credits  hold       -35  task_1  edit",
        " 9  2026-11-22T03:04:05Z  acct_7   credits  grant  100,000  -       opening credits");
  }

  @Test
  void says_by_its_exit_code_whether_the_ledger_balances() {
    answers(200, "{\"balanced\":true,\"entries\":1234}");
    assertEquals(0, run("ledger", "check"));
    answers(200, "{\"balanced\":false,\"entries\":1234,\"faults\":[\"t1 sums to 5\"]}");
    assertEquals(4, run("ledger", "check"));
    answers(200, "{\"balanced\":false,\"entries\":2}");
    assertEquals(4, run("ledger", "check", "--json"));
    assertPrinted(
        "Balanced: 1,234 entries.",
        "Not balanced: 1,234 entries.",
        "- t1 sums to 5",
        "{\"balanced\":false,\"entries\":2}");
    answers(200, "{\"entries\":2}");
    assertEquals(1, run("ledger", "check"));
  }

  @Test
  void turns_maintenance_on_and_off_and_says_how_it_stands() throws Exception {
    answers(200, "{\"enabled\":true}");
    assertEquals(0, run("maintenance", "on"));
    assertSent("PUT", "/maintenance", "{\"enabled\":true}");
    answers(200, "{\"enabled\":false}");
    assertEquals(0, run("maintenance", "off"));
    assertSent("PUT", "/maintenance", "{\"enabled\":false}");
    answers(200, "{\"enabled\":false}");
    assertEquals(0, run("maintenance", "status"));
    assertEquals("GET", server.call().method());
    assertPrinted(
        "Maintenance is on: new work is refused.",
        "Maintenance is off: the server takes work.",
        "Maintenance is off: the server takes work.");
  }

  @Test
  void prints_the_answer_as_it_is_when_asked_to() {
    answers(201, "{\"id\":\"key_1\",\"key\":\"sk-secret\"}");
    assertEquals(0, run("key", "create", "--json"));
    assertPrinted("{\"id\":\"key_1\",\"key\":\"sk-secret\"}");
  }

  @Test
  void says_what_the_server_refused_without_what_could_command_a_terminal() {
    answers(404, "{\"error\":{\"message\":\"There is no account of\\u001b[31m this id.\"}}");
    assertEquals(1, run("account", "show", "acct_9"));
    assertEquals("darkroom: There is no account of [31m this id. (HTTP 404)\n", err.toString());
    assertEquals("", out.toString());
  }

  @Test
  void says_where_the_token_was_shown_when_it_is_wrong_and_does_not_repeat_it() {
    answers(401, "{\"error\":{\"message\":\"The admin token is missing or wrong.\"}}");
    assertEquals(1, run("account", "list"));
    assertTrue(err.toString().contains("\"Admin token:\""), err::toString);
    assertFalse(err.toString().contains(TOKEN), err::toString);
  }

  @Test
  void asks_whether_the_server_runs_when_nobody_answers() {
    server.close();
    assertEquals(1, run("account", "list"));
    assertTrue(err.toString().contains("Is it running?"), err::toString);
    assertTrue(err.toString().contains("./darkroom serve"), err::toString);
  }

  @Test
  void takes_nobody_else_for_the_server() {
    server.then(
        200, Map.of("Content-Type", "text/html"), "<html>hello".getBytes(StandardCharsets.UTF_8));
    assertEquals(1, run("account", "list"));
    assertTrue(err.toString().contains("is not the admin API"), err::toString);
    server.then(302, Map.of("Location", "http://127.0.0.1:1/"), new byte[0]);
    assertEquals(1, run("account", "list"));
    assertEquals(2, server.calls().size());
  }

  @Test
  void prefers_flags_to_the_environment() {
    environment.put("DARKROOM_URL", "http://127.0.0.1:1");
    environment.put("DARKROOM_ADMIN_TOKEN", "other");
    answers(200, "{\"enabled\":true}");
    String url = server.url() + "/";
    assertEquals(0, run("maintenance", "status", "--url", url, "--token", TOKEN), err::toString);
    assertEquals("/admin/api/maintenance", server.call().path());
    assertEquals("Bearer " + TOKEN, server.call().headers().get("authorization"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key",
        "key create --expires tomorrow",
        "key create --expires 2027-02-30",
        "key create --rpm -1",
        "key create --account ../x",
        "key disable a/b",
        "key rotate key_1 --grace soon",
        "account create",
        "account create Shop --credits -1",
        "account credit acct_7 40",
        "account credit acct_7 0 --reason x",
        "account credit acct_7 -40 --take --reason x",
        "account credit acct_7 many --reason x",
        "account credit acct_7 40 --raeson x",
        "maintenance perhaps",
        "maintenance status --url ftp://x",
        "maintenance status --url http://user@x",
        "maintenance status --token ä"
      })
  void refuses_bad_usage_before_it_asks_the_server(String command) {
    assertEquals(2, run(command.split(" ", -1)), out::toString);
    assertEquals(List.of(), server.calls());
    assertFalse(err.toString().isBlank());
  }

  @Test
  void bad_usage_is_answered_by_a_sentence_and_where_the_help_is() {
    assertEquals(2, run("account", "create", "Shop", "--credits", "-1"));
    assertEquals(
        List.of(
            "darkroom: --credits is 0 or more.",
            "All its options: ./darkroom account create --help"),
        err.toString().lines().toList());
  }

  @Test
  void a_group_without_a_command_lists_its_commands() {
    assertEquals(2, run("key"));
    assertTrue(err.toString().startsWith("darkroom: Say what to do"), err::toString);
    assertTrue(err.toString().contains("rotate"), err::toString);
  }

  @Test
  void an_empty_list_says_that_it_is_empty() {
    answers(200, "{\"entries\":[]}");
    assertEquals(0, run("ledger", "show", "--account", "nobody"));
    assertPrinted("There are none.");
  }

  @Test
  void asks_for_the_token_when_there_is_none() {
    environment.remove("DARKROOM_ADMIN_TOKEN");
    assertEquals(2, run("account", "list"));
    assertTrue(err.toString().contains("DARKROOM_ADMIN_TOKEN"), err::toString);
  }
}

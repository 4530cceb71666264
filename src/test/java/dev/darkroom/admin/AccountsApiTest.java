package dev.darkroom.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.job.Credits;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsApiTest {
  private static final String ACCOUNTS = "/admin/api/accounts";

  @TempDir Path folder;
  private AdminServer admin;

  @BeforeEach
  void start() {
    admin = new AdminServer(folder);
  }

  @AfterEach
  void stop() {
    admin.close();
  }

  private long credits(String account) throws Exception {
    return admin.get(ACCOUNTS + "/" + account).body().path("credits").asLong();
  }

  private AdminServer.Answer give(String account, String amount) throws Exception {
    return admin.send(
        "POST",
        ACCOUNTS + "/" + account + "/credits",
        "{\"amount\":" + amount + ",\"reason\":\"invoice 7\"}");
  }

  private AdminServer.Answer giveOnce(String account, String amount, String key) throws Exception {
    return admin.send(
        "POST",
        ACCOUNTS + "/" + account + "/credits",
        "{\"amount\":" + amount + ",\"reason\":\"invoice 7\"}",
        Map.of("Authorization", "Bearer " + AdminServer.TOKEN, "Idempotency-Key", key));
  }

  @Test
  void an_account_is_made_with_its_plan_and_credits() throws Exception {
    var made =
        admin.send("POST", ACCOUNTS, "{\"name\":\"商店 No. 1\",\"plan\":\"free\",\"credits\":1000}");
    assertEquals(201, made.status());
    JsonNode shown = admin.get(ACCOUNTS + "/" + made.id()).body();
    assertEquals(shown, made.body());
    Instant.parse(shown.path("created").asText());
    assertEquals(
        "{\"id\":\""
            + made.id()
            + "\",\"name\":\"商店 No. 1\",\"plan\":\"free\",\"credits\":1000,\"held\":0,"
            + "\"suspended\":false,\"created\":\""
            + shown.path("created").asText()
            + "\"}",
        shown.toString());
    assertTrue(admin.ledger.check().balanced());
  }

  @Test
  void an_account_begins_with_nothing_where_no_credits_are_named() throws Exception {
    var made = admin.send("POST", ACCOUNTS, "{\"name\":\"shop\",\"plan\":\"pro\"}");
    assertEquals(201, made.status());
    assertEquals(0, made.body().path("credits").asLong(-1));
    assertEquals(0, admin.ledger.check().entries());
  }

  @Test
  void what_is_reserved_for_running_tasks_is_shown_apart() throws Exception {
    String account = admin.account("shop", 100);
    admin
        .database
        .jdbi()
        .useTransaction(
            h ->
                admin.ledger.hold(
                    h, account, new Credits(35), "t1", Instant.now().plusSeconds(60)));
    JsonNode shown = admin.get(ACCOUNTS + "/" + account).body();
    assertEquals(65, shown.path("credits").asLong());
    assertEquals(35, shown.path("held").asLong());
  }

  @Test
  void credits_are_given_and_taken_back() throws Exception {
    String account = admin.account("shop", 100);
    var more = give(account, "50");
    assertEquals(200, more.status());
    assertEquals(150, more.body().path("credits").asLong());
    assertEquals(account, more.id());
    assertEquals(0, more.body().path("held").asLong(-1));
    assertEquals(30, give(account, "-120").body().path("credits").asLong());
    var entries = admin.ledger.entries(account, null, 10);
    assertEquals(List.of("adjust", "grant", "grant"), entries.stream().map(e -> e.type()).toList());
    assertEquals("invoice 7", entries.getFirst().reason());
    assertTrue(admin.ledger.check().balanced());
    assertEquals("credits.adjust", admin.audit.list(null, 1).getFirst().action());
    assertEquals(-120, admin.audit.list(null, 1).getFirst().detail().get("amount"));
  }

  @Test
  void no_more_is_taken_than_there_is() throws Exception {
    String account = admin.account("shop", 100);
    var answer = give(account, "-101");
    assertEquals(409, answer.status());
    assertTrue(answer.message().contains("100"), answer.message());
    assertEquals(100, credits(account));
    assertEquals(0, give(account, "-100").body().path("credits").asLong(-1));
  }

  @Test
  void no_account_has_more_than_the_ledger_can_add_up() throws Exception {
    String account = admin.account("shop", Credits.MAX);
    var answer = give(account, "1");
    assertEquals(409, answer.status());
    assertTrue(answer.message().contains("more than"), answer.message());
    assertEquals(Credits.MAX, credits(account));
    var repeatable = giveOnce(account, "1", "k");
    assertEquals(409, repeatable.status());
  }

  @Test
  void a_grant_with_an_idempotency_key_is_given_once() throws Exception {
    String account = admin.account("shop", 0);
    String other = admin.account("other", 0);
    for (int i = 0; i < 3; i++) {
      var answer = giveOnce(account, "50", "payment-1");
      assertEquals(200, answer.status());
      assertEquals(50, answer.body().path("credits").asLong());
    }
    var changed = giveOnce(account, "60", "payment-1");
    assertEquals(422, changed.status());
    assertTrue(changed.message().contains("Idempotency-Key"), changed.message());
    assertEquals(50, credits(account));
    assertEquals(110, giveOnce(account, "60", "payment-2").body().path("credits").asLong());
    assertEquals(50, giveOnce(other, "50", "payment-1").body().path("credits").asLong());
  }

  @Test
  void credits_taken_with_an_idempotency_key_are_taken_once() throws Exception {
    String account = admin.account("shop", 100);
    for (int i = 0; i < 3; i++) {
      var answer = giveOnce(account, "-80", "back-1");
      assertEquals(200, answer.status(), answer.message());
      assertEquals(20, answer.body().path("credits").asLong());
    }
    assertEquals(422, giveOnce(account, "-10", "back-1").status());
    assertEquals(422, giveOnce(account, "80", "back-1").status());
    assertEquals(409, giveOnce(account, "-80", "back-2").status());
    assertEquals(20, credits(account));
  }

  @Test
  void an_account_whose_credits_or_audit_line_cannot_be_written_is_not_made() throws Exception {
    String body = "{\"name\":\"shop\",\"plan\":\"pro\",\"credits\":100}";
    for (String table : List.of("ledger_entry", "audit")) {
      admin.database.jdbi().useHandle(h -> h.execute(trap(table)));
      assertEquals(500, admin.send("POST", ACCOUNTS, body).status());
      assertEquals(0, admin.get(ACCOUNTS).body().path("accounts").size(), table);
      assertEquals(0, admin.ledger.check().entries());
      admin.database.jdbi().useHandle(h -> h.execute("DROP TRIGGER trap"));
    }
    assertEquals(201, admin.send("POST", ACCOUNTS, body).status());
  }

  private static String trap(String table) {
    return "CREATE TRIGGER trap BEFORE INSERT ON "
        + table
        + " BEGIN SELECT RAISE(ABORT, 'the disk is full'); END";
  }

  @Test
  void a_name_of_too_many_characters_beyond_the_first_plane_is_refused() throws Exception {
    String body = "{\"name\":\"" + "😀".repeat(150) + "\",\"plan\":\"pro\"}";
    assertEquals(400, admin.send("POST", ACCOUNTS, body).status());
  }

  @Test
  void an_account_is_renamed_moved_to_another_plan_and_suspended() throws Exception {
    String account = admin.account("shop", 7);
    String path = ACCOUNTS + "/" + account;
    var renamed = admin.send("PATCH", path, "{\"name\":\"store\"}");
    assertEquals(200, renamed.status());
    assertEquals("store", renamed.body().path("name").asText());
    assertEquals("pro", renamed.body().path("plan").asText());
    assertEquals(7, renamed.body().path("credits").asLong());
    JsonNode both = admin.send("PATCH", path, "{\"plan\":\"max\",\"suspended\":true}").body();
    assertEquals("max", both.path("plan").asText());
    assertTrue(both.path("suspended").asBoolean());
    assertEquals(both, admin.get(path).body());
    assertFalse(
        admin.send("PATCH", path, "{\"suspended\":false}").body().path("suspended").asBoolean());
    var line = admin.audit.list(null, 1).getFirst();
    assertEquals("account.change", line.action());
    assertEquals(Map.of("suspended", false), line.detail());
  }

  @Test
  void accounts_are_listed_oldest_first_page_by_page() throws Exception {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(admin.account("shop " + i, i));
    }
    List<String> found = new ArrayList<>();
    String after = "";
    for (int page = 0; page < 3; page++) {
      JsonNode body = admin.get(ACCOUNTS + "?limit=2" + after).body();
      body.path("accounts").forEach(account -> found.add(account.path("id").asText()));
      assertEquals(page < 2, body.has("next"));
      after = "&after=" + body.path("next").asText();
    }
    assertEquals(made.stream().sorted().toList(), found.stream().sorted().toList());
    JsonNode first = admin.get(ACCOUNTS + "?limit=1").body().at("/accounts/0");
    assertEquals(first, admin.get(ACCOUNTS + "/" + first.path("id").asText()).body());
  }
}

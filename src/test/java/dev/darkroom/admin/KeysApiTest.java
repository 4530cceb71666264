package dev.darkroom.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.account.KeyCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysApiTest {
  @TempDir Path folder;
  private AdminServer admin;
  private String account;

  @BeforeEach
  void start() throws Exception {
    admin = new AdminServer(folder);
    account = admin.account("shop", 100);
  }

  @AfterEach
  void stop() {
    admin.close();
  }

  private KeyCheck check(AdminServer.Answer made) {
    return admin.keys.check(made.body().path("key").asText(), "203.0.113.7", Optional.empty());
  }

  private JsonNode shown(AdminServer.Answer made) throws Exception {
    return admin.get("/admin/api/keys/" + made.id()).body();
  }

  @Test
  void a_key_is_shown_once_and_works() throws Exception {
    var made = admin.key(account, "\"name\":\"web\"");
    assertEquals(201, made.status());
    String secret = made.body().path("key").asText();
    assertEquals(
        "{\"id\":\"" + made.id() + "\",\"key\":\"" + secret + "\"}", made.body().toString());
    assertInstanceOf(KeyCheck.Valid.class, check(made));
    assertFalse(admin.contents().toString().contains(secret), "the database holds a key");
    assertFalse(shown(made).toString().contains(secret.substring(7)), shown(made).toString());
    var line = admin.audit.list(null, 1).getFirst();
    assertEquals("key.create", line.action());
    assertEquals(made.id(), line.subject());
    assertEquals(account, line.detail().get("account"));
  }

  @Test
  void a_key_carries_every_limit_that_it_was_made_with() throws Exception {
    var made =
        admin.key(
            account,
            "\"name\":\"web\",\"expiresAt\":\"2099-12-31T23:59:59+08:00\","
                + "\"allowIps\":[\"203.0.113.0/24\",\"2001:db8::/32\"],"
                + "\"allowOrigins\":[\"https://Shop.example\"],\"models\":[\"auto\",\"dall-e-2\"],"
                + "\"requestsPerMinute\":30,\"test\":true,\"picturesPerDay\":5,"
                + "\"explicitLabel\":false");
    assertEquals(201, made.status(), made.message());
    JsonNode key = shown(made);
    String created = key.path("created").asText();
    Instant.parse(created);
    assertEquals(
        "{\"id\":\""
            + made.id()
            + "\",\"account\":\""
            + account
            + "\",\"name\":\"web\",\"prefix\":\""
            + made.body().path("key").asText().substring(0, 7)
            + "\",\"disabled\":false,\"test\":true,\"requestsPerMinute\":30,\"picturesPerDay\":5,"
            + "\"explicitLabel\":false,\"expiresAt\":\"2099-12-31T15:59:59Z\",\"created\":\""
            + created
            + "\",\"lastUsed\":null,\"allowIps\":[\"203.0.113.0/24\",\"2001:db8::/32\"],"
            + "\"allowOrigins\":[\"https://shop.example\"],\"models\":[\"auto\",\"dall-e-2\"]}",
        key.toString());
  }

  @Test
  void a_key_for_testing_makes_a_hundred_pictures_a_day_unless_told_otherwise() throws Exception {
    JsonNode test = shown(admin.key(account, "\"name\":\"try\",\"test\":true"));
    assertEquals(100, test.path("picturesPerDay").asInt());
    assertTrue(test.path("test").asBoolean());
    JsonNode plain = shown(admin.key(account, "\"name\":\"web\",\"test\":false"));
    assertTrue(plain.path("picturesPerDay").isNull());
    assertFalse(plain.path("test").asBoolean());
    assertTrue(plain.path("explicitLabel").asBoolean());
    assertTrue(plain.path("requestsPerMinute").isNull());
  }

  @Test
  void a_time_without_an_offset_is_in_utc_and_null_is_no_limit() throws Exception {
    var made =
        admin.key(
            account,
            "\"name\":\"web\",\"expiresAt\":\"2099-01-01T00:00:00\",\"allowIps\":null,"
                + "\"models\":null,\"requestsPerMinute\":null");
    assertEquals(201, made.status(), made.message());
    assertEquals("2099-01-01T00:00:00Z", shown(made).path("expiresAt").asText());
    assertEquals(0, shown(made).path("models").size());
  }

  @Test
  void a_key_is_disabled_and_enabled_again() throws Exception {
    var made = admin.key(account, "\"name\":\"web\"");
    var off = admin.send("PATCH", "/admin/api/keys/" + made.id(), "{\"disabled\":true}");
    assertEquals(200, off.status());
    assertEquals(made.id(), off.id());
    assertTrue(off.body().path("disabled").asBoolean());
    assertFalse(off.body().has("key"));
    assertFalse(off.body().has("hash"));
    assertInstanceOf(KeyCheck.Disabled.class, check(made));
    admin.send("PATCH", "/admin/api/keys/" + made.id(), "{\"disabled\":false}");
    assertInstanceOf(KeyCheck.Valid.class, check(made));
    assertEquals("key.change", admin.audit.list(null, 1).getFirst().action());
  }

  @Test
  void a_limit_is_set_and_taken_away_without_touching_the_others() throws Exception {
    var made = admin.key(account, "\"name\":\"web\",\"models\":[\"auto\"]");
    String path = "/admin/api/keys/" + made.id();
    String limits =
        "{\"allowIps\":[\"10.0.0.0/8\"],\"requestsPerMinute\":0,\"explicitLabel\":false,"
            + "\"expiresAt\":\"2099-01-01T00:00:00Z\",\"name\":\"app\"}";
    JsonNode limited = admin.send("PATCH", path, limits).body();
    assertEquals("[\"10.0.0.0/8\"]", limited.path("allowIps").toString());
    assertEquals("[\"auto\"]", limited.path("models").toString());
    assertEquals(0, limited.path("requestsPerMinute").asInt(-1));
    assertEquals("app", limited.path("name").asText());
    assertEquals("2099-01-01T00:00:00Z", limited.path("expiresAt").asText());
    assertFalse(limited.path("explicitLabel").asBoolean());
    assertInstanceOf(KeyCheck.AddressDenied.class, check(made));
    JsonNode free =
        admin
            .send(
                "PATCH", path, "{\"allowIps\":null,\"requestsPerMinute\":null,\"expiresAt\":null}")
            .body();
    assertEquals(0, free.path("allowIps").size());
    assertTrue(free.path("requestsPerMinute").isNull());
    assertTrue(free.path("expiresAt").isNull());
    assertEquals("app", free.path("name").asText());
    assertInstanceOf(KeyCheck.Valid.class, check(made));
  }

  @Test
  void keys_are_listed_for_an_account_or_for_all_page_by_page() throws Exception {
    String other = admin.account("other", 0);
    var first = admin.key(account, "\"name\":\"a\"");
    admin.key(other, "\"name\":\"b\"");
    JsonNode mine = admin.get("/admin/api/keys?account=" + account).body().path("keys");
    assertEquals(1, mine.size());
    assertEquals(shown(first), mine.get(0));
    assertEquals(2, admin.get("/admin/api/keys").body().path("keys").size());
    JsonNode page = admin.get("/admin/api/keys?limit=1").body();
    JsonNode rest = admin.get("/admin/api/keys?after=" + page.path("next").asText()).body();
    assertEquals(1, rest.path("keys").size());
    assertFalse(rest.has("next"));
  }

  @Test
  void a_rotated_key_leaves_the_old_one_its_time_of_grace() throws Exception {
    var old = admin.key(account, "\"name\":\"web\",\"models\":[\"auto\"]");
    Instant before = Instant.now();
    var rotated =
        admin.send("POST", "/admin/api/keys/" + old.id() + "/rotate", "{\"graceSeconds\":3600}");
    assertEquals(201, rotated.status());
    assertEquals(old.id(), rotated.body().path("replaces").asText());
    Instant ends = Instant.parse(rotated.body().path("expiresAt").asText());
    Duration left = Duration.between(before, ends);
    assertTrue(left.toSeconds() >= 3599 && left.toSeconds() <= 3660, left::toString);
    assertEquals(4, rotated.body().size(), rotated.body().toString());
    assertInstanceOf(KeyCheck.Valid.class, check(rotated));
    assertInstanceOf(KeyCheck.Valid.class, check(old));
    assertEquals("[\"auto\"]", shown(rotated).path("models").toString());
    assertEquals("key.rotate", admin.audit.list(null, 1).getFirst().action());
  }

  @Test
  void a_key_rotated_without_grace_ends_at_once() throws Exception {
    var old = admin.key(account, "\"name\":\"web\"");
    String rotate = "/admin/api/keys/" + old.id() + "/rotate";
    var rotated = admin.send("POST", rotate, null);
    assertEquals(201, rotated.status());
    assertInstanceOf(KeyCheck.Expired.class, check(old));
    assertInstanceOf(KeyCheck.Valid.class, check(rotated));
    var again = admin.send("POST", rotate, "{}");
    assertEquals(409, again.status());
    assertTrue(again.message().contains("expired"), again.message());
  }
}

package dev.darkroom.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwitchingTest {
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

  @Test
  void maintenance_is_switched_on_and_off() throws Exception {
    String path = "/admin/api/maintenance";
    assertEquals("{\"enabled\":false}", admin.get(path).body().toString());
    var on = admin.send("PUT", path, "{\"enabled\":true}");
    assertEquals(200, on.status());
    assertEquals("{\"enabled\":true}", on.body().toString());
    assertTrue(admin.switches.maintenance());
    assertEquals("{\"enabled\":true}", admin.get(path).body().toString());
    admin.send("PUT", path, "{\"enabled\":false}");
    assertFalse(admin.switches.maintenance());
    var line = admin.audit.list(null, 5).getLast();
    assertEquals("maintenance.set", line.action());
    assertEquals(true, line.detail().get("enabled"));
  }

  @Test
  void an_api_is_switched_and_given_back_to_the_file() throws Exception {
    String path = "/admin/api/apis";
    String file =
        "{\"apis\":{\"openai\":{\"enabled\":true,\"configured\":true},"
            + "\"aluo\":{\"enabled\":true,\"configured\":true},"
            + "\"juhe\":{\"enabled\":false,\"configured\":false}}}";
    assertEquals(file, admin.get(path).body().toString());
    var set = admin.send("PUT", path, "{\"openai\":false,\"juhe\":true}");
    assertEquals(200, set.status());
    assertEquals(
        "{\"apis\":{\"openai\":{\"enabled\":false,\"configured\":true},"
            + "\"aluo\":{\"enabled\":true,\"configured\":true},"
            + "\"juhe\":{\"enabled\":true,\"configured\":false}}}",
        set.body().toString());
    assertFalse(admin.switches.on("openai", true));
    assertEquals(
        file, admin.send("PUT", path, "{\"openai\":null,\"juhe\":null}").body().toString());
    assertEquals(4, admin.audit.list(null, 10).size());
    assertEquals("as the file says", admin.audit.list(null, 1).getFirst().detail().get("enabled"));
  }

  @Test
  void a_body_without_a_type_or_as_curl_sends_it_is_read() throws Exception {
    String bearer = "Bearer " + AdminServer.TOKEN;
    String body = "{\"enabled\":true}";
    String path = "/admin/api/maintenance";
    assertEquals(200, admin.send("PUT", path, body, Map.of("Authorization", bearer)).status());
    var form = Map.of("Authorization", bearer, "Content-Type", "application/x-www-form-urlencoded");
    assertEquals(200, admin.send("PUT", path, body, form).status());
    var lower = Map.of("Authorization", "bearer " + AdminServer.TOKEN);
    assertEquals(200, admin.send("PUT", path, body, lower).status());
  }

  @Test
  void answers_are_json_and_kept_by_nobody() throws Exception {
    var headers = admin.get("/admin/api/maintenance").headers();
    String type = headers.getOrDefault("content-type", List.of("")).getFirst();
    assertTrue(type.startsWith("application/json"), type);
    assertEquals("no-store", headers.getOrDefault("cache-control", List.of("")).getFirst());
  }
}

package dev.darkroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.RunningServer.Customer;
import dev.darkroom.testing.MovedClock;
import dev.darkroom.testing.PaintingProvider;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedCall.ScriptedPart;
import dev.darkroom.testing.TestPictures;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may call, how often, and when: each refusal in each dialect's words. */
class LimitsOverHttpTest {
  private static final PaintingProvider PAINTER = new PaintingProvider();
  private static final MovedClock CLOCK = new MovedClock();

  @TempDir static Path data;
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server =
        RunningServer.timed(
            data,
            """
            sensitiveWords: [quixotic]
            credits: {holdExpiry: 25h}
            """,
            CLOCK,
            PAINTER);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static byte[] square() {
    return TestPictures.plain(64, 64, false, "png");
  }

  private static ScriptedCall openAi(String prompt) {
    return ScriptedCall.form(
        "/v1/images/edits",
        ScriptedPart.file("image", "a.png", "image/png", square()),
        ScriptedPart.text("model", "gpt-image-1"),
        ScriptedPart.text("prompt", prompt));
  }

  private static ScriptedCall aluo(String prompt) {
    return ScriptedCall.form(
        "/api/photo-editor/generate",
        ScriptedPart.text("prompt", prompt),
        ScriptedPart.file("file0", "a.png", "image/png", square()));
  }

  private static ScriptedCall juhe(String key, String text) {
    return ScriptedCall.form(
        "/image_edit/edit",
        ScriptedPart.text("key", key),
        ScriptedPart.text("text", text),
        ScriptedPart.text(
            "image1", "data:image/png;base64," + Base64.getEncoder().encodeToString(square())));
  }

  private static String body(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static void refused(HttpResponse<byte[]> response, int status, String part) {
    assertEquals(status, response.statusCode(), body(response));
    assertTrue(body(response).contains(part), body(response));
  }

  /** The same refusal in all three dialects. */
  private static void refused(String key, int openAi, int aluo, String aluoPart, int juhe) {
    String prompt = "Make the image brighter";
    refused(server.sendWith(key, openAi(prompt)), openAi, "\"error\"");
    refused(server.sendWith(key, aluo(prompt)), aluo, aluoPart);
    HttpResponse<byte[]> third = server.sendAs(juhe(key, prompt));
    refused(third, 200, "\"error_code\":" + juhe);
    refused(third, 200, "\"resultcode\":\"" + (juhe - 9900) + "\"");
  }

  @Test
  void a_key_for_one_address_is_refused_elsewhere() {
    Customer other = server.customer("pro", 1000, "\"allowIps\":[\"203.0.113.0/24\"]");
    refused(other.key(), 403, 401, "\"code\":-2", 10008);
    Customer here = server.customer("pro", 1000, "\"allowIps\":[\"127.0.0.1\",\"::1\"]");
    assertEquals(200, server.sendWith(here.key(), openAi("Make the image brighter")).statusCode());
  }

  @Test
  void a_disabled_key_is_refused_until_it_is_enabled_again() {
    Customer customer = server.customer("pro", 1000, "");
    String id = keyId(customer);
    server.admin("PATCH", "/admin/api/keys/" + id, "{\"disabled\":true}");
    refused(customer.key(), 403, 401, "\"code\":-2", 10009);
    server.admin("PATCH", "/admin/api/keys/" + id, "{\"disabled\":false}");
    assertEquals(
        200, server.sendWith(customer.key(), openAi("Make the image brighter")).statusCode());
  }

  private static String keyId(Customer customer) {
    JsonNode keys =
        RunningServer.json(
            server.admin("GET", "/admin/api/keys?account=" + customer.account(), ""));
    return keys.at("/keys/0/id").asText();
  }

  @Test
  void an_expired_key_is_refused() {
    String end = CLOCK.instant().plus(Duration.ofMinutes(5)).toString();
    Customer customer = server.customer("pro", 1000, "\"expiresAt\":\"" + end + "\"");
    assertEquals(
        200, server.sendWith(customer.key(), openAi("Make the image brighter")).statusCode());
    CLOCK.move(Duration.ofMinutes(6));
    refused(customer.key(), 403, 401, "\"code\":-2", 10003);
  }

  @Test
  void a_suspended_account_is_refused() {
    Customer customer = server.customer("pro", 1000, "");
    server.admin("PATCH", "/admin/api/accounts/" + customer.account(), "{\"suspended\":true}");
    refused(customer.key(), 403, 401, "\"code\":-2", 10005);
  }

  @Test
  void a_key_for_one_page_is_refused_on_another() {
    Customer customer = server.customer("pro", 1000, "\"allowOrigins\":[\"https://shop.example\"]");
    refused(customer.key(), 403, 401, "\"code\":-2", 10007);
    ScriptedCall fromShop =
        openAi("Make the image brighter").with("Origin", "https://shop.example");
    assertEquals(200, server.sendWith(customer.key(), fromShop).statusCode());
  }

  @Test
  void a_plans_rate_counts_all_dialects_together() {
    Customer free = server.customer("free", 1000, "");
    String prompt = "Make the image brighter";
    for (int i = 0; i < 4; i++) {
      assertEquals(200, server.sendWith(free.key(), openAi(prompt)).statusCode());
      assertEquals(200, server.sendWith(free.key(), aluo(prompt)).statusCode());
    }
    for (int i = 0; i < 2; i++) {
      refused(server.sendAs(juhe(free.key(), prompt)), 200, "\"error_code\":0");
    }
    HttpResponse<byte[]> openAi = server.sendWith(free.key(), openAi(prompt));
    refused(openAi, 429, "rate_limit_exceeded");
    assertTrue(openAi.headers().firstValue("retry-after").isPresent());
    refused(server.sendWith(free.key(), aluo(prompt)), 429, "Too many requests");
    refused(server.sendAs(juhe(free.key(), prompt)), 200, "\"error_code\":10012");
    CLOCK.move(Duration.ofSeconds(61));
    assertEquals(200, server.sendWith(free.key(), openAi(prompt)).statusCode());
  }

  @Test
  void a_keys_own_rate_replaces_the_plans() {
    Customer slow = server.customer("pro", 1000, "\"requestsPerMinute\":5");
    for (int i = 0; i < 4; i++) {
      assertEquals(
          200, server.sendWith(slow.key(), openAi("Make the image brighter")).statusCode());
    }
    HttpResponse<byte[]> last = server.sendWith(slow.key(), openAi("Make the image brighter"));
    assertEquals(200, last.statusCode());
    assertEquals(
        "0", last.headers().firstValue("x-ratelimit-remaining-requests").orElse("missing"));
    refused(server.sendWith(slow.key(), openAi("Make the image brighter")), 429, "rate_limit");
  }

  @Test
  void a_key_for_testing_makes_so_many_pictures_a_day() {
    Customer test = server.customer("pro", 1000, "\"test\":true,\"picturesPerDay\":2");
    String prompt = "Make the image brighter";
    assertEquals(200, server.sendWith(test.key(), openAi(prompt)).statusCode());
    assertEquals(200, server.sendWith(test.key(), openAi(prompt)).statusCode());
    refused(server.sendWith(test.key(), openAi(prompt)), 429, "insufficient_quota");
    refused(server.sendAs(juhe(test.key(), prompt)), 200, "\"error_code\":10013");
    CLOCK.move(Duration.ofHours(24));
    assertEquals(200, server.sendWith(test.key(), openAi(prompt)).statusCode());
  }

  @Test
  void a_key_for_some_models_does_not_see_the_others() {
    Customer one = server.customer("pro", 1000, "\"models\":[\"gpt-image-1\"]");
    String models = body(server.sendWith(one.key(), ScriptedCall.get("/v1/models")));
    assertTrue(models.contains("gpt-image-1") && !models.contains("dall-e-2"), models);
    assertEquals(200, server.sendWith(one.key(), openAi("Make the image brighter")).statusCode());
    refused(server.sendWith(one.key(), aluo("Make the image brighter")), 400, "Model not allowed");
    refused(server.sendAs(juhe(one.key(), "Make the image brighter")), 200, "\"error_code\":10002");
  }

  @Test
  void a_forbidden_word_is_refused_in_every_dialects_words_and_costs_nothing() {
    Customer customer = server.customer("pro", 1000, "");
    String prompt = "Make the quixotic image brighter";
    HttpResponse<byte[]> openAi = server.sendWith(customer.key(), openAi(prompt));
    refused(openAi, 400, "moderation_blocked");
    assertTrue(!body(openAi).contains("quixotic"), "the word is not repeated");
    ScriptedCall bella =
        ScriptedCall.form(
            "/v1/images/edits",
            ScriptedPart.text("image_b64_json", Base64.getEncoder().encodeToString(square())),
            ScriptedPart.text("prompt", prompt));
    refused(server.sendWith(customer.key(), bella), 400, "safety_check");
    refused(server.sendWith(customer.key(), aluo(prompt)), 400, "Content blocked");
    refused(server.sendAs(juhe(customer.key(), prompt)), 200, "\"error_code\":282504");
    assertEquals(1000, server.account(customer).path("credits").asLong());
    assertEquals(0, server.account(customer).path("held").asLong());
  }

  @Test
  void a_link_ends_after_a_day_and_the_result_of_a_task_that_nobody_read_with_its_hold()
      throws Exception {
    Customer customer = server.customer("pro", 1000, "\"requestsPerMinute\":0");
    String link =
        RunningServer.json(server.sendAs(juhe(customer.key(), "Make the image brighter")))
            .at("/result/images/0/image")
            .asText();
    String task =
        RunningServer.json(server.sendWith(customer.key(), aluo("Make the image brighter")))
            .at("/data/taskId")
            .asText();
    CLOCK.move(Duration.ofMinutes(23 * 60 + 59));
    assertEquals(200, server.get(URI.create(link)).statusCode());
    CLOCK.move(Duration.ofMinutes(2));
    assertEquals(404, server.get(URI.create(link)).statusCode());
    assertEquals(35, server.account(customer).path("held").asLong());
    CLOCK.move(Duration.ofHours(1));
    server.sweep();
    assertEquals(0, server.account(customer).path("held").asLong());
    JsonNode status =
        RunningServer.json(
            server.sendWith(
                customer.key(), ScriptedCall.get("/api/photo-editor/status?taskId=" + task)));
    assertEquals("FAILED", status.at("/data/status").asText(), status.toString());
    assertEquals(965, server.account(customer).path("credits").asLong());
  }

  @Test
  void maintenance_refuses_what_creates_and_answers_what_reads(@TempDir Path folder) {
    try (RunningServer own = RunningServer.set(folder, "", new PaintingProvider())) {
      String task =
          RunningServer.json(own.send(aluo("Make the image brighter"))).at("/data/taskId").asText();
      own.admin("PUT", "/admin/api/maintenance", "{\"enabled\":true}");
      HttpResponse<byte[]> openAi = own.send(openAi("Make the image brighter"));
      refused(openAi, 503, "\"error\"");
      assertTrue(openAi.headers().firstValue("retry-after").isPresent());
      refused(own.send(aluo("Make the image brighter")), 503, "\"code\":-1");
      refused(
          own.sendAs(juhe(RunningServer.KEY, "Make the image brighter")),
          200,
          "\"error_code\":10020");
      refused(
          own.send(ScriptedCall.get("/api/photo-editor/status?taskId=" + task)), 200, "SUCCESS");
      own.admin("PUT", "/admin/api/maintenance", "{\"enabled\":false}");
      assertEquals(200, own.send(openAi("Make the image brighter")).statusCode());
    }
  }

  @Test
  void an_id_that_no_task_can_have_is_not_found_and_a_wrong_method_named() {
    for (String id : new String[] {"%00", "a%00b", "%27", "%F0%9F%98%80", "x".repeat(200)}) {
      refused(
          server.send(ScriptedCall.get("/api/photo-editor/status?taskId=" + id)),
          400,
          "Task not found");
    }
    HttpResponse<byte[]> wrong = server.admin("DELETE", "/admin/api/accounts", "");
    refused(wrong, 405, "use GET or ");
    assertTrue(wrong.headers().firstValue("allow").orElse("").contains("POST"));
    refused(server.admin("GET", "/admin/api/nothing", ""), 404, "\"error\"");
  }

  @Test
  void an_api_is_switched_off_and_on_while_the_server_runs(@TempDir Path folder) {
    try (RunningServer own =
        RunningServer.set(folder, "apis: {juhe: off}", new PaintingProvider())) {
      String prompt = "Make the image brighter";
      refused(own.sendAs(juhe(RunningServer.KEY, prompt)), 200, "\"error_code\":10021");
      own.admin("PUT", "/admin/api/apis", "{\"juhe\":true,\"aluo\":false,\"openai\":false}");
      refused(own.sendAs(juhe(RunningServer.KEY, prompt)), 200, "\"error_code\":0");
      refused(own.send(aluo(prompt)), 404, "\"success\":false");
      refused(own.send(openAi(prompt)), 404, "\"error\"");
      own.admin("PUT", "/admin/api/apis", "{\"aluo\":null,\"openai\":null}");
      assertEquals(200, own.send(openAi(prompt)).statusCode());
    }
  }

  @Test
  void an_address_is_limited_or_kept_out(
      @TempDir Path slow, @TempDir Path proxied, @TempDir Path shut) {
    String prompt = "Make the image brighter";
    try (RunningServer own =
        RunningServer.set(slow, "limits: {addressRequestsPerMinute: 2}", new PaintingProvider())) {
      String key = own.customer("pro", 1000, "").key();
      assertEquals(200, own.sendWith(key, openAi(prompt)).statusCode());
      assertEquals(200, own.sendWith(key, openAi(prompt)).statusCode());
      refused(own.sendWith(key, openAi(prompt)), 429, "rate_limit_exceeded");
      refused(own.sendAs(juhe(key, prompt)), 200, "\"error_code\":10011");
      assertEquals(200, own.send(openAi(prompt)).statusCode(), "the first key has no limit");
    }
    try (RunningServer own =
        RunningServer.set(
            proxied,
            "limits: {addressRequestsPerMinute: 1, trustedProxies: [127.0.0.1]}",
            new PaintingProvider())) {
      String key = own.customer("pro", 1000, "").key();
      String from = "X-Forwarded-For";
      ScriptedCall one = openAi(prompt).with(from, "2001:db8:1:2::7");
      ScriptedCall near = openAi(prompt).with(from, "2001:db8:1:2:ff::8");
      ScriptedCall other = openAi(prompt).with(from, "2001:db8:1:3::7");
      assertEquals(200, own.sendWith(key, one).statusCode());
      refused(own.sendWith(key, near), 429, "rate_limit");
      assertEquals(200, own.sendWith(key, other).statusCode());
    }
    try (RunningServer own =
        RunningServer.set(shut, "limits: {denyAddresses: [127.0.0.0/8]}", new PaintingProvider())) {
      refused(own.send(openAi(prompt)), 403, "\"error\"");
      refused(own.sendAs(juhe(RunningServer.KEY, prompt)), 200, "\"error_code\":10008");
      for (String path : List.of("/files/x", "/", "/docs", "/admin/api/accounts")) {
        refused(own.sendAs(ScriptedCall.get(path)), 403, "Your address may not use this server.");
      }
      assertEquals(200, own.sendAs(ScriptedCall.get("/livez")).statusCode());
    }
  }

  @Test
  void settings_that_cannot_be_are_refused_at_the_start(@TempDir Path folder) {
    Stream.of(
            "plans: {free: {edit: -1, generate: 40}}",
            "plans: {free: {edit: 40}}",
            "plans: {Gold!: {edit: 40, generate: 40}}",
            "plans: [free]",
            "limits: {denyAddresses: [300.1.1.1]}",
            "label: {profile: cn}",
            "label: {contentProducer: \"two words\"}",
            "label: {contentProducer: x, text: hello}",
            "label: {profile: loud}",
            "credits: {unreadResult: keep}",
            "credits: {holdExpiry: 0s}",
            "credits: {holdExpiry: 72h}",
            "retention: {results: 1h}",
            "retention: {audit: 10d}",
            "links: {expiry: 72h}",
            "sensitiveWords: none",
            "moderation: {endpoint: {url: \"ftp://x\"}}",
            "moderation: {endpoint: {url: \"http://x\", apiKey: \"${NOT_SET_ANYWHERE}\"}}",
            "moderation: {unknown: 1}")
        .forEach(
            yaml -> {
              try (RunningServer _ = RunningServer.set(folder, yaml, new PaintingProvider())) {
                throw new AssertionError("was accepted: " + yaml);
              } catch (SettingsException e) {
                assertTrue(String.valueOf(e.getMessage()).length() > 20, yaml);
              }
            });
  }
}

package dev.darkroom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.testing.PaintingProvider;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedCall.ScriptedPart;
import dev.darkroom.testing.TestPictures;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the console asks of a whole server. */
@Timeout(120) // The first thumbnail loads the native libraries.
class ConsoleOverHttpTest {
  private static final String SECRET = "sk-upstream-0123456789abcdef";
  private static final String YAML =
      """
      providers:
        - {id: main, type: openai, baseUrl: 'https://models.example/hush/v1', apiKey: %s}
      routes:
        - {model: elsewhere, to: [main/gpt-image-1, local]}
      """
          .formatted(SECRET);

  @TempDir Path data;
  private final PaintingProvider painter = new PaintingProvider();
  private RunningServer server;
  private RunningServer.Customer customer;

  @BeforeEach
  void start() {
    server = RunningServer.set(data, YAML, painter);
    customer = server.customer("pro", 100, "");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String edited() {
    ScriptedCall call =
        ScriptedCall.form(
            "/v1/images/edits",
            ScriptedPart.file("image", "in.png", "image/png", TestPictures.named("first.png")),
            ScriptedPart.text("prompt", "a secret wish"));
    return server
        .sendWith(customer.key(), call)
        .headers()
        .firstValue("x-darkroom-task")
        .orElseThrow();
  }

  private JsonNode admin(String path) {
    return RunningServer.json(server.admin("GET", "/admin/api" + path, ""));
  }

  private HttpResponse<byte[]> post(String path) {
    return server.admin("POST", "/admin/api" + path, "{}");
  }

  private JsonNode ended(String task) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    JsonNode seen = admin("/tasks/" + task);
    while (seen.path("finished").isNull()) {
      assertFalse(never.await(20, TimeUnit.MILLISECONDS));
      seen = admin("/tasks/" + task);
    }
    return seen;
  }

  @Test
  void a_task_is_shown_with_its_pictures_and_what_it_cost_but_without_its_words() {
    JsonNode task = admin("/tasks/" + edited());
    assertEquals("succeeded", task.path("state").asText());
    assertEquals("input-1", task.at("/files/0/name").asText());
    assertEquals("result-1", task.at("/files/1/name").asText());
    assertTrue(task.at("/files/1/kept").asBoolean());
    assertEquals("captured", task.at("/charge/state").asText());
    assertEquals(35, task.at("/charge/credits").asInt());
    assertFalse(task.toString().contains("secret wish"), task.toString());
  }

  @Test
  void thumbnails_are_small_and_made_anew_and_the_stored_picture_can_be_had() {
    String pictures = "/admin/api/tasks/" + edited() + "/pictures/";
    var small = server.admin("GET", pictures + "input-1", "");
    assertEquals(200, small.statusCode());
    assertEquals("image/webp", small.headers().firstValue("Content-Type").orElseThrow());
    assertEquals("nosniff", small.headers().firstValue("X-Content-Type-Options").orElseThrow());
    assertEquals("no-store", small.headers().firstValue("Cache-Control").orElseThrow());
    assertEquals("RIFF", new String(small.body(), 0, 4, StandardCharsets.ISO_8859_1));
    var full = server.admin("GET", pictures + "input-1?size=full", "");
    assertEquals("image/png", full.headers().firstValue("Content-Type").orElseThrow());
    assertArrayEquals(TestPictures.named("first.png"), full.body());
    assertEquals(404, server.admin("GET", pictures + "result-2", "").statusCode());
    assertEquals(404, server.admin("GET", pictures + "mask", "").statusCode());
    assertEquals(400, server.admin("GET", pictures + "input-1?size=huge", "").statusCode());
  }

  @Test
  void a_replay_is_a_new_task_that_costs_the_customer_nothing() throws Exception {
    String first = edited();
    assertEquals(65, server.account(customer).path("credits").asInt());
    var answer = post("/tasks/" + first + "/replay");
    assertEquals(201, answer.statusCode());
    JsonNode again = ended(RunningServer.json(answer).path("id").asText());
    assertEquals("succeeded", again.path("state").asText());
    assertEquals(customer.account(), again.path("account").asText());
    assertTrue(again.path("charge").isNull());
    assertEquals(1, again.path("results").asInt());
    assertEquals(65, server.account(customer).path("credits").asInt());
    assertEquals(0, server.account(customer).path("held").asInt());
    assertTrue(admin("/ledger/check").path("balanced").asBoolean());
    JsonNode line = admin("/audit").at("/entries/0");
    assertEquals("task.replay", line.path("action").asText());
    assertEquals(first, line.at("/detail/original").asText());
    var refund =
        server.admin(
            "POST",
            "/admin/api/tasks/" + again.path("id").asText() + "/refund",
            "{\"reason\":\"x\"}");
    assertEquals(409, refund.statusCode(), "nothing was taken for it");
  }

  @Test
  void a_replay_that_fails_gives_nothing_back_because_nothing_was_taken() throws Exception {
    String first = edited();
    painter.fails(ErrorCode.UPSTREAM_BUSY);
    JsonNode again =
        ended(RunningServer.json(post("/tasks/" + first + "/replay")).path("id").asText());
    assertEquals("upstream_busy", again.path("error").asText());
    assertEquals(65, server.account(customer).path("credits").asInt());
    assertTrue(admin("/ledger/check").path("balanced").asBoolean());
  }

  @Test
  void what_has_ended_is_not_cancelled_and_what_is_unknown_is_not_found() {
    String task = edited();
    assertEquals(409, post("/tasks/" + task + "/cancel").statusCode());
    for (String path : new String[] {"/cancel", "/replay"}) {
      assertEquals(404, post("/tasks/nobody" + path).statusCode());
    }
    assertEquals(404, server.admin("GET", "/admin/api/tasks/nobody", "").statusCode());
  }

  @Test
  void settings_name_no_secret_and_no_more_of_an_address_than_its_host() {
    String settings = admin("/settings").toString();
    assertTrue(settings.contains("https://models.example"), settings);
    assertTrue(settings.contains("main/gpt-image-1"), settings);
    assertTrue(settings.contains("\"cutOutNetwork\":true"), settings);
    for (String secret : new String[] {SECRET, "hush", RunningServer.ADMIN, RunningServer.KEY}) {
      assertFalse(settings.contains(secret), settings);
    }
  }

  @Test
  void the_status_tells_version_sizes_and_load() {
    edited();
    JsonNode status = admin("/status");
    assertEquals("sqlite", status.at("/database/kind").asText());
    assertTrue(status.at("/database/bytes").asLong() > 10_000);
    assertTrue(status.at("/storage/bytes").asLong() > 0);
    assertEquals(0, status.at("/tasks/running").asInt());
    assertFalse(status.path("version").asText().isEmpty());
  }

  @Test
  void usage_and_quality_count_what_was_made_and_refused() {
    edited();
    painter.fails(ErrorCode.INSTRUCTION_NOT_SUPPORTED);
    edited();
    JsonNode group = admin("/usage?by=account").at("/groups/0");
    assertEquals(customer.account(), group.path("name").asText());
    assertEquals(2, group.path("tasks").asInt());
    assertEquals(1, group.path("refused").asInt());
    assertEquals(35, group.path("credits").asInt());
    JsonNode quality = admin("/quality");
    assertEquals("instruction_not_supported", quality.at("/reasons/0/error").asText());
    assertEquals("edit", quality.at("/latency/0/work").asText());
    assertFalse(quality.toString().contains("secret wish"), quality.toString());
    for (String bad :
        new String[] {
          "/usage?by=colour",
          "/usage?from=yesterday",
          "/usage?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
          "/usage?by=hour&from=2026-01-01T00:00:00Z&to=2026-06-01T00:00:00Z",
          "/tasks?error=colour"
        }) {
      assertEquals(400, server.admin("GET", "/admin/api" + bad, "").statusCode(), bad);
    }
  }

  @Test
  void events_tell_of_a_task_as_it_comes_and_end_with_the_server() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.url().resolve("/admin/api/events"))
            .header("Authorization", "Bearer " + RunningServer.ADMIN)
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      assertEquals(
          "text/event-stream; charset=utf-8",
          answer.headers().firstValue("Content-Type").orElseThrow());
      try (var lines =
          new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
        String task = edited();
        String line = lines.readLine();
        while (!line.contains(task)) {
          line = lines.readLine();
        }
        assertTrue(line.contains("\"dialect\":\"openai\""), line);
        Thread closing = Thread.startVirtualThread(server::close);
        while (line != null && !line.equals("event: end")) {
          line = lines.readLine();
        }
        assertEquals("event: end", line);
        closing.join();
      }
    }
  }

  @Test
  void nothing_is_told_without_the_token() throws Exception {
    for (String path :
        new String[] {"status", "settings", "usage", "quality", "events", "tasks/x"}) {
      URI uri = server.url().resolve("/admin/api/" + path);
      assertEquals(401, server.get(uri).statusCode(), path);
    }
  }
}

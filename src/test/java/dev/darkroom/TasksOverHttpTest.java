package dev.darkroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.account.Accounts;
import dev.darkroom.account.ApiKeys;
import dev.darkroom.database.Database;
import dev.darkroom.database.Databases;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.testing.PaintingProvider;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.SentEvents;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tasks seen, followed and cancelled over real connections while they wait and run. */
@Timeout(30)
class TasksOverHttpTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final PaintingProvider PAINTER = new PaintingProvider();
  private static final String STRANGER = "sk-stranger-0123456789";

  @TempDir static Path data;
  private static RunningServer server;

  @BeforeAll
  static void start() {
    try (Database database = Databases.open(null, data)) {
      database
          .jdbi()
          .useHandle(
              h ->
                  h.execute(
                      "INSERT INTO account (id, name, plan, created_at)"
                          + " VALUES ('stranger', 'stranger', 'pro', 0)"));
      new Accounts(database, Clock.systemUTC()).ensureDefault();
      new ApiKeys(database, Clock.systemUTC()).keep("stranger", "stranger", STRANGER);
    }
    server = RunningServer.painted(data, false, PAINTER);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static ScriptedCall generation(String prompt) {
    String json = "{\"model\": \"gpt-image-1\", \"prompt\": \"" + prompt + "\"}";
    return ScriptedCall.json("/v1/images/generations", json);
  }

  private static ScriptedCall ask(String method, String task) {
    String path = "/api/darkroom/tasks/" + task;
    return new ScriptedCall(method, path, Map.of(), new ScriptedCall.Body.None());
  }

  private static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  private static JsonNode show(String task) throws IOException {
    return json(server.send(ask("GET", task)));
  }

  /** The ids in the database, oldest first, once there are so many. */
  private static List<String> tasks(String state, int count) throws Exception {
    List<String> ids = tasks(state);
    CountDownLatch never = new CountDownLatch(1);
    for (int looks = 0; looks < 1_000 && ids.size() != count; looks++) {
      assertFalse(never.await(10, TimeUnit.MILLISECONDS));
      ids = tasks(state);
    }
    assertEquals(count, ids.size(), "tasks that are " + state);
    return ids;
  }

  private static List<String> tasks(String state) throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("darkroom.db"));
        var query =
            connection.prepareStatement("SELECT id FROM task WHERE state = ? ORDER BY rowid")) {
      query.setString(1, state);
      List<String> ids = new ArrayList<>();
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
      return ids;
    }
  }

  @Test
  void a_running_task_tells_how_far_it_is_and_can_be_cancelled() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    PAINTER.script(
        (_, watch) -> {
          watch.progress(0.25, "sketching");
          begun.countDown();
          try {
            PaintingProvider.hold(new CountDownLatch(1), watch);
          } finally {
            stopped.countDown();
          }
        });
    var caller = server.begin(generation("cancelled while it runs"));
    assertTrue(begun.await(20, TimeUnit.SECONDS));
    String task = tasks("running", 1).getFirst();
    JsonNode seen = show(task);
    assertEquals("running", seen.path("state").asText());
    assertEquals(0.25, seen.path("progress").asDouble(), 1e-9);
    assertEquals("sketching", seen.path("stage").asText());

    JsonNode cancelled = json(server.send(ask("DELETE", task)));
    assertEquals("cancelled", cancelled.path("state").asText());
    assertTrue(stopped.await(20, TimeUnit.SECONDS), "the painter went on");
    var answer = caller.get();
    assertEquals(400, answer.statusCode());
    assertEquals("cancelled", json(answer).path("error").path("code").asText());
    assertEquals("cancelled", show(task).path("state").asText());
  }

  @Test
  void waiting_tasks_know_their_place_and_can_be_cancelled() throws Exception {
    int workers = Runtime.getRuntime().availableProcessors();
    CountDownLatch begun = new CountDownLatch(workers);
    CountDownLatch may = new CountDownLatch(1);
    PAINTER.script(PaintingProvider.waiting(begun, may));
    List<CompletableFuture<HttpResponse<byte[]>>> callers = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      callers.add(server.begin(generation("busy " + i)));
    }
    assertTrue(begun.await(20, TimeUnit.SECONDS));
    int jobs = PAINTER.jobs().size();
    callers.add(server.begin(generation("first in line")));
    String first = tasks("queued", 1).getFirst();
    callers.add(server.begin(generation("second in line")));
    String second = tasks("queued", 2).getLast();
    assertEquals(0, show(first).path("queue").path("ahead").asInt(-1));
    assertEquals(1, show(second).path("queue").path("ahead").asInt(-1));

    server.send(ask("DELETE", first));
    assertEquals("cancelled", show(first).path("state").asText());
    assertEquals(0, show(second).path("queue").path("ahead").asInt(-1));
    may.countDown();
    assertEquals(200, callers.getLast().get().statusCode());
    assertEquals(400, callers.get(workers).get().statusCode());
    for (var caller : callers.subList(0, workers)) {
      assertEquals(200, caller.get().statusCode());
    }
    assertEquals(jobs + 1, PAINTER.jobs().size());
  }

  @Test
  void events_follow_a_task_to_its_pictures() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch may = new CountDownLatch(1);
    PAINTER.script(PaintingProvider.waiting(begun, may));
    var caller = server.begin(generation("followed"));
    assertTrue(begun.await(20, TimeUnit.SECONDS));
    String task = tasks("running", 1).getFirst();
    var answer = server.open(ask("GET", task + "/events"));
    assertEquals(200, answer.statusCode());
    try (var events =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      JsonNode first = Objects.requireNonNull(SentEvents.next(events));
      assertEquals("task", first.path("event").asText());
      assertEquals("running", first.path("data").path("state").asText());
      may.countDown();
      JsonNode last = first;
      for (JsonNode e = SentEvents.next(events); e != null; e = SentEvents.next(events)) {
        last = e;
      }
      JsonNode image = last.path("data").path("images").path(0);
      assertEquals(1024, image.path("width").asInt());
      var picture = server.get(URI.create(image.path("url").asText()));
      assertEquals(200, picture.statusCode());
      assertEquals("image/png", picture.headers().firstValue("content-type").orElse(""));
      assertNull(SentEvents.next(events));
    }
    assertEquals(200, caller.get().statusCode());
  }

  @Test
  void a_reader_of_events_who_leaves_changes_nothing() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch left = new CountDownLatch(1);
    PAINTER.script(
        (_, watch) -> {
          begun.countDown();
          PaintingProvider.hold(left, watch);
          PaintingProvider.linger(watch);
        });
    var caller = server.begin(generation("watched for a while"));
    assertTrue(begun.await(20, TimeUnit.SECONDS));
    String task = tasks("running", 1).getFirst();
    server.open(ask("GET", task + "/events")).body().close();
    left.countDown();
    assertEquals(200, caller.get().statusCode());
    assertEquals("succeeded", show(task).path("state").asText());
  }

  @Test
  void a_refused_task_is_found_with_its_reason() throws Exception {
    PAINTER.fails(ErrorCode.INSTRUCTION_NOT_SUPPORTED);
    var refused = server.send(generation("refused"));
    String task = refused.headers().firstValue("x-darkroom-task").orElseThrow();
    JsonNode error = show(task).path("error");
    assertEquals("instruction_not_supported", error.path("code").asText());
    assertEquals(PaintingProvider.STOPPED, error.path("message").asText());
    assertEquals(false, error.path("retryable").asBoolean(true));
  }

  @Test
  void the_tasks_of_others_are_not_there() throws Exception {
    PAINTER.fails(null);
    var mine = server.send(generation("mine"));
    String task = mine.headers().firstValue("x-darkroom-task").orElseThrow();
    for (ScriptedCall call :
        List.of(ask("GET", task), ask("DELETE", task), ask("GET", task + "/events"))) {
      var theirs = server.sendAs(call.with("Authorization", "Bearer " + STRANGER));
      assertEquals(404, theirs.statusCode());
      assertEquals("task_not_found", json(theirs).path("error").path("code").asText());
    }
    assertEquals("succeeded", show(task).path("state").asText());
  }

  @Test
  void refusals_have_this_apis_own_shape() throws Exception {
    var keyless = server.sendAs(ask("GET", "task_1"));
    assertEquals(401, keyless.statusCode());
    assertEquals("key_missing", json(keyless).path("error").path("code").asText());
    assertEquals(404, server.send(ask("GET", "task_1")).statusCode());
    var elsewhere = server.send(ScriptedCall.get("/api/darkroom/elsewhere"));
    assertEquals(404, elsewhere.statusCode());
    assertEquals("route_unknown", json(elsewhere).path("error").path("code").asText());
    var put = server.send(ask("PUT", "task_1"));
    assertEquals(405, put.statusCode());
    assertEquals("DELETE, GET, HEAD", put.headers().firstValue("allow").orElse(""));
  }
}

package dev.darkroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Making;
import dev.darkroom.testing.PaintingProvider;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.SentEvents;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Streams over real connections, with a painter that goes on step by step. */
@Timeout(30)
class StreamingOverHttpTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path data;
  private static final PaintingProvider PAINTER = new PaintingProvider();
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.painted(data, false, PAINTER);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static ScriptedCall call(String prompt) {
    String json = "{\"model\": \"gpt-image-1\", \"stream\": true, \"partial_images\": 2";
    return ScriptedCall.json("/v1/images/generations", json + ", \"prompt\": \"" + prompt + "\"}");
  }

  private static BufferedReader events(HttpResponse<InputStream> answer) {
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  private static JsonNode next(BufferedReader events) throws IOException {
    return Objects.requireNonNull(SentEvents.next(events), "the stream has ended");
  }

  private static String state(String task) throws IOException {
    var answer = server.send(ScriptedCall.get("/api/darkroom/tasks/" + task));
    return JSON.readTree(answer.body()).path("state").asText();
  }

  /** How the task ends, once it has. */
  private static String end(String task) {
    var answer = server.send(ScriptedCall.get("/api/darkroom/tasks/" + task + "/events"));
    JsonNode events =
        SentEvents.parse(new String(answer.body(), StandardCharsets.UTF_8)).path("events");
    return events.path(events.size() - 1).path("data").path("state").asText();
  }

  private static String task(HttpResponse<?> answer) {
    return answer.headers().firstValue("x-darkroom-task").orElseThrow();
  }

  @Test
  void each_picture_arrives_while_the_next_is_still_being_painted() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    PAINTER.script(
        (_, watch) -> {
          watch.preview(PaintingProvider.sketch(), Making.TRAINED);
          PaintingProvider.hold(first, watch);
          watch.preview(PaintingProvider.sketch(), Making.TRAINED);
          PaintingProvider.hold(second, watch);
        });
    var answer = server.open(call("step by step"));
    assertEquals(200, answer.statusCode());
    assertTrue(
        answer.headers().firstValue("content-type").orElse("").startsWith("text/event-stream"));
    assertTrue(answer.headers().firstValue("x-request-id").orElse("").startsWith("req_"));
    try (BufferedReader events = events(answer)) {
      JsonNode one = next(events);
      assertEquals("image_generation.partial_image", one.path("event").asText());
      assertEquals(0, one.path("data").path("partial_image_index").asInt(-1));
      assertEquals("running", state(task(answer)));
      first.countDown();
      assertEquals(1, next(events).path("data").path("partial_image_index").asInt(-1));
      second.countDown();
      JsonNode end = next(events);
      assertEquals("image_generation.completed", end.path("event").asText());
      assertTrue(end.path("data").path("b64_json").asText().startsWith("iVBOR"));
      assertNull(SentEvents.next(events));
    }
    assertEquals("succeeded", state(task(answer)));
  }

  @Test
  void a_refusal_before_the_first_event_is_an_ordinary_error() throws Exception {
    PAINTER.fails(ErrorCode.INSTRUCTION_NOT_SUPPORTED);
    var answer = server.send(call("refused at once"));
    assertEquals(400, answer.statusCode());
    assertEquals("application/json", answer.headers().firstValue("content-type").orElse(""));
    JsonNode error = JSON.readTree(answer.body()).path("error");
    assertEquals("instruction_not_supported", error.path("code").asText());
  }

  @Test
  void who_prefers_not_to_wait_learns_of_the_task_at_once_and_of_a_failure_by_an_event()
      throws Exception {
    CountDownLatch known = new CountDownLatch(1);
    PAINTER.script(
        (_, watch) -> {
          PaintingProvider.hold(known, watch);
          throw new DarkroomException(ErrorCode.UPSTREAM_FAILED, PaintingProvider.STOPPED);
        });
    var answer = server.open(call("nothing to show yet").with("Prefer", "respond-async, wait=0"));
    assertEquals(200, answer.statusCode());
    assertNotEquals("failed", state(task(answer)));
    known.countDown();
    try (BufferedReader events = events(answer)) {
      JsonNode failure = next(events);
      assertEquals("error", failure.path("event").asText());
      assertEquals("upstream_failed", failure.path("data").path("error").path("code").asText());
    }
  }

  @Test
  void a_failure_after_it_is_an_event_and_the_end() throws Exception {
    CountDownLatch seen = new CountDownLatch(1);
    PAINTER.script(
        (_, watch) -> {
          watch.preview(PaintingProvider.sketch(), Making.TRAINED);
          PaintingProvider.hold(seen, watch);
          throw new DarkroomException(ErrorCode.UPSTREAM_FAILED, PaintingProvider.STOPPED);
        });
    try (BufferedReader events = events(server.open(call("fails on the way")))) {
      next(events);
      seen.countDown();
      JsonNode failure = next(events);
      assertEquals("error", failure.path("event").asText());
      assertEquals("error", failure.path("data").path("type").asText());
      JsonNode error = failure.path("data").path("error");
      assertEquals("upstream_failed", error.path("code").asText());
      assertEquals(PaintingProvider.STOPPED, error.path("message").asText());
      assertNull(SentEvents.next(events));
    }
  }

  @Test
  void a_reader_who_leaves_takes_the_task_along() throws Exception {
    CountDownLatch stopped = new CountDownLatch(1);
    PAINTER.script(
        (_, watch) -> {
          watch.preview(PaintingProvider.sketch(), Making.TRAINED);
          try {
            PaintingProvider.hold(new CountDownLatch(1), watch);
          } finally {
            stopped.countDown();
          }
        });
    var answer = server.open(call("left alone"));
    try (BufferedReader events = events(answer)) {
      assertNotNull(SentEvents.next(events));
    }
    assertTrue(stopped.await(20, TimeUnit.SECONDS), "the painter went on for nobody");
    assertEquals("cancelled", end(task(answer)));
  }

  @Test
  void a_reader_with_an_idempotency_key_finds_the_pictures_later() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    int before = PAINTER.jobs().size();
    PAINTER.script(
        (_, watch) -> {
          watch.preview(PaintingProvider.sketch(), Making.TRAINED);
          PaintingProvider.linger(watch);
          over.countDown();
        });
    ScriptedCall named = call("comes back").with("Idempotency-Key", "stream-1");
    var answer = server.open(named);
    try (BufferedReader events = events(answer)) {
      assertNotNull(SentEvents.next(events));
    }
    assertTrue(over.await(20, TimeUnit.SECONDS), "the painter was stopped");
    var again = server.open(named);
    assertEquals(task(answer), task(again));
    try (BufferedReader events = events(again)) {
      JsonNode last = next(events);
      for (JsonNode event = last; event != null; event = SentEvents.next(events)) {
        last = event;
      }
      assertEquals("image_generation.completed", last.path("event").asText());
    }
    assertEquals(before + 1, PAINTER.jobs().size());
  }
}

package dev.darkroom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.testing.PaintingProvider;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedCall.ScriptedPart;
import dev.darkroom.testing.TestPictures;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a repeated call gets, over real connections. */
@Timeout(30)
class IdempotencyOverHttpTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final PaintingProvider PAINTER = new PaintingProvider();

  @TempDir static Path data;
  private static RunningServer server;
  private int before;
  private String key = "";

  @BeforeAll
  static void start() {
    server = RunningServer.painted(data, false, PAINTER);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void count(TestInfo test) {
    PAINTER.fails(null);
    before = PAINTER.jobs().size();
    key = test.getDisplayName();
  }

  /** How often this test made the painter work. */
  private int runs() {
    return PAINTER.jobs().size() - before;
  }

  private ScriptedCall edit(String prompt) {
    return ScriptedCall.form(
        "/v1/images/edits",
        ScriptedPart.text("model", "gpt-image-1"),
        ScriptedPart.text("prompt", prompt + " for " + key),
        ScriptedPart.file("image", "a.png", "image/png", TestPictures.named("first.png")));
  }

  private ScriptedCall named(ScriptedCall call) {
    return call.with("Idempotency-Key", key);
  }

  private static String task(HttpResponse<?> answer) {
    return answer.headers().firstValue("x-darkroom-task").orElse("none");
  }

  private static String code(HttpResponse<byte[]> answer) throws IOException {
    return JSON.readTree(answer.body()).path("error").path("code").asText();
  }

  @Test
  void the_same_key_and_body_get_the_same_pictures_of_one_task() {
    var first = server.send(named(edit("x")));
    var second = server.send(named(edit("x")));
    assertEquals(200, first.statusCode());
    assertEquals(200, second.statusCode());
    assertArrayEquals(first.body(), second.body());
    assertEquals(task(first), task(second));
    assertEquals(1, runs());
  }

  @Test
  void without_a_key_each_call_is_a_new_one() {
    var first = server.send(edit("x"));
    var second = server.send(edit("x"));
    assertTrue(!task(first).equals(task(second)));
    assertEquals(2, runs());
  }

  @Test
  void the_same_key_with_another_body_is_refused() throws Exception {
    server.send(named(edit("x")));
    var other = server.send(named(edit("y")));
    assertEquals(422, other.statusCode());
    assertEquals("idempotency_key_in_use", code(other));
    assertEquals("false", other.headers().firstValue("x-should-retry").orElse(""));
    assertEquals(1, runs());
  }

  @Test
  void a_repeat_while_the_first_call_runs_waits_for_the_same_answer() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch may = new CountDownLatch(1);
    PAINTER.script(PaintingProvider.waiting(begun, may));
    var first = server.begin(named(edit("x")));
    assertTrue(begun.await(20, TimeUnit.SECONDS));
    var second = server.begin(named(edit("x")));
    var third = server.begin(named(edit("x")));
    may.countDown();
    byte[] pictures = first.get().body();
    assertArrayEquals(pictures, second.get().body());
    assertArrayEquals(pictures, third.get().body());
    assertEquals(task(first.get()), task(third.get()));
    assertEquals(1, runs());
  }

  @Test
  void a_repeat_after_a_failure_that_may_pass_runs_again() throws Exception {
    PAINTER.fails(ErrorCode.UPSTREAM_BUSY);
    var failed = server.send(named(edit("x")));
    assertEquals(503, failed.statusCode());
    assertTrue(failed.headers().firstValue("retry-after").isPresent());
    long before = runs();
    PAINTER.fails(null);
    assertEquals(200, server.send(named(edit("x"))).statusCode());
    assertEquals(200, server.send(named(edit("x"))).statusCode());
    assertEquals(before + 1, runs());
  }

  @Test
  void a_repeat_after_a_refusal_gets_it_again() throws Exception {
    PAINTER.fails(ErrorCode.INSTRUCTION_NOT_SUPPORTED);
    assertEquals(400, server.send(named(edit("x"))).statusCode());
    PAINTER.fails(null);
    var again = server.send(named(edit("x")));
    assertEquals(400, again.statusCode());
    assertEquals("instruction_not_supported", code(again));
    assertEquals(1, runs());
  }

  @Test
  void an_sdk_that_tries_again_finds_its_running_task_whatever_the_boundary() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch may = new CountDownLatch(1);
    PAINTER.script(PaintingProvider.waiting(begun, may));
    var first = server.begin(edit("x").with("X-Stainless-Retry-Count", "0"));
    assertTrue(begun.await(20, TimeUnit.SECONDS));
    var retry =
        edit("x")
            .with("X-Stainless-Retry-Count", "1")
            .with("Authorization", "Bearer " + RunningServer.KEY)
            .toHttp(server.url(), "another-boundary");
    try (HttpClient client = HttpClient.newHttpClient()) {
      var second = client.sendAsync(retry, HttpResponse.BodyHandlers.ofByteArray());
      may.countDown();
      assertArrayEquals(first.get().body(), second.get().body());
      assertEquals(task(first.get()), task(second.get()));
    }
    assertEquals(1, runs());
  }

  @Test
  void a_first_try_of_an_sdk_never_attaches() {
    server.send(edit("x").with("X-Stainless-Retry-Count", "0"));
    server.send(edit("x").with("X-Stainless-Retry-Count", "0"));
    assertEquals(2, runs());
  }

  @Test
  void generations_repeat_as_edits_do() throws Exception {
    String body = "{\"model\": \"gpt-image-1\", \"prompt\": \"A cup\", \"size\": \"auto\"}";
    ScriptedCall call = named(ScriptedCall.json("/v1/images/generations", body));
    JsonNode first = JSON.readTree(server.send(call).body());
    assertEquals(first, JSON.readTree(server.send(call).body()));
    assertEquals(1, runs());
  }

  @Test
  void a_key_that_is_too_long_is_refused() throws Exception {
    var answer = server.send(edit("x").with("Idempotency-Key", "k".repeat(256)));
    assertEquals(400, answer.statusCode());
    assertEquals("invalid_value", code(answer));
    assertEquals(0, runs());
  }
}

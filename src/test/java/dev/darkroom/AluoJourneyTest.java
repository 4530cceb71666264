package dev.darkroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.darkroom.engine.Photos;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedCall.ScriptedPart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Aluo's documents describe: a call, then one read of its status. */
class AluoJourneyTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir static Path data;
  @TempDir static Path hastyData;
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.start(data);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static ScriptedCall edit(String prompt) {
    return ScriptedCall.form(
        "/api/photo-editor/generate",
        ScriptedPart.text("prompt", prompt),
        ScriptedPart.file("file0", "cup.png", "image/png", Photos.bytes("coffee.png")),
        ScriptedPart.text("outputFormat", "png"));
  }

  private static JsonNode accepted(RunningServer at, ScriptedCall call) throws IOException {
    HttpResponse<byte[]> response = at.send(call);
    JsonNode answer = JSON.readTree(response.body());
    assertEquals(200, response.statusCode(), answer.toString());
    assertTrue(answer.at("/success").asBoolean(), answer.toString());
    return answer.at("/data");
  }

  private static JsonNode status(RunningServer at, String api, JsonNode accepted)
      throws IOException {
    String id = accepted.at("/taskId").asText();
    HttpResponse<byte[]> response = at.send(ScriptedCall.get(api + "/status?taskId=" + id));
    assertEquals(200, response.statusCode());
    return JSON.readTree(response.body()).at("/data");
  }

  @Test
  void an_edit_is_done_when_the_call_returns_and_its_link_needs_no_key() throws Exception {
    JsonNode accepted =
        accepted(server, edit("把图片变成黑白").with(ScriptedPart.text("aspectRatio", "3:2")));
    JsonNode status = status(server, "/api/photo-editor", accepted);
    assertEquals("SUCCESS", status.at("/status").asText(), status.toString());
    var picture = server.get(URI.create(status.at("/images/0/url").asText()));
    assertEquals(200, picture.statusCode());
    assertEquals("image/png", picture.headers().firstValue("content-type").orElse(""));
    var bitmap = Photos.decode(picture.body());
    assertEquals(List.of(1264, 848), List.of(bitmap.width(), bitmap.height()));
  }

  @Test
  void an_edit_that_cannot_be_done_has_failed_with_the_reason() throws Exception {
    JsonNode accepted = accepted(server, edit("Add a dragon in the sky"));
    JsonNode status = status(server, "/api/photo-editor", accepted);
    assertEquals("FAILED", status.at("/status").asText());
    assertTrue(status.at("/images").isEmpty());
    assertTrue(status.at("/error").asText().length() > 20, status.toString());
  }

  @Test
  void the_last_result_is_the_next_input() throws Exception {
    JsonNode first = status(server, "/api/photo-editor", accepted(server, edit("把图片调亮")));
    JsonNode second =
        accepted(
            server,
            ScriptedCall.json(
                "/api/photo-editor/generate",
                "{\"prompt\":\"把图片调亮\",\"imageUrls\":[\"%s\"]}"
                    .formatted(first.at("/images/0/url").asText())));
    assertEquals("SUCCESS", status(server, "/api/photo-editor", second).at("/status").asText());
  }

  @Test
  void a_repeat_by_its_idempotency_key_is_answered_with_the_same_task() throws Exception {
    ScriptedCall call = edit("把图片调亮").with("Idempotency-Key", "journey-1");
    JsonNode first = accepted(server, call);
    assertEquals(first, withoutLinks(first, accepted(server, call)));
    var other = server.send(edit("把图片调暗").with("Idempotency-Key", "journey-1"));
    assertEquals(422, other.statusCode());
    assertEquals(-1, JSON.readTree(other.body()).at("/code").asInt());
  }

  /** Links are signed anew, maybe a second later. */
  private static JsonNode withoutLinks(JsonNode first, JsonNode again) {
    assertEquals(1, again.at("/inputImages").size());
    return ((com.fasterxml.jackson.databind.node.ObjectNode) again)
        .set("inputImages", first.at("/inputImages"));
  }

  @Test
  @Timeout(60)
  void a_call_that_does_not_wait_leaves_its_task_to_be_found_later() throws Exception {
    try (RunningServer hasty = RunningServer.hasty(hastyData)) {
      JsonNode accepted = accepted(hasty, edit("把图片调亮"));
      JsonNode status = status(hasty, "/api/photo-editor", accepted);
      long until = System.nanoTime() + Duration.ofSeconds(50).toNanos();
      while (!status.at("/status").asText().equals("SUCCESS") && System.nanoTime() < until) {
        assertTrue(status.at("/status").asText().matches("PENDING|PROCESSING"), status.toString());
        assertTrue(status.at("/images").isEmpty());
        Thread.onSpinWait();
        status = status(hasty, "/api/photo-editor", accepted);
      }
      assertEquals("SUCCESS", status.at("/status").asText());
    }
  }

  @Test
  void a_generation_is_accepted_and_its_status_is_final() throws Exception {
    String json = "{\"prompt\":\"A dragon over a castle at night\"}";
    JsonNode accepted = accepted(server, ScriptedCall.json("/api/photo-generate/generate", json));
    JsonNode status = status(server, "/api/photo-generate", accepted);
    assertEquals("FAILED", status.at("/status").asText());
    assertNotEquals("", status.at("/error").asText());
  }

  @Test
  void what_lies_below_its_paths_is_refused_in_its_words() throws Exception {
    for (String path : List.of("/api/photo-editor/other", "/api/photo-generate")) {
      var response = server.send(ScriptedCall.get(path));
      assertEquals(404, response.statusCode());
      JsonNode body = JSON.readTree(response.body());
      assertEquals(-1, body.at("/code").asInt());
      assertEquals("Not found", body.at("/message").asText());
    }
  }
}

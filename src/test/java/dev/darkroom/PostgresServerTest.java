package dev.darkroom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.testing.PaintingProvider;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedCall.ScriptedPart;
import dev.darkroom.testing.TestDatabases;
import dev.darkroom.testing.TestPictures;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two whole servers on one PostgreSQL and one folder of pictures. */
@Timeout(60)
class PostgresServerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final PaintingProvider PAINTER = new PaintingProvider();

  @TempDir static Path data;
  private static RunningServer one;
  private static RunningServer two;

  @BeforeAll
  static void start() {
    Map<String, String> shared =
        Map.of(
            "DARKROOM_DATABASE_URL", TestDatabases.postgresUrl(),
            "DARKROOM_STORAGE_URL", data.resolve("blobs").toUri().toString());
    one = RunningServer.configured(data.resolve("one"), shared);
    two = RunningServer.configured(data.resolve("two"), shared, PAINTER);
  }

  @AfterAll
  static void stop() {
    // Where the machine has no PostgreSQL the start was skipped.
    if (two != null) {
      two.close();
    }
    if (one != null) {
      one.close();
    }
  }

  private static ScriptedCall edit(String prompt) {
    return ScriptedCall.form(
        "/v1/images/edits",
        ScriptedPart.text("model", "auto"),
        ScriptedPart.text("prompt", prompt),
        ScriptedPart.text("response_format", "url"),
        ScriptedPart.file("image", "a.png", "image/png", TestPictures.named("first.png")));
  }

  private static JsonNode json(HttpResponse<byte[]> answer) throws Exception {
    assertEquals(200, answer.statusCode(), () -> new String(answer.body(), StandardCharsets.UTF_8));
    return JSON.readTree(answer.body());
  }

  private static String task(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("x-darkroom-task").orElseThrow();
  }

  @Test
  void an_edit_on_one_server_is_a_task_on_both() throws Exception {
    HttpResponse<byte[]> answer = one.send(edit("把图片调亮"));
    json(answer);
    ScriptedCall look = ScriptedCall.get("/api/darkroom/tasks/" + task(answer));
    JsonNode here = json(one.send(look));
    assertEquals("succeeded", here.path("state").asText());
    assertEquals(here.path("state"), json(two.send(look)).path("state"));
  }

  @Test
  void the_link_to_a_result_is_good_on_both_servers() throws Exception {
    URI link = URI.create(json(two.send(edit("p"))).at("/data/0/url").asText());
    String path = link.getRawPath() + "?" + link.getRawQuery();
    HttpResponse<byte[]> there = two.sendAs(ScriptedCall.get(path));
    HttpResponse<byte[]> here = one.sendAs(ScriptedCall.get(path));
    assertEquals(200, here.statusCode());
    assertArrayEquals(there.body(), here.body());
  }

  @Test
  void a_call_that_is_repeated_on_the_other_server_is_not_run_again() throws Exception {
    ScriptedCall named = edit("once").with("Idempotency-Key", "order-1");
    HttpResponse<byte[]> first = two.send(named);
    json(first);
    HttpResponse<byte[]> again = one.send(named);
    json(again);
    assertEquals(task(first), task(again));
  }

  @Test
  void both_are_ready_and_neither_makes_a_database_of_its_own() {
    assertEquals(200, one.sendAs(ScriptedCall.get("/readyz")).statusCode());
    assertEquals(200, two.sendAs(ScriptedCall.get("/readyz")).statusCode());
    assertFalse(Files.exists(data.resolve("one").resolve("darkroom.db")));
  }
}

package dev.darkroom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.testing.ScriptedAnswer;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedCall.ScriptedPart;
import dev.darkroom.testing.ScriptedUpstream;
import dev.darkroom.testing.TestPictures;
import dev.darkroom.testing.UpstreamExchange;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose {@code darkroom.yaml} routes models to a scripted upstream, over real HTTP. */
class UpstreamOverHttpTest {
  private static final String KEY = "sk-upstream-9f8e7d6c5b4a3210";

  @TempDir static Path data;
  private static ScriptedUpstream upstream;
  private static RunningServer server;

  @BeforeAll
  static void start() throws IOException {
    upstream = new ScriptedUpstream();
    Files.writeString(
        data.resolve("darkroom.yaml"),
        """
        providers:
          - {id: main, type: openai, baseUrl: "%s/v1", apiKey: "${UPSTREAM_KEY}", timeout: 20s}
          - {id: ark, type: volcengine-ark, baseUrl: "%s/api/v3", apiKey: "${UPSTREAM_KEY}"}
        routes:
          - {model: gpt-image-1, retries: 0, to: [main/gpt-image-1.5]}
          - {model: gpt-image-2, retries: 0, to: [main/gpt-image-2, local]}
          - {model: gpt-image-2-all, retries: 0, to: [ark/doubao-seedream-4-0-250828, main/gpt-image-1.5]}
        """
            .formatted(upstream.url(), upstream.url()));
    server = RunningServer.configured(data, Map.of("UPSTREAM_KEY", KEY));
  }

  @AfterAll
  static void stop() {
    server.close();
    upstream.close();
  }

  private static ScriptedAnswer edit(String model, String prompt, ScriptedPart... more) {
    byte[] picture = TestPictures.named("first.png");
    HttpResponse<byte[]> response =
        server.send(
            ScriptedCall.form(
                    "/v1/images/edits",
                    ScriptedPart.text("model", model),
                    ScriptedPart.text("prompt", prompt),
                    ScriptedPart.file("image", "first.png", "image/png", picture))
                .with(more));
    Map<String, String> headers = new HashMap<>();
    response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
    return new ScriptedAnswer(response.statusCode(), headers, response.body());
  }

  private static byte[] picture(ScriptedAnswer answer) {
    assertEquals(200, answer.status(), answer.text());
    return Base64.getDecoder().decode(answer.at("data[0].b64_json").asText());
  }

  private static UpstreamExchange exchange(String name) {
    return UpstreamExchange.read(name, upstream.url().toString());
  }

  private static byte[] made(String exchange) throws IOException {
    String base64 =
        new ObjectMapper()
            .readTree(exchange(exchange).body())
            .path("data")
            .path(0)
            .path("b64_json")
            .asText();
    return Base64.getDecoder().decode(base64);
  }

  @Test
  void an_edit_goes_upstream_and_its_picture_comes_back_as_it_is() throws IOException {
    exchange("openai/edit-usual-size.yaml").play(upstream, 1);
    ScriptedAnswer answer = edit("gpt-image-1", "把背景换成雪山，远处有|彩虹");
    assertArrayEquals(made("openai/edit-usual-size.yaml"), picture(answer));
    var sent = upstream.call();
    assertEquals("/v1/images/edits", sent.path());
    assertEquals("Bearer " + KEY, sent.headers().get("authorization"));
    assertEquals("gpt-image-1.5", new String(sent.part("model"), StandardCharsets.UTF_8));
    assertEquals("把背景换成雪山，远处有|彩虹", new String(sent.part("prompt"), StandardCharsets.UTF_8));
    assertArrayEquals(TestPictures.named("first.png"), sent.part("image"));
  }

  @Test
  void the_engine_takes_over_where_the_route_says_so() {
    int before = upstream.calls().size();
    exchange("openai/broken.yaml").play(upstream, 1);
    ScriptedAnswer answer = edit("gpt-image-2", "rotate the picture by 90 degrees");
    assertTrue(picture(answer).length > 0);
    assertEquals(before + 1, upstream.calls().size());
  }

  @Test
  void without_another_target_the_upstreams_failure_is_told() {
    exchange("openai/broken.yaml").play(upstream, 1);
    ScriptedAnswer answer = edit("gpt-image-1", "make it night");
    assertEquals(502, answer.status(), answer.text());
    assertEquals("upstream_failed", answer.at("error.code").asText());
  }

  @Test
  void a_blocked_request_is_told_as_such_and_the_key_never() {
    exchange("openai/blocked.yaml").play(upstream, 1);
    ScriptedAnswer blocked = edit("gpt-image-2", "make it night");
    assertEquals(400, blocked.status());
    assertEquals("moderation_blocked", blocked.at("error.code").asText());
    exchange("openai/refused.yaml").play(upstream, 1);
    ScriptedAnswer refused = edit("gpt-image-1", "make it night");
    assertEquals(502, refused.status());
    assertFalse(refused.text().contains(KEY), refused.text());
  }

  @Test
  void what_a_target_cannot_express_goes_to_the_next() {
    int before = upstream.calls().size();
    exchange("openai/edit.yaml").play(upstream, 1);
    byte[] mask = TestPictures.plain(300, 200, true, "png");
    picture(
        edit(
            "gpt-image-2-all",
            "make it night",
            ScriptedPart.file("mask", "mask.png", "image/png", mask)));
    assertEquals(before + 1, upstream.calls().size());
    assertEquals("/v1/images/edits", upstream.call().path());
    assertArrayEquals(mask, upstream.call().part("mask"));
  }

  @Test
  void a_linked_result_is_fetched_from_the_operators_own_upstream() {
    byte[] drawn = TestPictures.plain(1536, 1024, false, "png");
    upstream.file("/result.png", 200, "image/png", drawn);
    exchange("openai/linked.yaml").play(upstream, 1);
    assertArrayEquals(drawn, picture(edit("gpt-image-1", "make it night")));
  }

  @Test
  void the_models_are_those_of_the_file_and_the_built_in_ones() {
    HttpResponse<byte[]> response = server.send(ScriptedCall.get("/v1/models"));
    String models = new String(response.body(), StandardCharsets.UTF_8);
    assertTrue(
        models.contains("\"gpt-image-2-all\"") && models.contains("\"darkroom-local\""), models);
    assertEquals(404, edit("painter", "make it night").status());
  }
}

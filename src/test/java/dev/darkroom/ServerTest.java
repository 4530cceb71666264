package dev.darkroom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.codec.Decoder;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedCall.ScriptedPart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server over real HTTP, as its callers and its operator see it. */
class ServerTest {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  @TempDir static Path data;
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.start(data);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static byte[] photo(String name) throws IOException {
    try (var in = ServerTest.class.getResourceAsStream("/photos/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  private static ScriptedCall edit(String photo, String prompt, String... fields)
      throws IOException {
    ScriptedCall call =
        ScriptedCall.form(
            "/v1/images/edits",
            ScriptedPart.file("image", photo, "image/png", photo(photo)),
            ScriptedPart.text("prompt", prompt));
    for (int i = 0; i < fields.length; i += 2) {
      call = call.with(ScriptedPart.text(fields[i], fields[i + 1]));
    }
    return call;
  }

  private static JsonNode json(HttpResponse<byte[]> response) throws IOException {
    return JSON.readTree(response.body());
  }

  private static byte[] picture(HttpResponse<byte[]> response) throws IOException {
    assertEquals(200, response.statusCode(), () -> text(response));
    return Base64.getDecoder().decode(json(response).at("/data/0/b64_json").asText());
  }

  private static Bitmap bitmap(byte[] encoded) {
    return Decoder.decode(encoded, Limits.DEFAULT);
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  @Test
  void the_cup_and_saucer_turn_blue_and_the_table_stays_as_it_was() throws Exception {
    HttpResponse<byte[]> response =
        server.send(edit("coffee.png", "把杯子和碟子改成蓝色", "model", "darkroom-local"));
    Bitmap before = bitmap(photo("coffee.png"));
    Bitmap after = bitmap(picture(response));
    assertTrue(before.sameSize(after));
    assertTrue(blueShare(after, 120, 260, 180, 300) > 0.8, "the saucer is blue");
    assertTrue(blueShare(before, 120, 260, 180, 300) < 0.01, "and was not");
    assertSamePixels(before, after, 500, 250, 600, 400); // the table
    assertSamePixels(before, after, 230, 120, 340, 170); // the coffee
    assertSamePixels(before, after, 0, 0, 80, 60); // the floor
  }

  private static double blueShare(Bitmap picture, int left, int top, int right, int bottom) {
    int blue = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int i = 4 * (y * picture.width() + x);
        int b = picture.pixels()[i] & 255;
        int g = picture.pixels()[i + 1] & 255;
        int r = picture.pixels()[i + 2] & 255;
        blue += b > r + 30 && b > g ? 1 : 0;
      }
    }
    return blue / (double) ((right - left) * (bottom - top));
  }

  private static void assertSamePixels(
      Bitmap a, Bitmap b, int left, int top, int right, int bottom) {
    for (int y = top; y < bottom; y++) {
      int from = 4 * (y * a.width() + left);
      int to = 4 * (y * a.width() + right);
      int row = y;
      assertEquals(
          -1,
          java.util.Arrays.mismatch(a.pixels(), from, to, b.pixels(), from, to),
          () -> "row " + row + " has changed");
    }
  }

  @Test
  void a_link_is_fetched_without_a_key_and_holds_the_same_picture_as_base64() throws Exception {
    HttpResponse<byte[]> link =
        server.send(edit("coffee.png", "Make the image brighter", "model", "gpt-image-2-all"));
    URI url = URI.create(json(link).at("/data/0/url").asText());
    HttpResponse<byte[]> file = server.get(url);
    assertEquals(200, file.statusCode());
    assertEquals("image/png", file.headers().firstValue("content-type").orElseThrow());
    HttpResponse<byte[]> inline =
        server.send(
            edit(
                "coffee.png",
                "Make the image brighter",
                "model",
                "gpt-image-2-all",
                "response_format",
                "b64_json"));
    String data = json(inline).at("/data/0/b64_json").asText();
    assertTrue(data.startsWith("data:image/png;base64,"));
    assertArrayEquals(
        file.body(), Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1)));
  }

  @Test
  void an_instruction_that_asks_for_a_shape_gets_it_where_the_size_was_left_open()
      throws Exception {
    HttpResponse<byte[]> open =
        server.send(edit("coffee.png", "Crop to a square", "model", "gpt-image-1"));
    Bitmap square = bitmap(picture(open));
    assertEquals(square.width(), square.height());
    assertEquals(square.width() + "x" + square.height(), json(open).at("/size").asText());
    HttpResponse<byte[]> fixed =
        server.send(
            edit("coffee.png", "Crop to a square", "model", "gpt-image-1", "size", "1536x1024"));
    assertEquals(1536, bitmap(picture(fixed)).width());
  }

  @Test
  void a_forged_link_is_not_served() throws Exception {
    HttpResponse<byte[]> link =
        server.send(edit("coffee.png", "Make the image brighter", "model", "gpt-image-2-all"));
    String url = json(link).at("/data/0/url").asText();
    char last = url.charAt(url.length() - 1);
    String forged = url.substring(0, url.length() - 1) + (last == '0' ? '1' : '0');
    assertEquals(404, server.get(URI.create(forged)).statusCode());
    assertEquals(404, server.get(server.url().resolve("/files/x.png")).statusCode());
  }

  @Test
  void the_last_result_is_the_next_input_by_its_link() throws Exception {
    HttpResponse<byte[]> first =
        server.send(edit("coffee.png", "Make the image brighter", "model", "gpt-image-2-all"));
    String url = json(first).at("/data/0/url").asText();
    HttpResponse<byte[]> second =
        server.send(
            ScriptedCall.form(
                "/v1/images/edits",
                ScriptedPart.text("image_url", url),
                ScriptedPart.text("prompt", "左右翻转")));
    assertEquals(200, second.statusCode(), () -> text(second));
    assertTrue(json(second).at("/data/0/url").asText().startsWith("http"));
  }

  @Test
  void what_needs_a_generative_model_is_refused_with_the_reason_and_no_picture() throws Exception {
    HttpResponse<byte[]> refused =
        server.send(edit("coffee.png", "把背景换成长城", "model", "gpt-image-2-all"));
    assertEquals(400, refused.statusCode());
    assertEquals("instruction_not_supported", json(refused).at("/error/code").asText());
    assertTrue(json(refused).at("/error/message").asText().contains("背景"), () -> text(refused));
    assertEquals("false", refused.headers().firstValue("x-should-retry").orElse(""));
    assertTrue(json(refused).at("/data").isMissingNode());
  }

  @Test
  void every_answer_carries_a_request_id_and_an_edit_its_task() throws Exception {
    HttpResponse<byte[]> response = server.send(edit("cat.png", "Make the image brighter"));
    assertTrue(
        response.headers().firstValue("x-request-id").orElse("").matches("req_[0-9a-f]{32}"));
    assertTrue(response.headers().firstValue("x-darkroom-task").isPresent());
    assertTrue(
        server
            .sendAs(ScriptedCall.get("/nowhere"))
            .headers()
            .firstValue("x-request-id")
            .isPresent());
  }

  @Test
  void a_call_without_a_key_or_with_a_wrong_one_is_401_and_with_a_disabled_one_403()
      throws Exception {
    ScriptedCall call = edit("coffee.png", "Make the image brighter");
    assertEquals(401, server.sendAs(call).statusCode());
    HttpResponse<byte[]> wrong = server.sendAs(call.with("Authorization", "Bearer sk-wrong-key"));
    assertEquals(401, wrong.statusCode());
    assertEquals("invalid_api_key", json(wrong).at("/error/code").asText());
    assertFalse(text(wrong).contains("sk-wrong-key"));

    HttpResponse<byte[]> made =
        server.sendAs(
            ScriptedCall.json("/admin/api/accounts/default/keys", "{\"name\":\"shop\"}")
                .with("Authorization", "Bearer " + RunningServer.ADMIN));
    assertEquals(201, made.statusCode());
    String key = json(made).at("/key").asText();
    ScriptedCall models = ScriptedCall.get("/v1/models").with("Authorization", "Bearer " + key);
    assertEquals(200, server.sendAs(models).statusCode());
    ScriptedCall disable =
        new ScriptedCall(
            "PATCH",
            "/admin/api/keys/" + json(made).at("/id").asText(),
            java.util.Map.of("Authorization", "Bearer " + RunningServer.ADMIN),
            new ScriptedCall.Body.Raw(
                "application/json", "{\"disabled\":true}".getBytes(StandardCharsets.UTF_8)));
    assertEquals(200, server.sendAs(disable).statusCode());
    assertEquals(403, server.sendAs(models).statusCode());
  }

  @Test
  void a_key_with_a_rate_is_told_what_is_left_and_when_to_come_again() throws Exception {
    var made =
        server.sendAs(
            ScriptedCall.json(
                    "/admin/api/accounts/default/keys",
                    "{\"name\":\"slow\",\"requestsPerMinute\":2}")
                .with("Authorization", "Bearer " + RunningServer.ADMIN));
    String bearer = "Bearer " + json(made).at("/key").asText();
    // A call that is refused for its body counts as well: it is a creating call.
    ScriptedCall call = ScriptedCall.json("/v1/images/edits", "{}").with("Authorization", bearer);
    var first = server.sendAs(call);
    assertEquals(400, first.statusCode());
    assertEquals("2", first.headers().firstValue("x-ratelimit-limit-requests").orElseThrow());
    assertEquals("1", first.headers().firstValue("x-ratelimit-remaining-requests").orElseThrow());
    server.sendAs(call);
    var third = server.sendAs(call);
    assertEquals(429, third.statusCode());
    assertEquals("rate_limit_exceeded", json(third).at("/error/code").asText());
    assertEquals("requests", json(third).at("/error/type").asText());
    long seconds = third.headers().firstValueAsLong("retry-after").orElseThrow();
    assertTrue(seconds >= 1 && seconds <= 60, () -> "come again after " + seconds);
    assertEquals("0", third.headers().firstValue("x-ratelimit-remaining-requests").orElseThrow());
    var aluo = ScriptedCall.json("/api/photo-generate/generate", "{}");
    assertEquals(429, server.sendAs(aluo.with("Authorization", bearer)).statusCode());
    byte[] form = ("key=" + bearer.substring(7) + "&text=x").getBytes(StandardCharsets.UTF_8);
    var juhe =
        server.sendAs(
            ScriptedCall.raw("/image_edit/edit", "application/x-www-form-urlencoded", form));
    assertEquals(200, juhe.statusCode());
    assertEquals(10012, json(juhe).at("/error_code").asInt());
    var listing = ScriptedCall.get("/v1/models").with("Authorization", bearer);
    assertEquals(200, server.sendAs(listing).statusCode(), "listings are free");
  }

  @Test
  void the_admin_api_is_closed_without_its_token() {
    assertEquals(401, server.sendAs(ScriptedCall.get("/admin/api/keys")).statusCode());
    assertEquals(401, server.send(ScriptedCall.get("/admin/api/keys")).statusCode());
  }

  @Test
  void health_and_metrics_answer_without_a_key() throws Exception {
    assertEquals(200, server.sendAs(ScriptedCall.get("/livez")).statusCode());
    assertEquals(200, server.sendAs(ScriptedCall.get("/readyz")).statusCode());
    server.send(ScriptedCall.get("/v1/models"));
    String metrics = text(server.sendAs(ScriptedCall.get("/metrics")));
    assertTrue(metrics.contains("darkroom_calls_seconds_count{"), metrics);
    assertTrue(metrics.contains("darkroom_tasks_queued"), metrics);
    assertTrue(metrics.contains("jvm_memory_used_bytes"), metrics);
  }

  @Test
  void the_data_folder_holds_no_key_and_uploads_leave_nothing_behind() throws Exception {
    server.send(edit("coffee.png", "Make the image brighter"));
    try (var files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(content.contains(RunningServer.KEY), file::toString);
        assertFalse(content.contains(RunningServer.ADMIN), file::toString);
      }
    }
  }
}

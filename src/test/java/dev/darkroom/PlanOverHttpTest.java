package dev.darkroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.codec.Encoder;
import dev.darkroom.engine.codec.Encoding;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedCall.ScriptedPart;
import dev.darkroom.testing.ScriptedReception;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /api/darkroom/plan} over real connections. */
@Timeout(120)
class PlanOverHttpTest {
  private static final String PATH = "/api/darkroom/plan";
  private static final String CUP = "把杯子和碟子改成蓝色";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final byte[] COFFEE = png(Photos.small("coffee.png", 300));

  @TempDir static Path data;
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.set(data, "sensitiveWords: [" + ScriptedReception.FORBIDDEN + "]");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonNode plan(String json) {
    return RunningServer.json(server.send(ScriptedCall.json(PATH, json)));
  }

  private static JsonNode planned(String prompt) {
    return plan(JSON.createObjectNode().put("prompt", prompt).toString());
  }

  private static HttpResponse<byte[]> send(String prompt, ScriptedPart... parts) {
    return server.send(ScriptedCall.form(PATH, ScriptedPart.text("prompt", prompt)).with(parts));
  }

  private static JsonNode grounded(String prompt, ScriptedPart... parts) {
    return RunningServer.json(send(prompt, parts));
  }

  private static ScriptedPart picture(String field, byte[] bytes) {
    return ScriptedPart.file(field, "picture.png", "image/png", bytes);
  }

  private static ScriptedPart coffee() {
    return picture("image", COFFEE);
  }

  private static ScriptedPart large() {
    return picture("image", Photos.bytes("coffee.png"));
  }

  private static byte[] png(Bitmap bitmap) {
    return Encoder.encode(bitmap, Encoding.PNG, 100);
  }

  /** Opaque, with a transparent window; of no size for none. */
  private static byte[] mask(int width, int height, int x, int y, int side) {
    Bitmap mask = new Bitmap(width, height);
    for (int i = 0; i < width * height; i++) {
      boolean inside = Math.abs(i % width - x) < side && Math.abs(i / width - y) < side;
      mask.pixels()[4 * i + 3] = (byte) (inside ? 0 : 255);
    }
    if (side == 0) {
      mask.pixels()[3] = (byte) 254; // So that the file has an alpha channel, and marks nothing.
    }
    return png(mask);
  }

  private static JsonNode error(HttpResponse<byte[]> answer, int status) throws IOException {
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    assertEquals(status, answer.statusCode(), text);
    assertTrue(answer.headers().firstValue("x-request-id").isPresent());
    JsonNode error = JSON.readTree(answer.body()).path("error");
    assertFalse(error.path("message").asText().isBlank(), text);
    return error;
  }

  @Test
  void a_sentence_is_told_as_operations_in_its_language() {
    JsonNode plan = planned("把产品改成蓝色，背景换成白色");
    assertTrue(plan.path("understood").booleanValue());
    assertTrue(plan.path("executable").booleanValue());
    assertEquals("zh", plan.path("language").asText());
    JsonNode first = plan.at("/operations/0");
    assertEquals("recolor", first.path("intent").asText());
    assertEquals("subject", first.path("target").asText());
    assertEquals("#0000ff", first.at("/parameters/colour").asText());
    assertTrue(first.path("supported").booleanValue());
    assertFalse(first.has("reason"));
    assertFalse(first.has("region"));
    assertEquals("background", plan.at("/operations/1/intent").asText());
    assertEquals(2, plan.path("operations").size());
    assertTrue(plan.path("summary").asText().contains("#ffffff"));
    assertEquals("en", planned("make it brighter").path("language").asText());
    assertEquals("mixed", planned("把 background 换成白色").path("language").asText());
  }

  @Test
  void what_cannot_be_done_says_why() {
    JsonNode plan = planned("make the background white and make her smile");
    assertTrue(plan.path("understood").booleanValue());
    assertFalse(plan.path("executable").booleanValue());
    assertTrue(plan.at("/operations/0/supported").booleanValue());
    JsonNode smile = plan.at("/operations/1");
    assertFalse(smile.path("supported").booleanValue());
    assertEquals("pose", smile.path("intent").asText());
    assertEquals("identity_or_body_edit", smile.path("code").asText());
    assertFalse(smile.path("reason").asText().isBlank());
  }

  @Test
  void words_that_nobody_knows_are_listed() {
    JsonNode plan = planned("frobnicate the cup");
    assertFalse(plan.path("understood").booleanValue());
    assertFalse(plan.path("executable").booleanValue());
    assertTrue(plan.path("notUnderstood").toString().contains("frobnicate"));
    JsonNode greeting = planned("hello");
    assertFalse(greeting.path("understood").booleanValue());
    assertEquals(1, greeting.path("operations").size());
  }

  @Test
  void pictures_that_are_spoken_of_must_come() {
    String prompt = "\"prompt\": \"use image 2 as the background\"";
    assertTrue(plan("{" + prompt + "}").path("executable").booleanValue());
    assertTrue(plan("{" + prompt + ", \"images\": 2}").path("executable").booleanValue());
    JsonNode alone = plan("{" + prompt + ", \"images\": 1}");
    assertFalse(alone.path("executable").booleanValue());
    assertEquals("picture_missing", alone.at("/operations/0/code").asText());
    assertTrue(alone.at("/operations/0/reason").asText().contains("2"));
  }

  @Test
  void the_place_of_an_operation_is_the_one_that_an_edit_changes() throws IOException {
    JsonNode plan = grounded(CUP, large());
    JsonNode step = plan.at("/operations/0");
    JsonNode region = step.path("region");
    assertTrue(region.path("confidence").doubleValue() > 0.5);
    assertFalse(region.path("how").asText().isBlank());
    assertEquals(600, plan.at("/picture/width").asInt());
    Bitmap shown = shown(step);
    assertEquals(512, Math.max(shown.width(), shown.height()));
    boolean[] changed = changed(shown.width(), shown.height());
    assertTrue(overlap(shown, changed) > 0.85, () -> "overlap " + overlap(shown, changed));
    double share = 0;
    for (int i = 3; i < shown.pixels().length; i += 4) {
      share += (shown.pixels()[i] & 255) / 255.0 / changed.length;
    }
    assertEquals(region.path("share").doubleValue(), share, 0.01);
    List<Integer> box = List.of(region.at("/box/0").asInt(), region.at("/box/1").asInt());
    assertTrue(box.get(0) > 20 && box.get(1) > 20, box.toString());
  }

  private static Bitmap shown(JsonNode step) {
    String uri = step.path("mask").asText();
    String head = "data:image/png;base64,";
    assertTrue(uri.startsWith(head));
    return Photos.decode(Base64.getDecoder().decode(uri.substring(head.length())));
  }

  /** What a real edit changes, at a smaller size. */
  private static boolean[] changed(int width, int height) throws IOException {
    HttpResponse<byte[]> edit =
        server.send(
            ScriptedCall.form(
                "/v1/images/edits",
                ScriptedPart.text("model", "darkroom-local"),
                ScriptedPart.text("prompt", CUP),
                ScriptedPart.text("response_format", "b64_json"),
                large()));
    String base64 = RunningServer.json(edit).at("/data/0/b64_json").asText();
    Bitmap before = Photos.load("coffee.png");
    Bitmap after = Photos.decode(Base64.getDecoder().decode(base64));
    assertEquals(before.width(), after.width());
    boolean[] changed = new boolean[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int u = (2 * x + 1) * before.width() / (2 * width);
        int v = (2 * y + 1) * before.height() / (2 * height);
        int i = 4 * (v * before.width() + u);
        changed[y * width + x] =
            !Arrays.equals(before.pixels(), i, i + 4, after.pixels(), i, i + 4);
      }
    }
    return changed;
  }

  private static double overlap(Bitmap shown, boolean[] changed) {
    int both = 0;
    int either = 0;
    for (int i = 0; i < changed.length; i++) {
      boolean covered = (shown.pixels()[4 * i + 3] & 255) >= 64;
      both += covered && changed[i] ? 1 : 0;
      either += covered || changed[i] ? 1 : 0;
    }
    return (double) both / either;
  }

  @Test
  void what_only_pixels_tell_refuses_the_plan() {
    JsonNode plan =
        grounded("make the sky darker and remove the text in the bottom right corner", coffee());
    assertTrue(plan.path("understood").booleanValue());
    assertFalse(plan.path("executable").booleanValue());
    for (JsonNode step : plan.path("operations")) {
      assertFalse(step.path("supported").booleanValue(), step.toString());
      assertFalse(step.path("reason").asText().isBlank());
      assertFalse(step.has("mask"));
    }
    assertEquals("watermark_not_locatable", plan.at("/operations/1/code").asText());
  }

  @Test
  void a_layout_has_no_place_and_a_tone_the_whole_picture() {
    JsonNode plan = grounded("rotate it by 90 degrees and make it brighter", coffee());
    assertTrue(plan.path("executable").booleanValue(), plan.toString());
    assertFalse(plan.at("/operations/0").has("region"));
    assertEquals(1.0, plan.at("/operations/1/region/share").doubleValue());
    assertEquals("[0,0,300,200]", plan.at("/operations/1/region/box").toString());
  }

  @Test
  void a_mask_says_the_place() {
    byte[] mask = mask(300, 200, 100, 100, 20);
    JsonNode plan = grounded("make it blue", coffee(), picture("mask", mask));
    assertTrue(plan.path("executable").booleanValue(), plan.toString());
    assertEquals("[81,81,39,39]", plan.at("/operations/0/region/box").toString());
    assertEquals(1.0, plan.at("/operations/0/region/confidence").doubleValue());
  }

  @Test
  void a_mask_that_marks_nothing_refuses_the_plan() {
    for (String prompt : List.of("make it blue", "remove it", "make it brighter in the mask")) {
      JsonNode plan = grounded(prompt, coffee(), picture("mask", mask(300, 200, 0, 0, 0)));
      assertFalse(plan.path("executable").booleanValue(), plan.toString());
    }
  }

  @Test
  void pictures_of_all_shapes_have_a_plan_or_a_reason() {
    Bitmap one = new Bitmap(1, 1);
    one.pixels()[3] = (byte) 255;
    for (Bitmap bitmap : List.of(one, new Bitmap(1, 3000), new Bitmap(40, 30))) {
      for (String prompt : List.of(CUP, "make the background white", "crop to the subject")) {
        JsonNode plan = grounded(prompt, picture("image", png(bitmap)));
        assertEquals(1, plan.path("operations").size());
        boolean executable = plan.path("executable").booleanValue();
        assertEquals(executable, plan.at("/operations/0").has("mask"), plan.toString());
        assertEquals(!executable, plan.at("/operations/0").has("reason"), plan.toString());
      }
    }
  }

  @Test
  void several_pictures_are_counted() {
    JsonNode plan =
        grounded(
            "use image 2 as the background",
            picture("image[]", COFFEE),
            picture("image[]", Photos.bytes("cat.png")));
    assertTrue(plan.path("executable").booleanValue(), plan.toString());
    JsonNode alone = grounded("use image 2 as the background", coffee());
    assertEquals("picture_missing", alone.at("/operations/0/code").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"prompt\": \"  \"}",
        "{\"prompt\": 7}",
        "{\"prompt\": \"make it blue\", \"images\": -1}",
        "{\"prompt\": \"make it blue\", \"images\": 17}",
        "{\"prompt\": \"make it blue\", \"images\": 1.5}",
        "{\"prompt\": \"make it blue\", \"images\": \"two\"}",
        "{\"prompt\": \"make it blue\", \"mask\": \"x\"}"
      })
  void bad_parameters_are_named(String json) throws IOException {
    JsonNode error = error(server.send(ScriptedCall.json(PATH, json)), 400);
    assertEquals("parameter_invalid", error.path("code").asText());
  }

  @Test
  void too_long_a_prompt_is_refused_and_the_longest_is_read() throws IOException {
    String most = "亮".repeat(32_000);
    assertFalse(planned(most).path("executable").booleanValue());
    String json = JSON.createObjectNode().put("prompt", most + "亮").toString();
    assertTrue(
        error(server.send(ScriptedCall.json(PATH, json)), 400)
            .path("message")
            .asText()
            .contains("32000"));
    error(send("亮".repeat(50_000), coffee()), 400);
  }

  @Test
  void what_is_no_plan_call_is_refused_with_a_next_step() throws IOException {
    assertEquals(
        "body_malformed",
        error(server.send(ScriptedCall.json(PATH, "{\"prompt\": ")), 400).path("code").asText());
    assertEquals(
        "content_type_unsupported",
        error(server.send(ScriptedCall.raw(PATH, "image/png", Photos.bytes("coffee.png"))), 400)
            .path("code")
            .asText());
    byte[] broken = Arrays.copyOf(Photos.bytes("coffee.png"), 20_000);
    assertEquals(
        "image_invalid", error(send(CUP, picture("image", broken)), 400).path("code").asText());
    byte[] text = "no picture".getBytes(StandardCharsets.UTF_8);
    assertEquals(
        "image_type_unsupported",
        error(send(CUP, picture("image", text)), 400).path("code").asText());
    error(send(CUP, ScriptedPart.text("image", "http://example.org/a.png")), 400);
    error(send(CUP, picture("mask", mask(300, 200, 9, 9, 9))), 400);
    error(send(CUP, coffee(), picture("mask", mask(60, 40, 9, 9, 9))), 400);
    error(send(CUP, coffee(), ScriptedPart.text("images", "2")), 400);
    ScriptedPart[] many =
        Stream.generate(PlanOverHttpTest::coffee).limit(17).toArray(ScriptedPart[]::new);
    error(send(CUP, many), 400);
    error(server.send(ScriptedCall.form(PATH, coffee())), 400);
    assertEquals(405, server.send(ScriptedCall.get(PATH)).statusCode());
  }

  @ParameterizedTest
  @CsvSource({"'',key_missing", "sk-wrong-0123456789,key_unknown"})
  void a_key_is_needed(String key, String code) throws IOException {
    ScriptedCall call = ScriptedCall.json(PATH, "{\"prompt\": \"make it blue\"}");
    var answer = key.isEmpty() ? server.sendAs(call) : server.sendWith(key, call);
    assertEquals(code, error(answer, 401).path("code").asText());
  }

  @Test
  void a_prompt_that_no_edit_may_have_is_not_planned() throws IOException {
    String json = "{\"prompt\": \"" + ScriptedReception.FORBIDDEN + " make it blue\"}";
    assertEquals(
        "content_blocked",
        error(server.send(ScriptedCall.json(PATH, json)), 400).path("code").asText());
  }

  @Test
  void plans_are_neither_counted_nor_charged_nor_kept() throws IOException {
    var customer = server.customer("free", 100, "\"requestsPerMinute\":1");
    ScriptedCall call = ScriptedCall.form(PATH, ScriptedPart.text("prompt", CUP), coffee());
    long blobs = files("blobs");
    for (int i = 0; i < 3; i++) {
      var answer = server.sendWith(customer.key(), call);
      assertEquals(200, answer.statusCode());
      assertTrue(answer.headers().firstValue("x-ratelimit-remaining-requests").isEmpty());
      assertTrue(answer.headers().firstValue("x-darkroom-task").isEmpty());
    }
    assertEquals(100, server.account(customer).path("credits").asLong());
    assertEquals(0, server.account(customer).path("held").asLong());
    assertEquals(blobs, files("blobs"));
    assertEquals(0, files("spool"));
  }

  private static long files(String folder) throws IOException {
    try (var all = Files.walk(data.resolve(folder))) {
      return all.filter(Files::isRegularFile).count();
    }
  }
}

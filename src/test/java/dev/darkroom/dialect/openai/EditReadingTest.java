package dev.darkroom.dialect.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.job.Job;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.Size;
import dev.darkroom.testing.ScriptedAnswer;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedCall.ScriptedPart;
import dev.darkroom.testing.ScriptedGateway;
import dev.darkroom.testing.ScriptedReception;
import dev.darkroom.testing.TestPictures;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the engine gets to do, read from requests of every kind. */
class EditReadingTest {
  private static final Size FIRST = new Size(300, 200);
  private static final Size SECOND = new Size(200, 300);
  private static final Size THIRD = new Size(250, 250);

  private final ScriptedGateway gateway =
      new ScriptedGateway(OpenAiConformanceTest.dialect(false), OpenAiConformanceTest.MODELS);

  private static ScriptedPart text(String name, String value) {
    return ScriptedPart.text(name, value);
  }

  private static ScriptedPart file(String name, String picture) {
    byte[] bytes = TestPictures.named(picture);
    return ScriptedPart.file(name, picture, TestPictures.mimeType(picture), bytes);
  }

  private static String base64(String picture) {
    return Base64.getEncoder().encodeToString(TestPictures.named(picture));
  }

  private static String url(String picture) {
    return ScriptedReception.PICTURES + picture;
  }

  private ScriptedAnswer send(ScriptedPart... parts) {
    return send(ScriptedCall.form("/v1/images/edits", parts));
  }

  private ScriptedAnswer send(ScriptedCall call) {
    return gateway.send(call.with("Authorization", "Bearer " + ScriptedGateway.KEY));
  }

  private Job job(ScriptedPart... parts) {
    ScriptedAnswer answer = send(parts);
    assertEquals(200, answer.status(), answer.text());
    return gateway.job();
  }

  private static List<Size> sizes(Job job) {
    return job.pictures().stream().map(picture -> picture.size()).toList();
  }

  @Test
  void pictures_keep_the_order_they_were_sent_in() {
    Job job =
        job(
            file("image[]", "first.png"),
            text("prompt", "图2"),
            file("image", "second.png"),
            file("image[]", "third.png"));
    assertEquals(List.of(FIRST, SECOND, THIRD), sizes(job));
  }

  @Test
  void indexed_pictures_are_sorted_among_themselves() {
    Job job =
        job(
            text("prompt", "x"),
            file("image[10]", "third.png"),
            file("image", "square.png"),
            file("image[2]", "second.png"),
            file("image[0]", "first.png"));
    assertEquals(List.of(FIRST, new Size(1000, 1000), SECOND, THIRD), sizes(job));
  }

  @Test
  void bella_addresses_keep_their_order_under_both_names() {
    Job job =
        job(
            text("prompt", "x"),
            text("image_url", url("first.png")),
            text("image_url[]", url("second.png")),
            text("image_url", url("third.png")));
    assertEquals(List.of(FIRST, SECOND, THIRD), sizes(job));
  }

  @Test
  void of_several_kinds_base64_counts_before_addresses_before_files() {
    assertEquals(
        List.of(SECOND),
        sizes(
            job(
                text("prompt", "x"),
                file("image", "third.png"),
                text("image_url", url("first.png")),
                text("image_b64_json", base64("second.png")))));
    assertEquals(
        List.of(FIRST),
        sizes(
            job(
                text("prompt", "x"),
                file("image", "third.png"),
                text("image_url", url("first.png")))));
  }

  @Test
  void the_filler_text_of_a_sample_generator_gives_way_to_the_file() {
    Job job =
        job(
            text("model", "gpt-image-2-all"),
            text("prompt", "把图1的人物放进图2的场景"),
            text("image[]", "<string>"),
            file("image[].items", "second.png"));
    assertEquals(List.of(SECOND), sizes(job));
  }

  @Test
  void an_unused_file_chooser_is_no_picture() {
    Job job =
        job(
            text("prompt", "x"),
            file("image", "first.png"),
            ScriptedPart.file("mask", "", "application/octet-stream", new byte[0]));
    assertNull(job.mask());
  }

  @Test
  void the_prompt_arrives_unchanged() {
    assertEquals(
        " 图1 é 👍\n", job(text("prompt", " 图1 é 👍\n"), file("image", "first.png")).instruction());
  }

  @Test
  void an_absent_model_is_auto() {
    assertEquals("auto", job(text("prompt", "x"), file("image", "first.png")).model());
    assertEquals(
        "auto",
        job(text("prompt", "x"), text("model", "Default"), file("image", "first.png")).model());
    assertEquals(
        "gpt-image-1",
        job(text("prompt", "x"), text("model", " gpt-image-1 "), file("image", "first.png"))
            .model());
  }

  @Test
  void the_alpha_of_a_picture_is_a_mask_where_the_vendor_says_so() {
    record Row(String model, boolean expected) {}
    for (Row row :
        List.of(
            new Row("", true),
            new Row("dall-e-2", true),
            new Row("gpt-image-1", false),
            new Row("darkroom-local", false),
            new Row("gpt-image-2-all", false))) {
      Job job = job(text("prompt", "x"), text("model", row.model()), file("image", "square.png"));
      assertEquals(row.expected(), job.alphaIsMask(), row.model());
    }
    assertTrue(job(text("prompt", "x"), text("image_url", url("first.png"))).alphaIsMask());
  }

  @Test
  void an_absent_size_follows_the_family() {
    record Row(String model, String picture, String expected) {}
    for (Row row :
        List.of(
            new Row("darkroom-local", "oblong.png", "null"),
            new Row("gpt-image-1", "oblong.png", "1536x1024"),
            new Row("dall-e-2", "square.png", "1024x1024"),
            new Row("gpt-image-2-all", "oblong.png", "1184x880"),
            new Row("", "wide.png", "1360x768"))) {
      Job job = job(text("prompt", "x"), text("model", row.model()), file("image", row.picture()));
      assertEquals(row.expected(), String.valueOf(job.output().size()), row.model());
    }
  }

  @Test
  void the_output_is_as_asked() {
    Job job =
        job(
            text("prompt", "x"),
            text("model", "darkroom-local"),
            text("output_format", "webp"),
            text("output_compression", "60"),
            text("background", "transparent"),
            text("n", "2"),
            file("image", "first.png"));
    assertEquals(OutputFormat.WEBP, job.output().format());
    assertEquals(60, job.output().quality());
    assertTrue(job.output().transparent());
    assertEquals(2, job.count());
  }

  @Test
  void a_mask_goes_with_the_job() {
    Job job = job(text("prompt", "x"), file("mask", "mask.png"), file("image", "square.png"));
    assertTrue(Objects.requireNonNull(job.mask()).alpha());
  }

  @Test
  void options_of_some_engine_are_typed() {
    job(
        text("prompt", "x"),
        text("image_url", url("first.png")),
        text("watermark", "false"),
        text("seed", "5"),
        text("guidance", "7.5"),
        text("style", "flat"));
    var call = assertInstanceOf(OpenAiCall.class, gateway.calls().getLast());
    assertEquals(
        Map.of("watermark", false, "seed", 5L, "guidance", 7.5, "style", "flat"),
        call.job().options());
  }

  @Test
  void json_pictures_come_in_order_from_all_their_forms() {
    String json =
        """
        {"model":"gpt-image-1","prompt":"x","size":"auto","images":[
          {"image_url":"%s"},"%s",{"image_url":"data:image/png;base64,%s","file_id":null}]}
        """
            .formatted(url("first.png"), url("second.png"), base64("third.png"));
    ScriptedAnswer answer = send(ScriptedCall.json("/v1/images/edits", json));
    assertEquals(200, answer.status(), answer.text());
    assertEquals(List.of(FIRST, SECOND, THIRD), sizes(gateway.job()));
  }

  @Test
  void nothing_is_fetched_or_kept_before_the_values_are_good() {
    ScriptedAnswer answer =
        send(text("prompt", "x"), text("n", "x"), text("image_url", url("first.png")));
    assertEquals(400, answer.status());
    assertEquals(List.of(), gateway.reception().fetched());
    assertEquals(0, gateway.reception().kept());
  }

  @Test
  void an_address_without_a_web_scheme_is_never_fetched() {
    for (String address : List.of("file:///etc/passwd", "ftp://a.example/x.png", "x.png")) {
      ScriptedAnswer answer = send(text("prompt", "x"), text("image_url", address));
      assertEquals(400, answer.status());
      assertEquals("image_url", answer.at("error.param").asText());
    }
    assertEquals(List.of(), gateway.reception().fetched());
  }

  @Test
  void a_key_may_come_in_two_headers_and_any_case() {
    ScriptedCall call = ScriptedCall.get("/v1/models");
    String key = ScriptedGateway.KEY;
    assertEquals(200, gateway.send(call.with("authorization", "bearer " + key)).status());
    assertEquals(200, gateway.send(call.with("Api-Key", key)).status());
    assertEquals(401, gateway.send(call.with("Authorization", "Basic " + key)).status());
    assertEquals(403, gateway.send(call.with("api-key", ScriptedGateway.DISABLED_KEY)).status());
  }

  @Test
  void hostile_bodies_are_refused_and_never_break_the_reader() {
    for (String json :
        List.of(
            "",
            "null",
            "[]",
            "\"x\"",
            "{} {}",
            "[".repeat(100_000),
            "{\"images\":{\"a\":1},\"prompt\":\"x\"}",
            "{\"images\":[[[]]],\"prompt\":\"x\"}",
            "{\"images\":[7],\"prompt\":\"x\"}",
            "{\"images\":[\"\"],\"prompt\":\"x\"}",
            "{\"images\":[{\"image_url\":{}}],\"prompt\":\"x\"}",
            "{\"images\":[{\"image_url\":\"data:image/png;base64,\"}],\"prompt\":\"x\"}",
            "{\"images\":[{\"image_url\":\"data:image/png,abc\"}],\"prompt\":\"x\"}",
            "{\"images\":[{\"image_url\":\"data:image/png;base64\"}],\"prompt\":\"x\"}",
            "{\"images\":[\"http://pictures.example/first.png\"],\"prompt\":{\"a\":1}}",
            "{\"images\":[\"http://pictures.example/first.png\"],\"prompt\":\"x\",\"n\":[1]}",
            "{\"images\":[\"http://pictures.example/first.png\"],\"prompt\":\"x\",\"n\":1.5}",
            "{\"model\":{},\"images\":[\"x\"],\"prompt\":\"x\"}")) {
      ScriptedAnswer answer = send(ScriptedCall.json("/v1/images/edits", json));
      assertEquals(400, answer.status(), json.substring(0, Math.min(80, json.length())));
      assertFalse(answer.at("error.message").asText().isBlank());
    }
    assertEquals(List.of(), gateway.calls());
  }

  @Test
  void pictures_then_credits_then_words_are_looked_at() {
    job(
        text("model", "gpt-image-1"),
        text("prompt", "x"),
        text("n", "3"),
        file("image", "first.png"));
    assertEquals(List.of("keep", "afford EDIT 3", "moderate"), gateway.reception().steps());
    assertEquals(3, gateway.calls().getLast().charged());
    assertTrue(gateway.calls().getLast().handsOver());
  }
}

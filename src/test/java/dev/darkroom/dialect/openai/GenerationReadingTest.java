package dev.darkroom.dialect.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.dialect.Call;
import dev.darkroom.job.Job;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.Size;
import dev.darkroom.testing.ScriptedAnswer;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedCall.ScriptedPart;
import dev.darkroom.testing.ScriptedGateway;
import dev.darkroom.testing.TestPictures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a provider gets to do, read from generations, variations and streamed calls. */
class GenerationReadingTest {
  private final ScriptedGateway gateway =
      new ScriptedGateway(OpenAiConformanceTest.dialect(false), OpenAiConformanceTest.MODELS);

  private Call send(ScriptedCall call) {
    var answer = gateway.send(call.with("Authorization", "Bearer " + ScriptedGateway.KEY));
    assertEquals(200, answer.status(), answer::text);
    return gateway.calls().getLast();
  }

  private Job generation(String members) {
    String json = "{\"prompt\": \"一个红色的杯子\"" + members + "}";
    return send(ScriptedCall.json("/v1/images/generations", json)).job();
  }

  @Test
  void a_generation_has_a_sentence_an_exact_size_and_no_pictures() {
    Job job = generation(", \"model\": \"gpt-image-1\"");
    assertEquals(Job.Work.GENERATE, job.work());
    assertEquals("gpt-image-1", job.model());
    assertEquals("一个红色的杯子", job.instruction());
    assertEquals(List.of(), job.pictures());
    assertEquals(new Size(1024, 1024), job.output().size());
    assertTrue(job.output().sizeOpen());
    assertEquals(0, job.previews());
    assertEquals(Map.of(), job.options());
  }

  @Test
  void a_size_that_was_named_is_not_open() {
    Job job = generation(", \"model\": \"darkroom-local\", \"size\": \"1000x333\"");
    assertEquals(new Size(1000, 333), job.output().size());
    assertFalse(job.output().sizeOpen());
  }

  @Test
  void a_generation_without_a_model_asks_for_auto() {
    assertEquals("auto", generation("").model());
    assertEquals("auto", generation(", \"style\": \"vivid\"").model());
  }

  @Test
  void what_a_provider_may_know_goes_on_as_it_was_sent() {
    Job job =
        generation(
            """
            , "model": "gpt-image-1", "quality": "hd", "style": "natural", "moderation": "low",
            "user": "u-1", "safety_identifier": "s-1", "seed": 42, "input_fidelity": "high",
            "colour": "loud"
            """);
    assertEquals(
        Map.of(
            "quality", "hd",
            "style", "natural",
            "moderation", "low",
            "user", "u-1",
            "safety_identifier", "s-1",
            "seed", 42L),
        job.options());
  }

  @Test
  void what_apiyi_ignores_does_not_go_on() {
    assertEquals(
        Map.of(), generation(", \"model\": \"gpt-image-2-all\", \"quality\": \"ultra\"").options());
  }

  @Test
  void bella_callers_hand_on_what_they_like() {
    var models = List.of("wan-image");
    var own = new ScriptedGateway(OpenAiConformanceTest.dialect(false), models);
    String json =
        """
        {"model": "wan-image", "prompt": "x", "steps": 30, "style": "watercolour", "seed": -1}
        """;
    var call =
        ScriptedCall.json("/v1/images/generations", json)
            .with("Authorization", "Bearer " + ScriptedGateway.KEY);
    assertEquals(200, own.send(call).status());
    assertEquals(Map.of("steps", 30L, "style", "watercolour", "seed", -1L), own.job().options());
  }

  @Test
  void bella_callers_read_their_own_refusals() {
    var own = new ScriptedGateway(OpenAiConformanceTest.dialect(false), List.of("wan-image"));
    var call =
        ScriptedCall.json("/v1/images/generations", "{\"model\": \"wan-image\"}")
            .with("Authorization", "Bearer " + ScriptedGateway.KEY);
    ScriptedAnswer answer = own.send(call);
    assertEquals(400, answer.status());
    assertEquals("Illegal Argument", answer.at("error.type").asText());
  }

  @Test
  void the_form_of_the_result_goes_with_a_generation() {
    Job job =
        generation(
            """
            , "model": "gpt-image-1", "n": 3, "output_format": "webp", "output_compression": 40,
            "background": "transparent"
            """);
    assertEquals(3, job.count());
    assertEquals(OutputFormat.WEBP, job.output().format());
    assertEquals(40, job.output().quality());
    assertTrue(job.output().transparent());
  }

  @Test
  void an_edit_hands_its_options_on_too() {
    Call call =
        send(
            edit(
                ScriptedPart.text("quality", "medium"),
                ScriptedPart.text("input_fidelity", "high"),
                ScriptedPart.text("user", "u-1"),
                ScriptedPart.text("seed", "9")));
    assertEquals(
        Map.of("quality", "medium", "input_fidelity", "high", "user", "u-1", "seed", 9L),
        call.job().options());
  }

  @Test
  void pictures_on_the_way_are_asked_for_only_by_streams() {
    var previews = ScriptedPart.text("partial_images", "3");
    Call plain = send(edit(previews));
    assertFalse(plain.streamed());
    assertEquals(0, plain.job().previews());
    Call streamed = send(edit(previews, ScriptedPart.text("stream", "TRUE")));
    assertTrue(streamed.streamed());
    assertEquals(3, streamed.job().previews());
  }

  @Test
  void a_variation_has_a_picture_and_no_sentence() {
    Call call =
        send(
            ScriptedCall.form(
                "/v1/images/variations",
                ScriptedPart.file("image", "a.png", "image/png", TestPictures.named("square.png")),
                ScriptedPart.text("prompt", "ignored"),
                ScriptedPart.text("n", "2"),
                ScriptedPart.text("size", "512x512")));
    Job job = call.job();
    assertEquals(Job.Work.VARY, job.work());
    assertEquals("", job.instruction());
    assertEquals(1, job.pictures().size());
    assertEquals(2, job.count());
    assertEquals(new Size(512, 512), job.output().size());
    assertFalse(job.alphaIsMask());
  }

  @Test
  void a_refusal_tells_how_long_the_request_has_been_here() {
    ScriptedAnswer answer = gateway.send(ScriptedCall.json("/v1/images/generations", "{}"));
    assertEquals(401, answer.status());
    assertTrue(Long.parseLong(answer.header("openai-processing-ms").orElseThrow()) >= 7);
  }

  private static ScriptedCall edit(ScriptedPart... more) {
    return ScriptedCall.form(
            "/v1/images/edits",
            ScriptedPart.text("model", "gpt-image-1"),
            ScriptedPart.text("prompt", "x"),
            ScriptedPart.file("image", "a.png", "image/png", TestPictures.named("first.png")))
        .with(more);
  }
}

package dev.darkroom.dialect.openai;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.dialect.Reading;
import dev.darkroom.dialect.Service;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.Size;
import dev.darkroom.testing.FakeDelivery;
import dev.darkroom.testing.ScriptedAnswer;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedCall.ScriptedPart;
import dev.darkroom.testing.ScriptedGateway;
import dev.darkroom.testing.ScriptedReception;
import dev.darkroom.testing.TestPictures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the ends of jobs are worded. */
class AnswerTest {
  private static final String PATH = "/v1/images/edits";

  private final OpenAiImagesDialect dialect = OpenAiConformanceTest.dialect(false);
  private final ScriptedGateway gateway =
      new ScriptedGateway(dialect, OpenAiConformanceTest.MODELS);

  private static ScriptedCall call(String model, ScriptedPart... more) {
    return ScriptedCall.form(
            PATH,
            ScriptedPart.text("model", model),
            ScriptedPart.text("prompt", "Put a hat on the cat"),
            ScriptedPart.file("image", "a.png", "image/png", TestPictures.named("square.png")))
        .with(more)
        .with("Authorization", "Bearer " + ScriptedGateway.KEY);
  }

  private ScriptedAnswer failing(ErrorCode code, String parameter, String model) {
    var failed = new Outcome.Failed(code, "Adding a hat is not possible.", parameter);
    return gateway.ending(_ -> failed).send(call(model));
  }

  @Test
  void an_instruction_that_cannot_be_carried_out_is_told_and_not_retried() {
    ScriptedAnswer answer =
        failing(ErrorCode.INSTRUCTION_NOT_SUPPORTED, "instruction", "gpt-image-1");
    assertEquals(400, answer.status());
    assertEquals("instruction_not_supported", answer.at("error.code").asText());
    assertEquals("prompt", answer.at("error.param").asText());
    assertEquals("Adding a hat is not possible.", answer.at("error.message").asText());
    assertEquals("false", answer.header("x-should-retry").orElse(""));
  }

  @Test
  void bella_callers_read_the_same_in_their_own_shape() {
    ScriptedAnswer answer = failing(ErrorCode.INSTRUCTION_NOT_SUPPORTED, "instruction", "");
    assertEquals(400, answer.status());
    assertEquals("400", answer.at("error.code").asText());
    assertEquals(400, answer.at("error.httpCode").asInt());
    assertEquals("Illegal Argument", answer.at("error.type").asText());
    assertEquals("Adding a hat is not possible.", answer.at("error.message").asText());
    assertEquals("false", answer.header("x-should-retry").orElse(""));
  }

  @Test
  void a_full_queue_says_when_to_come_again() {
    ScriptedAnswer answer = failing(ErrorCode.QUEUE_FULL, "", "gpt-image-1");
    assertEquals(503, answer.status());
    assertEquals("server_overloaded", answer.at("error.code").asText());
    int seconds = Integer.parseInt(answer.header("Retry-After").orElseThrow());
    assertTrue(seconds > 0 && seconds <= 60);
    assertEquals(
        "Channel Exception", failing(ErrorCode.QUEUE_FULL, "", "").at("error.type").asText());
  }

  @Test
  void our_own_faults_name_the_request_and_nothing_else() {
    ScriptedAnswer answer = failing(ErrorCode.INTERNAL, "", "gpt-image-1");
    assertEquals(500, answer.status());
    assertEquals("server_error", answer.at("error.type").asText());
    assertFalse(answer.text().contains("hat"), answer.text());
    assertTrue(answer.text().contains("req_0123456789abcdef"), answer.text());
  }

  @Test
  void notes_travel_as_a_plain_header() {
    var note = List.of("Only the first of 3 frames was used.");
    ScriptedAnswer answer = noted(note);
    assertEquals(note.getFirst(), answer.header("x-darkroom-note").orElse(""));
  }

  @Test
  void notes_beyond_ascii_and_line_breaks_cannot_break_the_header() {
    assertEquals(
        "UTF-8''%E7%AC%AC1%E5%B8%A7%0D%0Ax%3A%20y",
        noted(List.of("第1帧\r\nx: y")).header("x-darkroom-note").orElse(""));
  }

  private ScriptedAnswer noted(List<String> notes) {
    var image = gateway.delivery().put(new Size(8, 8), OutputFormat.PNG, false);
    return gateway
        .ending(_ -> new Outcome.Succeeded(List.of(image), null, notes))
        .send(call("gpt-image-1"));
  }

  @Test
  void a_revised_prompt_is_told_to_those_who_know_the_word() {
    var image = gateway.delivery().put(new Size(8, 8), OutputFormat.PNG, false);
    var revised = new Outcome.Succeeded(List.of(image), "brightness +20", List.of());
    gateway.ending(_ -> revised);
    String path = "data[0].revised_prompt";
    assertEquals("brightness +20", gateway.send(call("")).at(path).asText());
    assertEquals("brightness +20", gateway.send(call("dall-e-3")).at(path).asText());
    assertTrue(gateway.send(call("gpt-image-1")).at(path).isMissingNode());
    assertTrue(gateway.send(call("gpt-image-2-all")).at(path).isMissingNode());

    gateway.ending(_ -> new Outcome.Succeeded(List.of(image), null, List.of()));
    assertTrue(gateway.send(call("")).at(path).isMissingNode());
    assertEquals("Put a hat on the cat", gateway.send(call("dall-e-3")).at(path).asText());
  }

  @Test
  void base64_of_any_length_is_exact() {
    for (int length : List.of(1, 2, 3, 24_575, 24_576, 24_577, 100_000)) {
      byte[] bytes = new byte[length];
      new Random(length).nextBytes(bytes);
      var image = gateway.delivery().put(bytes, new Size(8, 8), OutputFormat.PNG, false);
      gateway.ending(_ -> new Outcome.Succeeded(List.of(image, image), null, List.of()));
      ScriptedAnswer answer = gateway.send(call("gpt-image-1"));
      String text = answer.at("data[1].b64_json").asText();
      assertArrayEquals(bytes, Base64.getDecoder().decode(text), "length " + length);
    }
  }

  @Test
  void an_answer_that_breaks_off_cannot_be_taken_for_a_whole_one() throws IOException {
    FakeDelivery delivery = new FakeDelivery();
    var first = delivery.put(new Size(8, 8), OutputFormat.PNG, false);
    var second = delivery.put(new Size(8, 8), OutputFormat.PNG, true);
    delivery.lose(second);
    var reading =
        dialect.read(
            new Service("POST", PATH, true),
            call("gpt-image-1").toRequest(),
            new ScriptedReception(OpenAiConformanceTest.MODELS));
    var submit = assertInstanceOf(Reading.Submit.class, reading);
    var outcome = new Outcome.Succeeded(List.of(first, second), null, List.of());
    var response = dialect.answer(submit.call(), outcome, delivery);
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    assertThrows(IOException.class, () -> response.body().writeTo(sent));
    assertThrows(
        JsonProcessingException.class,
        () -> new ObjectMapper().readTree(sent.toString(StandardCharsets.UTF_8)));
  }

  @Test
  void a_stream_ends_with_one_completed_event_a_picture() {
    ScriptedAnswer answer =
        gateway.send(
            call("gpt-image-1", ScriptedPart.text("stream", "true"), ScriptedPart.text("n", "2")));
    assertEquals(200, answer.status());
    assertEquals("text/event-stream; charset=utf-8", answer.header("content-type").orElse(""));
    var events = answer.at("events");
    assertEquals(2, events.size());
    for (int i = 0; i < events.size(); i++) {
      assertEquals("image_edit.completed", events.get(i).path("event").asText());
      var data = events.get(i).path("data");
      assertEquals("image_edit.completed", data.path("type").asText());
      assertEquals(i, data.path("image_index").asInt(-1));
      assertTrue(data.path("usage").path("total_tokens").asLong() > 0);
      assertTrue(data.path("b64_json").asText().startsWith("iVBOR"));
      assertEquals("1024x1024", data.path("size").asText());
    }
  }

  @Test
  void a_refused_stream_is_an_ordinary_error() {
    ScriptedAnswer answer =
        gateway.send(
            call("gpt-image-1", ScriptedPart.text("stream", "true"), ScriptedPart.text("n", "0")));
    assertEquals(400, answer.status());
    assertEquals("application/json", answer.header("content-type").orElse(""));
  }

  @Test
  void tokens_follow_the_published_formula() {
    ScriptedAnswer answer =
        gateway.send(
            call(
                "gpt-image-1",
                ScriptedPart.text("quality", "low"),
                ScriptedPart.text("size", "1536x1024"),
                ScriptedPart.text("input_fidelity", "high")));
    // 20 bytes of prompt; one tile after scaling; 1.5 times 1048576 pixels at 272 a megapixel.
    assertEquals(5, answer.at("usage.input_tokens_details.text_tokens").asInt());
    assertEquals(4 * (65 + 129), answer.at("usage.input_tokens_details.image_tokens").asInt());
    assertEquals(408, answer.at("usage.output_tokens").asInt());
    assertEquals(5 + 776 + 408, answer.at("usage.total_tokens").asInt());
  }

  private static DarkroomException poor() {
    return new DarkroomException(
        ErrorCode.CREDITS_INSUFFICIENT, "This needs 40 credits, you have 5.");
  }

  @Test
  void too_few_credits_at_the_last_moment_are_told_in_openais_words() {
    ScriptedAnswer answer = gateway.admitting(poor()).send(call("gpt-image-1"));
    assertEquals(429, answer.status());
    assertEquals("insufficient_quota", answer.at("error.code").asText());
    assertEquals("insufficient_quota", answer.at("error.type").asText());
    String message = answer.at("error.message").asText();
    assertTrue(message.startsWith("You exceeded your current quota"), message);
    assertTrue(message.contains("40 credits"), message);
    assertEquals("false", answer.header("x-should-retry").orElse(""));
  }

  @Test
  void and_in_bellas_to_a_caller_of_hers_who_is_told_by_the_call_alone() {
    ScriptedAnswer answer = gateway.admitting(poor()).send(call(""));
    assertEquals(429, answer.status());
    assertEquals("429", answer.at("error.code").asText());
    assertEquals("Too Many Requests", answer.at("error.type").asText());
  }

  @Test
  void a_stream_that_becomes_no_task_is_a_plain_answer() {
    var full = new DarkroomException(ErrorCode.QUEUE_FULL, "200 jobs wait.");
    ScriptedAnswer answer =
        gateway.admitting(full).send(call("gpt-image-1", ScriptedPart.text("stream", "true")));
    assertEquals(503, answer.status());
    assertEquals("application/json", answer.header("content-type").orElse(""));
    assertTrue(answer.header("Retry-After").isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "ADDRESS_DENIED, 403, ",
    "KEY_DISABLED, 403, ",
    "KEY_EXPIRED, 403, ",
    "ACCOUNT_SUSPENDED, 403, ",
    "ORIGIN_DENIED, 403, ",
    "ADDRESS_LIMITED, 429, rate_limit_exceeded",
    "RATE_LIMITED, 429, rate_limit_exceeded",
    "TEST_KEY_LIMITED, 429, insufficient_quota",
    "MODEL_DENIED, 403, model_not_found"
  })
  void a_key_that_is_known_and_refused_is_told_why(ErrorCode code, int status, String name) {
    String key = "Bearer " + ScriptedGateway.keyRefused(code);
    if (code == ErrorCode.KEY_DISABLED) {
      key = "Bearer " + ScriptedGateway.DISABLED_KEY;
    }
    ScriptedAnswer answer = gateway.send(call("gpt-image-1").with("Authorization", key));
    assertEquals(status, answer.status());
    assertEquals(name == null ? "" : name, answer.at("error.code").asText("").replace("null", ""));
    assertTrue(answer.at("error.message").asText().contains(code.name()));
  }
}

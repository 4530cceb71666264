package dev.darkroom.dialect.aluo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.Size;
import dev.darkroom.job.TaskState;
import dev.darkroom.testing.FakeDelivery;
import dev.darkroom.testing.ScriptedAnswer;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedGateway;
import dev.darkroom.testing.ScriptedReception;
import dev.darkroom.testing.ScriptedTasks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a task is told to the client that reads its status. */
class AluoStatusTest {
  private static final FakeDelivery DELIVERY = new FakeDelivery().of("edit_1");

  private final ScriptedGateway gateway =
      new ScriptedGateway(AluoConformanceTest.editor(), List.of());

  private ScriptedAnswer send(ScriptedCall call) {
    return gateway.send(call.with("Authorization", "Bearer " + ScriptedGateway.KEY));
  }

  private Job job() {
    send(
        ScriptedCall.json(
            "/api/photo-editor/generate",
            "{\"prompt\":\"x\",\"imageUrls\":[\"http://pictures.example/first.png\"]}"));
    return gateway.job();
  }

  private ScriptedAnswer status() {
    return send(ScriptedCall.get("/api/photo-editor/status?taskId=edit_1"));
  }

  private ScriptedAnswer ended(Outcome outcome) {
    var task = ScriptedTasks.ended("aluo-editor", job(), outcome, DELIVERY);
    gateway.reception().scripted().put(task);
    return status();
  }

  @ParameterizedTest
  @CsvSource({"QUEUED, PENDING", "RUNNING, PROCESSING"})
  void a_task_that_has_not_ended_has_no_pictures(TaskState state, String word) {
    var task = ScriptedTasks.going("aluo-editor", state, job(), DELIVERY);
    gateway.reception().scripted().put(task);
    ScriptedAnswer answer = status();
    assertEquals(200, answer.status());
    assertEquals(0, answer.at("code").asInt(-1));
    assertEquals(word, answer.at("data.status").asText());
    assertTrue(answer.at("data.images").isArray() && answer.at("data.images").isEmpty());
    assertTrue(answer.at("data.error").isMissingNode());
  }

  @ParameterizedTest
  @CsvSource({"CANCELLED", "EXPIRED"})
  void a_task_that_was_ended_has_failed(TaskState state) {
    var task = ScriptedTasks.going("aluo-editor", state, job(), DELIVERY);
    gateway.reception().scripted().put(task);
    assertEquals("FAILED", status().at("data.status").asText());
    assertTrue(status().at("data.error").isTextual());
  }

  @Test
  void every_picture_has_a_link_in_order_and_notes_are_in_a_header() {
    var one = DELIVERY.put(new Size(8, 8), OutputFormat.WEBP, false);
    var two = DELIVERY.put(new Size(8, 8), OutputFormat.WEBP, false);
    var answer = ended(new Outcome.Succeeded(List.of(one, two), null, List.of("Mind the gap.")));
    assertEquals("SUCCESS", answer.at("data.status").asText());
    assertEquals(DELIVERY.link(one), answer.at("data.images[0].url").asText());
    assertEquals(DELIVERY.link(two), answer.at("data.images[1].url").asText());
    assertTrue(answer.at("data.images[1].url").asText().endsWith(".webp"));
    assertEquals("Mind the gap.", answer.header("x-darkroom-note").orElse(""));
    assertEquals("edit_1", answer.header("x-darkroom-task").orElse(""));
  }

  @Test
  void a_failure_tells_its_reason_and_is_no_error_of_the_read() {
    String reason = "This needs a generative model.";
    var answer =
        ended(new Outcome.Failed(ErrorCode.INSTRUCTION_NOT_SUPPORTED, reason, "instruction"));
    assertEquals(200, answer.status());
    assertEquals(0, answer.at("code").asInt(-1));
    assertEquals("FAILED", answer.at("data.status").asText());
    assertEquals(reason, answer.at("data.error").asText());
  }

  @Test
  void a_fault_of_this_side_keeps_its_words_to_the_log() {
    var answer = ended(new Outcome.Failed(ErrorCode.INTERNAL, "NullPointerException", null));
    assertEquals(Wording.BUG, answer.at("data.error").asText());
  }

  @Test
  void a_task_of_another_dialect_is_not_there() {
    var outcome = new Outcome.Failed(ErrorCode.INTERNAL, "x", null);
    var task = ScriptedTasks.ended("openai", job(), outcome, DELIVERY);
    gateway.reception().scripted().put(task);
    assertEquals(400, status().status());
    assertEquals("Task not found", status().at("message").asText());
  }

  private static Outcome succeeded() {
    var image = DELIVERY.put(new Size(8, 8), OutputFormat.PNG, false);
    return new Outcome.Succeeded(List.of(image), null, List.of());
  }

  @Test
  void the_first_read_of_a_success_charges_and_later_ones_do_not() {
    ScriptedAnswer first = ended(succeeded());
    assertEquals(40, first.at("credits_deducted").asInt(-1));
    assertEquals(160, first.at("credits_remaining").asInt(-1));
    ScriptedAnswer second = status();
    assertEquals("SUCCESS", second.at("data.status").asText());
    assertEquals(0, second.at("credits_deducted").asInt(-1));
    assertEquals(160, second.at("credits_remaining").asInt(-1));
  }

  @Test
  void a_failure_costs_nothing_and_says_so() {
    var answer = ended(new Outcome.Failed(ErrorCode.UPSTREAM_FAILED, "It broke.", null));
    assertEquals(0, answer.at("credits_deducted").asInt(-1));
    assertEquals(200, answer.at("credits_remaining").asInt(-1));
  }

  @Test
  void nothing_is_said_of_credits_before_the_end() {
    gateway
        .reception()
        .scripted()
        .put(ScriptedTasks.going("aluo-editor", TaskState.RUNNING, job(), DELIVERY));
    assertTrue(status().at("credits_deducted").isMissingNode());
    assertTrue(status().at("credits_remaining").isMissingNode());
  }

  @Test
  void a_result_that_waited_too_long_has_failed_and_costs_nothing() {
    gateway.reception().scripted().expire("edit_1");
    ScriptedAnswer answer = ended(succeeded());
    assertEquals(200, answer.status());
    assertEquals(0, answer.at("code").asInt(-1));
    assertEquals("FAILED", answer.at("data.status").asText());
    assertTrue(answer.at("data.images").isEmpty());
    assertTrue(answer.at("data.error").asText().contains("24 hours"), answer.text());
    assertEquals(0, answer.at("credits_deducted").asInt(-1));
  }

  @Test
  void a_read_of_another_apis_task_does_not_charge_for_it() {
    var task = ScriptedTasks.ended("openai", job(), succeeded(), DELIVERY);
    gateway.reception().scripted().put(task);
    assertEquals(400, status().status());
    assertEquals(Set.of(), gateway.reception().scripted().charged());
  }

  @Test
  void who_asks_for_the_headers_alone_is_not_charged() {
    ScriptedReception reception = new ScriptedReception(List.of());
    reception.scripted().put(ScriptedTasks.ended("aluo-editor", job(), succeeded(), DELIVERY));
    var dialect = AluoConformanceTest.editor();
    var none = new ScriptedCall.Body.None();
    var head = new ScriptedCall("HEAD", "/api/photo-editor/status?taskId=edit_1", Map.of(), none);
    dialect.read(dialect.services().getLast(), head.toRequest(), reception);
    assertEquals(Set.of(), reception.scripted().charged());
  }
}

package dev.darkroom.dialect.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.dialect.TaskView;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.OutputSpec;
import dev.darkroom.job.ResultImage;
import dev.darkroom.job.Size;
import dev.darkroom.job.TaskState;
import dev.darkroom.testing.FakeDelivery;
import dev.darkroom.testing.FakeRequest;
import dev.darkroom.testing.ScriptedAnswer;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedGateway;
import dev.darkroom.testing.ScriptedReception;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TasksDialectTest {
  private static final String PATH = "/api/darkroom/tasks/task_7";
  private static final Instant CREATED = Instant.parse("2026-11-22T03:04:05.678Z");
  private static final Job JOB =
      new Job(
          Job.Work.GENERATE,
          "gpt-image-1",
          "a secret recipe",
          List.of(),
          null,
          false,
          1,
          2,
          new OutputSpec(new Size(32, 24), false, OutputFormat.PNG, 100, false),
          Map.of());

  private final FakeDelivery delivery = new FakeDelivery();
  private final ResultImage image = delivery.put(new Size(32, 24), OutputFormat.JPEG, false);

  private static ScriptedGateway gateway(Duration apart, Duration quiet) {
    var pace = new TaskEvents.Pace(apart, Duration.ZERO, quiet);
    return new ScriptedGateway(new TasksDialect(pace), List.of());
  }

  private static ScriptedGateway gateway() {
    return gateway(Duration.ZERO, Duration.ofHours(1));
  }

  private TaskView task(
      TaskState state, int ahead, double done, String stage, @Nullable Outcome outcome) {
    return new TaskView(
        "task_7",
        "openai",
        state,
        JOB,
        CREATED,
        state == TaskState.QUEUED ? null : CREATED.plusSeconds(1),
        state.ended() ? CREATED.plusSeconds(2) : null,
        ahead,
        done,
        stage,
        state == TaskState.RUNNING ? List.of(image) : List.of(),
        outcome,
        delivery);
  }

  private TaskView queued(int ahead) {
    return task(TaskState.QUEUED, ahead, 0, "", null);
  }

  private TaskView running(double done, String stage) {
    return task(TaskState.RUNNING, 0, done, stage, null);
  }

  private TaskView succeeded() {
    var outcome = new Outcome.Succeeded(List.of(image), "a cake", List.of("a note"));
    return task(TaskState.SUCCEEDED, 0, 1, "", outcome);
  }

  private static ScriptedAnswer ask(ScriptedGateway gateway, String method, String path) {
    var call = new ScriptedCall(method, path, Map.of(), new ScriptedCall.Body.None());
    return gateway.send(call.with("Authorization", "Bearer " + ScriptedGateway.KEY));
  }

  private static ScriptedAnswer show(TaskView... steps) {
    ScriptedGateway gateway = gateway();
    gateway.reception().scripted().put(steps);
    return ask(gateway, "GET", PATH);
  }

  @Test
  void a_waiting_task_tells_how_many_wait_before_it() {
    ScriptedAnswer answer = show(queued(3));
    assertEquals(200, answer.status());
    assertEquals("application/json", answer.header("content-type").orElse(""));
    assertEquals("task_7", answer.header("x-darkroom-task").orElse(""));
    assertEquals("task_7", answer.at("id").asText());
    assertEquals("openai", answer.at("dialect").asText());
    assertEquals("generate", answer.at("kind").asText());
    assertEquals("gpt-image-1", answer.at("model").asText());
    assertEquals("queued", answer.at("state").asText());
    assertEquals("2026-11-22T03:04:05.678Z", answer.at("created").asText());
    assertTrue(answer.at("started").isMissingNode());
    assertEquals(3, answer.at("queue.ahead").asInt());
    assertEquals(0, answer.at("progress").asDouble(-1));
    assertTrue(answer.at("images").isMissingNode());
    assertTrue(answer.at("error").isMissingNode());
  }

  @Test
  void a_running_task_tells_how_far_it_is_and_what_it_looks_like() {
    ScriptedAnswer answer = show(running(0.25, "painting"));
    assertEquals("running", answer.at("state").asText());
    assertEquals("2026-11-22T03:04:06.678Z", answer.at("started").asText());
    assertTrue(answer.at("queue").isMissingNode());
    assertEquals(0.25, answer.at("progress").asDouble(), 1e-9);
    assertEquals("painting", answer.at("stage").asText());
    assertEquals(delivery.link(image), answer.at("previews[0].url").asText());
  }

  @Test
  void a_task_that_succeeded_gives_its_pictures() {
    ScriptedAnswer answer = show(succeeded());
    assertEquals("succeeded", answer.at("state").asText());
    assertEquals("2026-11-22T03:04:07.678Z", answer.at("finished").asText());
    assertEquals(1, answer.at("progress").asDouble(), 1e-9);
    assertEquals(delivery.link(image), answer.at("images[0].url").asText());
    assertEquals(32, answer.at("images[0].width").asInt());
    assertEquals(24, answer.at("images[0].height").asInt());
    assertEquals("jpeg", answer.at("images[0].format").asText());
    assertEquals("a cake", answer.at("revisedPrompt").asText());
    assertEquals("a note", answer.at("notes[0]").asText());
    assertTrue(answer.at("previews").isMissingNode());
  }

  @Test
  void a_task_that_failed_tells_why_and_whether_to_try_again() {
    var outcome = new Outcome.Failed(ErrorCode.UPSTREAM_BUSY, "Come later.", null);
    ScriptedAnswer answer = show(task(TaskState.FAILED, 0, 1, "", outcome));
    assertEquals("failed", answer.at("state").asText());
    assertEquals("upstream_busy", answer.at("error.code").asText());
    assertEquals("Come later.", answer.at("error.message").asText());
    assertTrue(answer.at("error.retryable").asBoolean());
  }

  @Test
  void the_instruction_is_not_repeated() {
    assertFalse(show(succeeded()).text().contains("secret"));
  }

  @Test
  void a_task_can_be_cancelled_and_says_so() {
    ScriptedGateway gateway = gateway();
    gateway.reception().scripted().put(queued(0));
    ScriptedAnswer answer = ask(gateway, "DELETE", PATH);
    assertEquals(200, answer.status());
    assertEquals("cancelled", answer.at("state").asText());
    assertEquals(List.of("task_7"), gateway.reception().scripted().cancelled());
  }

  @Test
  void cancelling_what_has_ended_changes_nothing() {
    ScriptedGateway gateway = gateway();
    gateway.reception().scripted().put(succeeded());
    assertEquals("succeeded", ask(gateway, "DELETE", PATH).at("state").asText());
    assertEquals(List.of(), gateway.reception().scripted().cancelled());
  }

  @Test
  void an_unknown_task_is_not_found_by_any_way() {
    for (String path : List.of(PATH, PATH + "/events")) {
      ScriptedAnswer answer = ask(gateway(), "GET", path);
      assertEquals(404, answer.status());
      assertEquals("task_not_found", answer.at("error.code").asText());
      assertFalse(answer.at("error.message").asText().isBlank());
    }
    assertEquals(404, ask(gateway(), "DELETE", PATH).status());
  }

  private static JsonNode events(ScriptedGateway gateway, TaskView... steps) {
    gateway.reception().scripted().put(steps);
    ScriptedAnswer answer = ask(gateway, "GET", PATH + "/events");
    assertEquals("text/event-stream; charset=utf-8", answer.header("content-type").orElse(""));
    answer.json().path("events").forEach(e -> assertEquals("task", e.path("event").asText()));
    return answer.json();
  }

  @Test
  void events_tell_every_change_once_and_end_with_the_task() {
    JsonNode stream =
        events(
            gateway(),
            queued(1),
            queued(1),
            queued(0),
            running(0.5, "painting"),
            running(0.5, "painting"),
            running(0.5, "framing"),
            succeeded());
    List<String> states =
        stream.path("events").valueStream().map(e -> e.at("/data/state").asText()).toList();
    assertEquals(List.of("queued", "queued", "running", "running", "succeeded"), states);
    JsonNode last = stream.at("/events/4/data");
    assertEquals(delivery.link(image), last.at("/images/0/url").asText());
    assertEquals(0, stream.path("comments").asInt());
  }

  @Test
  void events_of_a_task_that_has_ended_are_its_end_alone() {
    assertEquals(1, events(gateway(), succeeded()).path("events").size());
  }

  @Test
  void quick_changes_are_told_together_and_the_end_at_once() {
    JsonNode stream =
        events(
            gateway(Duration.ofHours(1), Duration.ofHours(1)),
            running(0.1, ""),
            running(0.2, ""),
            running(0.3, ""),
            succeeded());
    assertEquals(2, stream.path("events").size());
    assertEquals("succeeded", stream.at("/events/1/data/state").asText());
  }

  @Test
  void a_quiet_stream_shows_that_it_is_alive() {
    JsonNode stream =
        events(
            gateway(Duration.ZERO, Duration.ZERO),
            running(0.1, ""),
            running(0.1, ""),
            running(0.1, ""),
            succeeded());
    assertEquals(2, stream.path("comments").asInt());
    assertEquals(2, stream.path("events").size());
  }

  @ParameterizedTest
  @EnumSource
  void words_every_reason_to_refuse(ErrorCode code) {
    var call = ScriptedCall.get(PATH).with("Authorization", "Bearer " + ScriptedGateway.KEY);
    var failure = new DarkroomException(code, "It could not be done.");
    var answer = ScriptedAnswer.of(new TasksDialect().refuse(call.toRequest(), failure));
    assertTrue(answer.status() >= 400 && answer.status() < 600);
    assertTrue(answer.at("error.code").asText().matches("[a-z_]+"), answer.text());
    assertFalse(answer.at("error.message").asText().isBlank());
    assertFalse(answer.text().contains(ScriptedGateway.KEY));
    assertEquals(answer.status() == 503, answer.header("Retry-After").isPresent());
    assertEquals(answer.status() == 401, answer.header("WWW-Authenticate").isPresent());
  }

  @Test
  void keys_come_as_openai_clients_send_them() {
    TasksDialect dialect = new TasksDialect();
    assertEquals(
        "k",
        dialect.credential(ScriptedCall.get(PATH).with("api-key", "k").toRequest()).orElse(""));
    assertTrue(dialect.credential(ScriptedCall.get(PATH).toRequest()).isEmpty());
  }

  @Test
  void showing_a_success_pays_for_it() {
    ScriptedGateway gateway = gateway();
    gateway.reception().scripted().put(succeeded());
    ask(gateway, "GET", PATH);
    assertEquals(Set.of("task_7"), gateway.reception().scripted().charged());
  }

  @Test
  void cancelling_what_has_ended_hands_nothing_over_and_costs_nothing() {
    ScriptedGateway gateway = gateway();
    gateway.reception().scripted().put(succeeded());
    ScriptedAnswer answer = ask(gateway, "DELETE", PATH);
    assertTrue(answer.at("images").isMissingNode(), answer.text());
    assertFalse(answer.text().contains(delivery.link(image)));
    assertEquals(Set.of(), gateway.reception().scripted().charged());
  }

  @ParameterizedTest
  @ValueSource(strings = {PATH, PATH + "/events"})
  void who_asks_for_the_headers_alone_pays_nothing(String path) {
    TasksDialect dialect = new TasksDialect();
    ScriptedReception reception = new ScriptedReception(List.of());
    reception.scripted().put(succeeded());
    var head = new ScriptedCall("HEAD", path, Map.of(), new ScriptedCall.Body.None());
    var service = dialect.services().get(path.equals(PATH) ? 0 : 2);
    dialect.read(service, new FakeRequest(head, Map.of("id", "task_7")), reception);
    assertEquals(Set.of(), reception.scripted().charged());
  }

  @Test
  void a_result_that_waited_too_long_is_gone() {
    ScriptedGateway gateway = gateway();
    gateway.reception().scripted().put(succeeded());
    gateway.reception().scripted().expire("task_7");
    ScriptedAnswer answer = ask(gateway, "GET", PATH);
    assertEquals(410, answer.status());
    assertEquals("result_expired", answer.at("error.code").asText());
  }
}

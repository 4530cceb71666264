package dev.darkroom.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.testing.JobDraft;
import dev.darkroom.testing.ProviderContract;
import dev.darkroom.testing.ScriptedUpstream;
import dev.darkroom.testing.SentMask;
import dev.darkroom.testing.UpstreamCall;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FalProviderTest extends ProviderContract {
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
  private static final String TICKET = "/acme/painter/requests/764cabcf";
  private static final String KONTEXT = "fal-ai/flux-pro/kontext";

  private static final String MODELS =
      "acme/painter images=image_urls:4 mask=mask_url size=image_size count=num_images:2 seed=seed"
          + " set:output_format=png";

  @Override
  protected ProviderKind kind() {
    return (config, tools) ->
        new FalProvider(
            ReplicateProviderTest.with(config, MODELS), tools, Polling.every(Duration.ofMillis(5)));
  }

  @Override
  protected Pictures pictures() {
    return new LocalPictures(new PixelBudget(50), Limits.DEFAULT);
  }

  @Override
  protected String exchanges() {
    return "fal";
  }

  @Override
  protected String basePath() {
    return "";
  }

  @Override
  protected String model() {
    return "acme/painter";
  }

  @Override
  protected JsonNode errorBody(JsonNode row) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (!row.has("code")) {
      return body.put("detail", "Something is wrong.");
    }
    body.putArray("detail")
        .addObject()
        .put("msg", "Something is wrong.")
        .put("type", row.path("code").asText());
    return body;
  }

  @Test
  void asks_for_a_size_within_the_models_steps() {
    JobDraft draft = JobDraft.generation().sized(1000, 750).option("seed", 41L);
    Made made = verify("text", draft, "fal-ai/flux-pro/v1.1");
    assertPicture(made.images().getFirst(), OutputFormat.PNG, 1000, 750);
  }

  @Test
  void asks_kontext_for_the_nearest_ratio() {
    JobDraft draft = JobDraft.edit("first.png").sized(600, 400).option("guidance_scale", 3.5);
    verify("kontext", draft, KONTEXT);
  }

  @Test
  void sends_a_mask_that_is_white_where_the_picture_changes() {
    verify("mask", JobDraft.edit("square.png").masked("mask.png"), model());
    String mask = upstream.calls().getFirst().json().path("mask_url").asText();
    SentMask.of(Base64.getDecoder().decode(mask.substring(mask.indexOf(',') + 1)))
        .assertWhiteChanges();
  }

  @Test
  void asks_for_several_pictures_in_one_call_where_the_model_makes_them() {
    exchange("two").play(upstream, 1);
    assertEquals(2, make(JobDraft.edit("first.png").count(2)).images().size());
    assertEquals(2, upstream.calls().getFirst().json().path("num_images").asInt());
  }

  @Test
  void makes_more_than_a_call_makes_by_as_many_calls() {
    exchange("generation").play(upstream, 3);
    JobDraft draft = JobDraft.generation().count(3).option("seed", 40L);
    assertEquals(3, make(draft).images().size());
    List<String> sent =
        upstream.calls().stream()
            .filter(call -> call.method().equals("POST"))
            .map(call -> call.json().path("num_images") + " " + call.json().path("seed"))
            .sorted()
            .toList();
    assertEquals(List.of("1 40", "1 41", "1 42"), sent);
  }

  @Test
  void a_black_picture_of_the_filter_is_never_handed_on() {
    exchange("part-blocked").play(upstream, 1);
    Made made = make(JobDraft.edit("first.png").count(2));
    assertEquals(1, made.images().size());
    assertTrue(made.notes().toString().contains("1 of 2 pictures"), made.notes().toString());
    exchange("all-blocked").play(upstream, 1);
    assertEquals(ErrorCode.CONTENT_BLOCKED, failure(JobDraft.edit("first.png")).code());
  }

  @Test
  void takes_one_picture_within_the_answer() {
    exchange("single").play(upstream, 1);
    assertEquals(1, make(JobDraft.edit("first.png")).images().size());
  }

  @Test
  void what_completed_may_have_failed() {
    exchange("bad-picture").play(upstream, 1);
    DarkroomException bad = failure(JobDraft.edit("first.png"));
    assertEquals(ErrorCode.IMAGE_INVALID, bad.code());
    assertTrue(bad.sentence().contains("too small"), bad.sentence());
  }

  @Test
  void an_error_that_may_pass_is_the_upstreams_failure_whatever_its_status() {
    upstream.then(
        422,
        Map.of("Content-Type", "application/json", "X-Fal-Retryable", "true"),
        "{\"detail\":\"not now\"}".getBytes(UTF_8));
    assertEquals(ErrorCode.UPSTREAM_FAILED, failure(JobDraft.edit("first.png")).code());
  }

  @Test
  void the_callers_words_do_not_come_back_in_an_error() {
    exchange("wrong").play(upstream, 1);
    assertFalse(failure(JobDraft.edit("first.png")).sentence().contains("secret words"));
  }

  @Test
  void a_look_that_fails_is_taken_again_for_the_work_is_paid() {
    upstream.to("GET", TICKET + "/status", answering(503, "{}"));
    upstream.to("GET", TICKET, answering(502, "{}"));
    exchange("edit").play(upstream, 1);
    assertEquals(1, make(JobDraft.edit("first.png")).images().size());
  }

  @Test
  void gives_its_ticket_back_when_a_job_is_cancelled() throws Exception {
    exchange("pending").play(upstream, 1);
    upstream.to("GET", TICKET + "/status", ScriptedUpstream.Connection::waitUntilLeft);
    FutureTask<Made> making = started(() -> make(JobDraft.edit("first.png")));
    upstream.awaitCall();
    assertEquals("GET " + TICKET + "/status", line(upstream.awaitCall()));
    watch.cancel();
    assertEquals("PUT " + TICKET + "/cancel", line(upstream.awaitCall()));
    var failure = assertThrows(ExecutionException.class, () -> making.get(10, TimeUnit.SECONDS));
    assertEquals(
        ErrorCode.CANCELLED, assertInstanceOf(DarkroomException.class, failure.getCause()).code());
  }

  @Test
  void gives_its_ticket_back_when_its_time_is_over() throws IOException, InterruptedException {
    open(Duration.ofMillis(1500), 1); // Long enough for a slow machine to begin.
    byte[] queued = "{\"status\":\"IN_QUEUE\"}".getBytes(UTF_8);
    upstream.file(TICKET + "/status", 202, "application/json", queued);
    exchange("pending").play(upstream, 1);
    DarkroomException failure = failure(JobDraft.edit("first.png"));
    assertTrue(failure.sentence().contains("in time"), failure.sentence());
    upstream.awaitCall();
    assertEquals("PUT " + TICKET + "/cancel", line(upstream.awaitCall()));
  }

  private static String line(UpstreamCall call) {
    return call.method() + " " + call.path();
  }

  @Test
  void shows_its_key_to_no_host_that_is_not_its_own() {
    exchange("elsewhere").play(upstream, 1);
    DarkroomException failure = failure(JobDraft.edit("first.png"));
    assertTrue(failure.sentence().contains("not its own"), failure.sentence());
    assertEquals(1, upstream.calls().size());
  }

  @Test
  void what_a_model_cannot_express_is_an_obstacle() {
    JobDraft edit = JobDraft.edit("first.png");
    assertObstacle(JobDraft.edit("square.png").masked("mask.png"), KONTEXT, "takes no mask");
    assertObstacle(JobDraft.generation(), KONTEXT, "from text alone");
    assertObstacle(edit, "fal-ai/flux-pro/v1.1", "edits no pictures");
    assertObstacle(JobDraft.generation().sized(4000, 400), "fal-ai/flux-pro/v1.1", "ratio");
    assertObstacle(edit, "acme/unknown", "options.models");
    assertObstacle(JobDraft.variation("first.png"), model(), "no variations");
  }

  private void assertObstacle(JobDraft draft, String model, String words) {
    String obstacle = provider().obstacle(draft.job(), model).orElse("none");
    assertTrue(obstacle.contains(words), obstacle);
  }

  private static ScriptedUpstream.Script answering(int status, String body) {
    return connection ->
        ScriptedUpstream.write(connection.out(), status, JSON, body.getBytes(UTF_8));
  }
}

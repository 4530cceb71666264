package dev.darkroom.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicateProviderTest extends ProviderContract {
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
  private static final String POLL = "/v1/predictions/rrr4z55";
  private static final String FILL = "black-forest-labs/flux-fill-pro";
  private static final String KONTEXT = "black-forest-labs/flux-kontext-pro";

  private static final String VERSION =
      "acme/painter:5c7d5dc6dd8bf75c1acaa8565735e7986bc5b66206b55cca93cb72c9bf15ccaa";

  private static final String MODELS =
      """
      # Ours.
      acme/painter sides=width,height limits=256..1024 count=num_outputs:4 seed=rand \
          options=negative_prompt set:go_fast=true

      deployments/acme/own text=no image=picture
      """;

  @Override
  protected ProviderKind kind() {
    return (config, tools) ->
        new ReplicateProvider(with(config, MODELS), tools, Polling.every(Duration.ofMillis(5)));
  }

  static ProviderConfig with(ProviderConfig config, String models) {
    Map<String, String> options = new HashMap<>(config.options());
    options.put("models", models);
    return new ProviderConfig(
        config.id(),
        config.baseUrl(),
        config.apiKey(),
        config.timeout(),
        config.maxConcurrent(),
        options);
  }

  @Override
  protected Pictures pictures() {
    return new LocalPictures(new PixelBudget(50), Limits.DEFAULT);
  }

  @Override
  protected String exchanges() {
    return "replicate";
  }

  @Override
  protected String basePath() {
    return "/v1";
  }

  @Override
  protected String model() {
    return "black-forest-labs/flux-2-pro";
  }

  @Override
  protected JsonNode errorBody(JsonNode row) {
    return JsonNodeFactory.instance.objectNode().put("detail", "Something is wrong.");
  }

  @Test
  void asks_for_the_nearest_ratio_and_takes_a_list_as_output() {
    JobDraft draft = JobDraft.edit("first.png").sized(600, 400).option("seed", 41L);
    Made made = verify("kontext", draft, KONTEXT);
    assertPicture(made.images().getFirst(), OutputFormat.PNG, 600, 400);
  }

  @Test
  void sends_a_mask_that_is_white_where_the_picture_changes() {
    verify("fill", JobDraft.edit("square.png").masked("mask.png").option("steps", 20), FILL);
    String mask = upstream.calls().getFirst().json().path("input").path("mask").asText();
    SentMask.of(bytes(mask)).assertWhiteChanges();
  }

  private static byte[] bytes(String dataUrl) {
    return Base64.getDecoder().decode(dataUrl.substring(dataUrl.indexOf(',') + 1));
  }

  @Test
  void runs_a_version_of_a_model_by_the_fields_that_an_operator_gave() {
    JobDraft draft =
        JobDraft.generation()
            .sized(2048, 1536)
            .count(3)
            .option("seed", 41L)
            .option("negative_prompt", "rain");
    Made made = verify("version", draft, VERSION);
    assertEquals(3, made.images().size());
    assertPicture(made.images().getFirst(), OutputFormat.PNG, 2048, 1536);
  }

  @Test
  void runs_a_deployment() {
    verify("deployment", JobDraft.edit("first.png"), "deployments/acme/own");
  }

  @Test
  void sends_a_large_picture_ahead_and_names_its_address() {
    upstream.to(
        "POST",
        "/v1/files",
        answering("{\"id\":\"f1\",\"urls\":{\"get\":\"https://api.replicate.com/v1/files/f1\"}}"));
    exchange("edit").play(upstream, 1);
    make(JobDraft.edit("heavy.png"));
    UpstreamCall file = upstream.calls().getFirst();
    assertEquals("content", file.parts().getFirst().name());
    assertEquals("image/png", file.parts().getFirst().type());
    assertEquals(
        "https://api.replicate.com/v1/files/f1",
        upstream.calls().get(1).json().path("input").path("input_images").path(0).asText());
  }

  @Test
  void makes_several_pictures_by_as_many_calls_where_the_model_makes_one() {
    exchange("generation").play(upstream, 3);
    JobDraft draft = JobDraft.generation().count(3).option("seed", 40L);
    assertEquals(3, make(draft).images().size());
    List<Integer> seeds =
        upstream.calls().stream()
            .filter(call -> call.method().equals("POST"))
            .map(call -> call.json().path("input").path("seed").asInt())
            .sorted()
            .toList();
    assertEquals(List.of(40, 41, 42), seeds);
  }

  @Test
  void brings_what_could_be_fetched_and_says_what_became_of_the_others() {
    exchange("part").play(upstream, 1);
    Made made = make(JobDraft.generation().sized(300, 200).count(2), VERSION);
    assertEquals(1, made.images().size());
    assertTrue(made.notes().toString().contains("1 of 2 pictures"), made.notes().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "aborted"})
  void a_prediction_that_ended_badly_is_the_upstreams_failure(String how) {
    exchange(how).play(upstream, 1);
    assertEquals(ErrorCode.UPSTREAM_FAILED, failure(JobDraft.edit("first.png")).code());
  }

  @Test
  void is_busy_as_long_as_the_sentence_says() {
    exchange("throttled").play(upstream, 1);
    DarkroomException failure = failure(JobDraft.edit("first.png"));
    assertEquals(ErrorCode.UPSTREAM_BUSY, failure.code());
    assertTrue(failure.sentence().contains("30 s"), failure.sentence());
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void a_look_that_fails_is_taken_again_for_the_work_is_paid(int status) {
    upstream.to(
        "GET",
        POLL,
        connection -> ScriptedUpstream.write(connection.out(), status, JSON, new byte[0]));
    exchange("edit").play(upstream, 1);
    assertEquals(1, make(JobDraft.edit("first.png")).images().size());
  }

  @Test
  void tells_the_upstream_when_a_job_is_cancelled() throws Exception {
    exchange("pending").play(upstream, 1);
    upstream.to("GET", POLL, ScriptedUpstream.Connection::waitUntilLeft);
    FutureTask<Made> making = started(() -> make(JobDraft.edit("first.png")));
    upstream.awaitCall();
    assertEquals("GET " + POLL, line(upstream.awaitCall()));
    watch.cancel();
    assertEquals("POST " + POLL + "/cancel", line(upstream.awaitCall()));
    var failure = assertThrows(ExecutionException.class, () -> making.get(10, TimeUnit.SECONDS));
    assertEquals(
        ErrorCode.CANCELLED, assertInstanceOf(DarkroomException.class, failure.getCause()).code());
  }

  @Test
  void tells_the_upstream_when_its_time_is_over() throws IOException, InterruptedException {
    open(Duration.ofMillis(1500), 1); // Long enough for a slow machine to begin.
    upstream.file(POLL, 200, "application/json", "{\"status\":\"processing\"}".getBytes(UTF_8));
    exchange("pending").play(upstream, 1);
    DarkroomException failure = failure(JobDraft.edit("first.png"));
    assertTrue(failure.sentence().contains("in time"), failure.sentence());
    upstream.awaitCall();
    assertEquals("POST " + POLL + "/cancel", line(upstream.awaitCall()));
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
    JobDraft masked = JobDraft.edit("square.png").masked("mask.png");
    assertObstacle(masked, model(), "takes no mask");
    assertObstacle(edit, FILL, "needs a mask");
    assertObstacle(JobDraft.generation(), KONTEXT, "from text alone");
    assertObstacle(JobDraft.edit("first.png", "second.png"), KONTEXT, "at most one picture");
    assertObstacle(edit, VERSION, "edits no pictures");
    assertObstacle(edit.sized(4000, 400), model(), "ratio of 4000x400");
    assertObstacle(edit.sized(200, 300), "deployments/acme/own", "ratio of 200x300");
    assertObstacle(edit, "acme/unknown", "options.models");
    assertEquals("", provider().obstacle(masked.job(), FILL).orElse(""));
    assertEquals("", provider().obstacle(edit.sized(600, 400).job(), model()).orElse(""));
  }

  private void assertObstacle(JobDraft draft, String model, String words) {
    String obstacle = provider().obstacle(draft.job(), model).orElse("none");
    assertTrue(obstacle.contains(words), obstacle);
  }

  private static ScriptedUpstream.Script answering(String body) {
    return connection -> ScriptedUpstream.write(connection.out(), 200, JSON, body.getBytes(UTF_8));
  }
}

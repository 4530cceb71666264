package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.testing.JobDraft;
import dev.darkroom.testing.ProviderContract;
import dev.darkroom.testing.ScriptedUpstream;
import dev.darkroom.testing.SentMask;
import dev.darkroom.testing.UpstreamCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StabilityProviderTest extends ProviderContract {
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
  private static final String RELIGHT = "replace-background-and-relight";
  private static final String POLL = "/v2beta/results/a6dc6c6e20acda010fe14d71f180658f";

  @Override
  protected ProviderKind kind() {
    return (config, tools) ->
        new StabilityProvider(config, tools, Polling.every(Duration.ofMillis(5)));
  }

  @Override
  protected Pictures pictures() {
    return new LocalPictures(new PixelBudget(50), Limits.DEFAULT);
  }

  @Override
  protected String exchanges() {
    return "stability";
  }

  @Override
  protected String basePath() {
    return "";
  }

  @Override
  protected String model() {
    return "ultra";
  }

  @Override
  protected boolean takesSeveral() {
    return false;
  }

  @Override
  protected boolean answersLinks() {
    return false;
  }

  @Override
  protected JsonNode errorBody(JsonNode row) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("id", "4212a4b6").put("name", row.path("code").asText("other"));
    body.putArray("errors").add("something is wrong.");
    return body;
  }

  @Test
  void asks_for_the_nearest_ratio_and_sends_what_the_wire_has_of_the_options() {
    JobDraft draft =
        JobDraft.generation()
            .sized(1200, 800)
            .option("seed", 41L)
            .option("negative_prompt", "rain")
            .option("style_preset", "cinematic");
    Made made = verify("core", draft, "core");
    assertPicture(made.images().getFirst(), OutputFormat.PNG, 1200, 800);
  }

  @Test
  void names_the_model_of_sd3_and_leaves_the_ratio_to_the_picture() {
    JobDraft draft =
        JobDraft.edit("first.png").sized(300, 200).option("strength", 0.3).option("cfg_scale", 4.5);
    verify("sd3", draft, "sd3.5-medium");
  }

  @Test
  void sends_inpaint_a_mask_that_is_white_where_the_picture_changes() {
    JobDraft draft = JobDraft.edit("square.png").masked("mask.png").option("grow_mask", 5);
    verify("inpaint", draft, "inpaint");
    SentMask.of(upstream.call().part("mask")).assertWhiteChanges();
  }

  @Test
  void sends_the_transparent_part_of_a_picture_as_its_mask() {
    exchange("inpaint").play(upstream, 1);
    make(JobDraft.edit("mask.png").alphaMasked(), "inpaint");
    SentMask.of(upstream.call().part("mask")).assertWhiteChanges();
  }

  @Test
  void tells_outpaint_how_much_to_paint_on_each_side() {
    verify("outpaint", JobDraft.edit("first.png").sized(401, 300), "outpaint");
  }

  @Test
  void takes_the_style_of_the_second_picture() {
    verify("style", JobDraft.edit("first.png", "second.png"), "style-transfer");
  }

  @Test
  void waits_for_work_that_is_not_done_at_once() {
    JobDraft draft =
        JobDraft.edit("first.png", "third.png").option("light_source_direction", "left");
    assertEquals(1, verify("relight", draft, RELIGHT).images().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500})
  void a_look_that_fails_is_taken_again_for_the_work_is_paid(int status) {
    poll(status, "{}");
    exchange("relight").play(upstream, 1);
    assertEquals(1, make(JobDraft.edit("first.png"), RELIGHT).images().size());
  }

  @Test
  void work_that_is_filtered_is_blocked() {
    poll(200, "{\"image\":\"aGVsbG8=\",\"finish_reason\":\"CONTENT_FILTERED\"}");
    exchange("pending").play(upstream, 1);
    assertEquals(ErrorCode.CONTENT_BLOCKED, relightFailure().code());
  }

  @Test
  void work_that_is_gone_is_the_upstreams_failure() {
    poll(404, "{\"id\":\"1\",\"name\":\"generation_not_found\",\"errors\":[\"gone\"]}");
    exchange("pending").play(upstream, 1);
    assertEquals(ErrorCode.UPSTREAM_FAILED, relightFailure().code());
  }

  @Test
  void an_id_that_could_lead_elsewhere_is_not_followed() {
    upstream.then(200, JSON, "{\"id\":\"../../admin?x=\"}".getBytes(StandardCharsets.UTF_8));
    assertEquals(ErrorCode.UPSTREAM_FAILED, relightFailure().code());
    assertEquals(1, upstream.calls().size());
  }

  @Test
  void a_blurred_picture_is_never_handed_on() {
    exchange("filtered").play(upstream, 1);
    assertEquals(ErrorCode.CONTENT_BLOCKED, failure(JobDraft.edit("first.png")).code());
  }

  @Test
  void is_busy_for_a_minute_when_locked_out() {
    exchange("locked").play(upstream, 1);
    DarkroomException failure = failure(JobDraft.edit("first.png"));
    assertTrue(failure.sentence().contains("60 s"), failure.sentence());
  }

  @Test
  void makes_several_pictures_by_as_many_calls_each_with_a_seed_of_its_own() {
    exchange("generation").play(upstream, 3);
    JobDraft draft = JobDraft.generation().count(3).option("seed", 40L);
    assertEquals(3, make(draft).images().size());
    List<String> seeds =
        upstream.calls().stream().map(StabilityProviderTest::seed).sorted().toList();
    assertEquals(List.of("40", "41", "42"), seeds);
  }

  private static String seed(UpstreamCall call) {
    return new String(call.part("seed"), StandardCharsets.UTF_8);
  }

  @Test
  void brings_those_pictures_that_passed_the_filter_and_says_what_became_of_the_others() {
    exchange("edit").play(upstream, 1);
    exchange("filtered").play(upstream, 1);
    Made made = make(JobDraft.edit("first.png").count(2));
    assertEquals(1, made.images().size());
    assertTrue(made.notes().toString().contains("1 of 2 pictures"), made.notes().toString());
  }

  @Test
  void names_a_strength_without_a_picture() {
    exchange("generation").play(upstream, 1);
    Made made = make(JobDraft.generation().option("strength", 0.3));
    assertTrue(made.notes().toString().contains("strength"), made.notes().toString());
  }

  @Test
  void what_an_operation_cannot_express_is_an_obstacle() {
    JobDraft edit = JobDraft.edit("first.png");
    assertObstacle(edit, "core", "edits no pictures");
    assertObstacle(edit, "inpaint", "needs a mask");
    assertObstacle(JobDraft.edit("square.png").masked("mask.png"), "ultra", "takes no mask");
    assertObstacle(edit, "style-transfer", "second picture");
    assertObstacle(edit, "outpaint", "needs the size");
    assertObstacle(edit.sized(200, 300), "outpaint", "cannot make 200x300");
    assertObstacle(JobDraft.edit("broad.png").sized(4000, 600), "outpaint", "no picture of 3000");
    assertObstacle(JobDraft.edit("large.png"), "ultra", "no picture of 4000x3000");
    assertObstacle(edit.sized(200, 300), "ultra", "ratio of 200x300");
    assertObstacle(JobDraft.generation().sized(4000, 400), "core", "ratio of 4000x400");
    assertObstacle(JobDraft.generation(), "inpaint", "from text alone");
    assertObstacle(edit, "erase", "none that this server can use");
    assertFine(edit.sized(401, 300), "outpaint");
    assertFine(edit.sized(600, 400), "ultra");
    assertFine(JobDraft.edit("mask.png").alphaMasked(), "inpaint");
  }

  @Test
  void chinese_is_an_obstacle_before_it_is_an_error() {
    Job english = JobDraft.edit("first.png").job();
    Job chinese =
        new Job(
            english.work(),
            english.model(),
            "把背景换成海边",
            english.pictures(),
            null,
            false,
            1,
            0,
            english.output(),
            Map.of());
    assertTrue(provider().obstacle(chinese, "ultra").orElse("").contains("English"));
    assertTrue(provider().obstacle(english, "ultra").isEmpty());
  }

  /** How the next look at the work is answered, before what an exchange has for it. */
  private void poll(int status, String body) {
    upstream.to(
        "GET",
        POLL,
        connection ->
            ScriptedUpstream.write(
                connection.out(), status, JSON, body.getBytes(StandardCharsets.UTF_8)));
  }

  private DarkroomException relightFailure() {
    return failure(JobDraft.edit("first.png"), RELIGHT);
  }

  private void assertObstacle(JobDraft draft, String model, String words) {
    String obstacle = provider().obstacle(draft.job(), model).orElse("none");
    assertTrue(obstacle.contains(words), obstacle);
  }

  private void assertFine(JobDraft draft, String model) {
    assertEquals("", provider().obstacle(draft.job(), model).orElse(""));
  }
}

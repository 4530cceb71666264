package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.codec.Limits;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.Size;
import dev.darkroom.testing.JobDraft;
import dev.darkroom.testing.ProviderContract;
import dev.darkroom.testing.ScriptedUpstream;
import dev.darkroom.testing.SentMask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BflProviderTest extends ProviderContract {
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
  private static final String POLL = "/v1/get_result?id=2f0c7c1e";

  @Override
  protected ProviderKind kind() {
    return (config, tools) -> new BflProvider(config, tools, Polling.every(Duration.ofMillis(5)));
  }

  @Override
  protected Pictures pictures() {
    return new LocalPictures(new PixelBudget(50), Limits.DEFAULT);
  }

  @Override
  protected String exchanges() {
    return "bfl";
  }

  @Override
  protected String basePath() {
    return "";
  }

  @Override
  protected String model() {
    return "flux-2-pro";
  }

  @Test
  void asks_for_the_next_size_in_steps_of_16_and_for_the_seed() {
    JobDraft draft = JobDraft.edit("first.png").sized(1000, 750).option("seed", 42L);
    Made made = verify("edit-sized", draft, model());
    assertPicture(made.images().getFirst(), OutputFormat.PNG, 1000, 750);
  }

  @Test
  void asks_kontext_for_the_nearest_ratio() {
    JobDraft draft =
        JobDraft.edit("first.png", "second.png")
            .sized(600, 400)
            .option("seed", 7)
            .option("prompt_upsampling", true);
    Made made = verify("kontext", draft, "flux-kontext-pro");
    assertPicture(made.images().getFirst(), OutputFormat.PNG, 600, 400);
  }

  @Test
  void sends_fill_a_mask_that_is_white_where_the_picture_changes() {
    JobDraft draft =
        JobDraft.edit("square.png").masked("mask.png").option("steps", 20).option("guidance", 2.5);
    verify("fill", draft, "flux-pro-1.0-fill");
    String mask = upstream.calls().getFirst().json().path("mask").asText();
    SentMask.of(Base64.getDecoder().decode(mask)).assertWhiteChanges();
  }

  @Test
  void sends_fill_the_transparent_part_of_a_picture_as_its_mask() {
    exchange("fill").play(upstream, 1);
    make(JobDraft.edit("mask.png").alphaMasked(), "flux-pro-1.0-fill");
    String mask = upstream.calls().getFirst().json().path("mask").asText();
    SentMask.of(Base64.getDecoder().decode(mask)).assertWhiteChanges();
  }

  @Test
  void tells_expand_how_much_to_paint_on_each_side() {
    Made made = verify("expand", JobDraft.edit("first.png").sized(401, 300), "flux-pro-1.0-expand");
    assertPicture(made.images().getFirst(), OutputFormat.PNG, 401, 300);
  }

  @Test
  void measures_the_margins_of_expand_from_the_upright_picture() {
    exchange("expand").play(upstream, 1);
    make(JobDraft.edit("square.jpg").sized(1500, 1000), "flux-pro-1.0-expand");
    String png = upstream.calls().getFirst().json().path("image").asText();
    assertTrue(png.startsWith("iVBORw0KGgo"), "PNG");
  }

  @Test
  void keeps_the_sides_within_what_the_model_draws() {
    verify("flux-1-1", JobDraft.generation().sized(1920, 1080), "flux-pro-1.1");
  }

  @Test
  void makes_several_pictures_by_as_many_calls_each_with_a_seed_of_its_own() {
    exchange("generation").play(upstream, 3);
    JobDraft draft = JobDraft.generation().count(3).option("seed", 40L);
    assertEquals(3, make(draft).images().size());
    List<Integer> seeds =
        upstream.calls().stream()
            .filter(call -> call.method().equals("POST"))
            .map(call -> call.json().path("seed").asInt())
            .sorted()
            .toList();
    assertEquals(List.of(40, 41, 42), seeds);
  }

  @Test
  void brings_those_pictures_that_were_made_and_says_what_became_of_the_others() {
    exchange("edit").play(upstream, 1);
    exchange("busy").play(upstream, 1);
    Made made = make(JobDraft.edit("first.png").count(2));
    assertEquals(1, made.images().size());
    assertTrue(made.notes().toString().contains("1 of 2 pictures"), made.notes().toString());
  }

  @Test
  void a_moderated_result_is_blocked() {
    exchange("content-moderated").play(upstream, 1);
    assertEquals(ErrorCode.CONTENT_BLOCKED, failure(JobDraft.edit("first.png")).code());
  }

  @Test
  void a_task_that_failed_is_the_upstreams_failure() {
    exchange("failed").play(upstream, 1);
    assertEquals(ErrorCode.UPSTREAM_FAILED, failure(JobDraft.edit("first.png")).code());
  }

  @Test
  void a_task_that_its_region_has_not_heard_of_yet_is_looked_for_again() {
    poll(200, "{\"status\":\"Task not found\"}");
    exchange("edit").play(upstream, 1);
    assertEquals(1, make(JobDraft.edit("first.png")).images().size());
  }

  @Test
  void a_task_that_is_never_found_is_given_up() {
    always("{\"status\":\"Task not found\"}");
    exchange("pending").play(upstream, 1);
    DarkroomException failure = failure(JobDraft.edit("first.png"));
    assertEquals(ErrorCode.UPSTREAM_FAILED, failure.code());
    assertFalse(failure.sentence().contains("in time"), failure.sentence());
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void a_look_that_fails_is_taken_again_for_the_task_is_paid(int status) {
    poll(status, "{}");
    exchange("edit").play(upstream, 1);
    assertEquals(1, make(JobDraft.edit("first.png")).images().size());
  }

  @Test
  void a_look_that_breaks_off_is_taken_again() {
    upstream.to(
        "GET",
        POLL,
        connection ->
            connection
                .out()
                .write(ScriptedUpstream.head(200, JSON, 100).getBytes(StandardCharsets.UTF_8)));
    exchange("edit").play(upstream, 1);
    assertEquals(1, make(JobDraft.edit("first.png")).images().size());
  }

  @Test
  void a_look_that_is_refused_ends_the_job() {
    poll(403, "{}");
    exchange("edit").play(upstream, 1);
    assertEquals(ErrorCode.UPSTREAM_REFUSED, failure(JobDraft.edit("first.png")).code());
  }

  @Test
  void shows_its_key_to_no_host_that_is_not_its_own() {
    exchange("elsewhere").play(upstream, 1);
    DarkroomException failure = failure(JobDraft.edit("first.png"));
    assertTrue(failure.sentence().contains("not its own"), failure.sentence());
    assertEquals(1, upstream.calls().size());
  }

  @Test
  void waits_for_a_task_no_longer_than_its_time() throws IOException {
    open(Duration.ofMillis(1500), 1); // Long enough for a slow machine to begin.
    always("{\"status\":\"Pending\"}");
    exchange("pending").play(upstream, 1);
    DarkroomException failure = failure(JobDraft.edit("first.png"));
    assertEquals(ErrorCode.UPSTREAM_FAILED, failure.code());
    assertTrue(failure.sentence().contains("in time"), failure.sentence());
  }

  @Test
  void a_cancelled_job_is_not_waited_for() throws Exception {
    exchange("pending").play(upstream, 1);
    upstream.to("GET", POLL, ScriptedUpstream.Connection::waitUntilLeft);
    FutureTask<Made> making = started(() -> make(JobDraft.edit("first.png")));
    upstream.awaitCall();
    assertEquals(POLL, upstream.awaitCall().path());
    watch.cancel();
    var failure = assertThrows(ExecutionException.class, () -> making.get(10, TimeUnit.SECONDS));
    assertEquals(
        ErrorCode.CANCELLED, assertInstanceOf(DarkroomException.class, failure.getCause()).code());
    assertTrue(upstream.clientLeft());
  }

  @ParameterizedTest
  @CsvSource({
    "flux-2-pro, 8",
    "flux-2-klein-4b, 4",
    "flux-kontext-max, 4",
    "flux-pro-1.1, 0",
  })
  void more_pictures_than_the_model_takes_are_an_obstacle(String model, int most) {
    assertTrue(provider().obstacle(pictures(most + 1).job(), model).isPresent());
    if (most > 0) {
      assertTrue(provider().obstacle(pictures(most).job(), model).isEmpty());
    }
  }

  private static JobDraft pictures(int count) {
    return JobDraft.edit(Collections.nCopies(count, "first.png").toArray(String[]::new));
  }

  @Test
  void only_fill_takes_a_mask_and_it_needs_one() {
    JobDraft plain = JobDraft.edit("square.png");
    assertObstacle(plain.masked("mask.png"), "flux-2-pro", "no mask");
    assertObstacle(JobDraft.edit("mask.png").alphaMasked(), "flux-2-pro", "no mask");
    assertObstacle(plain, "flux-pro-1.0-fill", "needs a mask");
    assertFine(plain.masked("mask.png"), "flux-pro-1.0-fill");
    assertFine(JobDraft.edit("mask.png").alphaMasked(), "flux-pro-1.0-fill");
  }

  @Test
  void what_a_model_cannot_draw_is_an_obstacle() {
    JobDraft edit = JobDraft.edit("first.png");
    assertObstacle(edit, "flux-pro-1.0-expand", "needs the size");
    assertObstacle(edit.sized(200, 300), "flux-pro-1.0-expand", "cannot make 200x300");
    assertObstacle(edit.sized(5000, 200), "flux-pro-1.0-expand", "at most 2048");
    assertFine(edit.sized(4396, 200), "flux-pro-1.0-expand");
    assertObstacle(edit.sized(4000, 400), "flux-kontext-pro", "ratio of 4000x400");
    assertObstacle(JobDraft.generation(), "flux-pro-1.0-fill", "from text alone");
    assertObstacle(JobDraft.variation("first.png"), "flux-2-pro", "no variations");
    assertObstacle(edit, "flux-9-pro", "none that this server can use");
    assertObstacle(edit, "../v1/flux-2-pro", "none that this server can use");
  }

  @ParameterizedTest
  @CsvSource({
    "1024x1024, 1024x1024",
    "1000x1000, 1008x1008",
    "4000x4000, 2000x2000",
    "30x40, 64x96",
    "4096x1024, 3968x1008",
  })
  void brings_a_size_to_what_flux_2_takes(String asked, String sent) {
    String[] sides = asked.split("x", 2);
    Size size = new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    assertEquals(sent, BflModel.FLUX_2.sides(size).orElseThrow().toString());
  }

  /** How the next look at the task is answered, before what an exchange has for it. */
  private void poll(int status, String body) {
    upstream.to(
        "GET",
        POLL,
        connection ->
            ScriptedUpstream.write(
                connection.out(), status, JSON, body.getBytes(StandardCharsets.UTF_8)));
  }

  /** How every look at the task is answered. */
  private void always(String body) {
    upstream.file(POLL, 200, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private void assertObstacle(JobDraft draft, String model, String words) {
    String obstacle = provider().obstacle(draft.job(), model).orElse("none");
    assertTrue(obstacle.contains(words), obstacle);
  }

  private void assertFine(JobDraft draft, String model) {
    assertEquals("", provider().obstacle(draft.job(), model).orElse(""));
  }
}

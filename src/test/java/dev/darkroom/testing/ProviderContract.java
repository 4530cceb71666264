package dev.darkroom.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.OutputSpec;
import dev.darkroom.job.Size;
import dev.darkroom.provider.Made;
import dev.darkroom.provider.ProviderKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every upstream provider owes routes and callers, against a scripted upstream. */
public abstract class ProviderContract extends ProviderFixture {
  /** A model that takes a generation, where another one does. */
  protected String generator() {
    return model();
  }

  /** Whether one edit takes three pictures; where not, that is an obstacle. */
  protected boolean takesSeveral() {
    return true;
  }

  /** Whether results may come as a link; where not, there is no exchange {@code linked}. */
  protected boolean answersLinks() {
    return true;
  }

  /** Whether it reviews contents; where not, there is no exchange {@code blocked}. */
  protected boolean reviews() {
    return true;
  }

  /** The body that a row of the table {@code errors} stands for. */
  protected JsonNode errorBody(JsonNode row) {
    return JsonNodeFactory.instance.objectNode().set("error", row);
  }

  private DarkroomException failure() {
    return failure(JobDraft.edit("first.png"));
  }

  @Test
  void sends_an_edit_as_documented_and_brings_the_picture_back() {
    Made made = verify("edit", JobDraft.edit("first.png"), model());
    assertEquals(1, made.images().size());
    assertPicture(made.images().getFirst(), OutputFormat.PNG, 300, 200);
  }

  @Test
  void sends_a_generation_as_documented_and_brings_the_picture_back() {
    Made made = verify("generation", JobDraft.generation(), generator());
    assertPicture(made.images().getFirst(), OutputFormat.PNG, 300, 200);
  }

  @Test
  void sends_several_pictures_in_their_order() {
    JobDraft draft = JobDraft.edit("first.png", "second.png", "third.png");
    if (takesSeveral()) {
      assertEquals(1, verify("several", draft, model()).images().size());
    } else {
      assertTrue(provider().obstacle(draft.job(), model()).isPresent());
    }
  }

  @Test
  void brings_a_picture_of_another_format_to_the_one_asked_for() {
    exchange("edit").play(upstream, 1);
    OutputSpec webp = new OutputSpec(null, false, OutputFormat.WEBP, 80, false);
    Made made = make(JobDraft.edit("first.png").output(webp));
    assertPicture(made.images().getFirst(), OutputFormat.WEBP, 300, 200);
  }

  @Test
  void brings_a_picture_of_a_near_ratio_to_the_exact_size_and_says_so() {
    exchange("edit").play(upstream, 1);
    Made made = make(JobDraft.edit("first.png").sized(640, 480));
    assertPicture(made.images().getFirst(), OutputFormat.PNG, 640, 480);
    assertTrue(made.notes().toString().contains("300x200"), made.notes().toString());
  }

  @Test
  void does_not_pass_a_picture_of_a_far_ratio_off_as_the_one_asked_for() {
    exchange("edit").play(upstream, 1);
    DarkroomException failure = failure(JobDraft.edit("first.png").sized(800, 1200));
    assertEquals(ErrorCode.UPSTREAM_FAILED, failure.code());
  }

  @Test
  void leaves_an_open_size_to_the_upstream() {
    exchange("edit").play(upstream, 1);
    OutputSpec open = new OutputSpec(new Size(1024, 1024), true, OutputFormat.PNG, 100, false);
    Made made = make(JobDraft.edit("first.png").output(open));
    assertPicture(made.images().getFirst(), OutputFormat.PNG, 300, 200);
  }

  @Test
  void names_what_the_model_has_no_place_for() {
    exchange("edit").play(upstream, 1);
    Made made = make(JobDraft.edit("first.png").option("lens_flare", "rain"));
    assertTrue(made.notes().toString().contains("lens_flare"), made.notes().toString());
  }

  @Test
  void names_an_option_of_an_operator_that_is_not_there() {
    ProviderKind.OptionException failure =
        assertThrows(
            ProviderKind.OptionException.class,
            () -> open(Duration.ofSeconds(60), 1, Map.of("colour", "blue")));
    assertTrue(String.valueOf(failure.getMessage()).startsWith("colour: "));
  }

  @Test
  void is_busy_as_long_as_the_upstream_says() {
    exchange("busy").play(upstream, 1);
    DarkroomException failure = failure();
    assertEquals(ErrorCode.UPSTREAM_BUSY, failure.code());
    assertTrue(failure.sentence().contains("7 s"), failure.sentence());
  }

  @Test
  void fails_when_the_upstream_fails() {
    exchange("broken").play(upstream, 1);
    assertEquals(ErrorCode.UPSTREAM_FAILED, failure().code());
  }

  @Test
  void tells_a_blocked_request_apart() {
    assumeTrue(reviews());
    exchange("blocked").play(upstream, 1);
    assertEquals(ErrorCode.CONTENT_BLOCKED, failure().code());
  }

  @Test
  void keeps_the_operators_account_from_callers() {
    exchange("refused").play(upstream, 1);
    DarkroomException failure = failure();
    assertEquals(ErrorCode.UPSTREAM_REFUSED, failure.code());
    assertFalse(failure.sentence().contains("account"), failure.sentence());
  }

  @Test
  void tells_the_caller_in_the_upstreams_words_what_was_wrong() {
    exchange("wrong").play(upstream, 1);
    DarkroomException failure = failure();
    assertEquals(ErrorCode.INSTRUCTION_NOT_SUPPORTED, failure.code());
    assertTrue(failure.sentence().contains("too short"), failure.sentence());
    assertFalse(failure.sentence().contains("0123456789abcdef"), failure.sentence());
  }

  @Test
  void means_by_its_errors_what_the_table_says() {
    for (JsonNode row : errors()) {
      String body = errorBody(row).toString();
      Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/json"));
      if (row.has("retryAfter")) {
        headers.put("Retry-After", row.path("retryAfter").asText());
      }
      upstream.then(row.path("status").asInt(), headers, body.getBytes(StandardCharsets.UTF_8));
      DarkroomException failure = failure();
      assertEquals(row.path("expect").asText(), failure.code().name(), row.toString());
      assertTrue(failure.sentence().endsWith("."), failure.sentence());
    }
  }

  private JsonNode errors() {
    JsonNode rows = exchange("errors").script();
    assertTrue(rows.size() > 3, "a table of errors");
    return rows;
  }

  @Test
  void fails_when_the_upstream_hangs() throws Exception {
    open(Duration.ofMillis(1500), 1); // Long enough for a slow machine to begin.
    upstream.then(ScriptedUpstream.Connection::waitUntilLeft);
    DarkroomException failure = failure();
    assertEquals(ErrorCode.UPSTREAM_FAILED, failure.code());
    assertTrue(failure.sentence().contains("in time"), failure.sentence());
    assertTrue(upstream.clientLeft());
  }

  @Test
  void fails_when_the_answer_drips_beyond_its_time() throws Exception {
    open(Duration.ofMillis(1500), 1); // Long enough for a slow machine to begin.
    upstream.then(
        connection -> {
          connection.out().write(head(1000));
          connection.out().write('{');
          connection.out().flush();
          connection.waitUntilLeft();
        });
    assertTrue(failure().sentence().contains("in time"));
    assertTrue(upstream.clientLeft());
  }

  @Test
  void fails_when_the_answer_is_cut_off() {
    byte[] body = exchange("edit").body();
    upstream.then(
        connection -> {
          connection.out().write(head(body.length));
          connection.out().write(body, 0, body.length / 2);
        });
    assertEquals(ErrorCode.UPSTREAM_FAILED, failure().code());
  }

  @Test
  void fails_when_nobody_is_there() {
    upstream.close();
    assertEquals(ErrorCode.UPSTREAM_FAILED, failure().code());
  }

  @Test
  void fails_when_the_answer_is_no_json() {
    upstream.then(
        200, Map.of("Content-Type", "text/html"), "<p>Hello".getBytes(StandardCharsets.UTF_8));
    assertEquals(ErrorCode.UPSTREAM_FAILED, failure().code());
  }

  @Test
  void fails_when_the_answer_holds_no_picture() {
    exchange("empty").play(upstream, 1);
    assertEquals(ErrorCode.UPSTREAM_FAILED, failure().code());
  }

  @Test
  void fails_when_the_picture_is_none() {
    exchange("no-picture").play(upstream, 1);
    assertEquals(ErrorCode.UPSTREAM_FAILED, failure().code());
  }

  @Test
  void follows_no_redirect_with_its_key() {
    upstream.then(302, Map.of("Location", upstream.url() + "/elsewhere"), new byte[0]);
    assertEquals(ErrorCode.UPSTREAM_REFUSED, failure().code());
    assertEquals(1, upstream.calls().size());
  }

  @Test
  void fails_when_the_answer_has_no_end() throws Exception {
    upstream.then(
        connection -> {
          connection.out().write(head(1L << 40));
          byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
          try {
            while (true) {
              connection.out().write(spaces);
            }
          } finally {
            connection.left().countDown();
          }
        });
    DarkroomException failure = failure();
    assertEquals(ErrorCode.UPSTREAM_FAILED, failure.code());
    assertTrue(failure.sentence().contains("too much"), failure.sentence());
    assertTrue(upstream.clientLeft());
  }

  @Test
  void fetches_a_result_that_comes_as_a_url() {
    assumeTrue(answersLinks());
    upstream.file("/result.png", 200, "image/png", TestPictures.named("first.png"));
    exchange("linked").play(upstream, 1);
    Made made = make(JobDraft.edit("first.png"));
    assertPicture(made.images().getFirst(), OutputFormat.PNG, 300, 200);
  }

  @Test
  void fails_when_a_results_url_has_expired() {
    assumeTrue(answersLinks());
    upstream.file(
        "/result.png", 404, "application/xml", "<Error/>".getBytes(StandardCharsets.UTF_8));
    exchange("linked").play(upstream, 1);
    assertEquals(ErrorCode.UPSTREAM_FAILED, failure().code());
  }

  @Test
  void fetches_no_result_from_another_private_host() {
    assumeTrue(answersLinks());
    ScriptedUpstream neighbour = new ScriptedUpstream();
    try (neighbour) {
      neighbour.file("/result.png", 200, "image/png", TestPictures.named("first.png"));
      exchange("linked", neighbour).play(upstream, 1);
      assertEquals(ErrorCode.UPSTREAM_FAILED, failure().code());
    }
  }

  @Test
  void ends_the_call_when_the_job_is_cancelled() throws Exception {
    upstream.then(ScriptedUpstream.Connection::waitUntilLeft);
    FutureTask<Made> making = started(() -> make(JobDraft.edit("first.png")));
    upstream.awaitCall();
    watch.cancel();
    assertEquals(ErrorCode.CANCELLED, failure(making).code());
    assertTrue(upstream.clientLeft());
  }

  @Test
  void keeps_to_its_number_of_calls_at_once() throws Exception {
    open(Duration.ofSeconds(60), 1);
    FutureTask<Void> go = new FutureTask<>(() -> null);
    UpstreamExchange edit = exchange("edit");
    edit.playHeld(upstream, go);
    edit.play(upstream, 1);
    FutureTask<Made> first = started(() -> make(JobDraft.edit("first.png")));
    upstream.awaitCall();
    FakeWatch impatient = new FakeWatch();
    impatient.cancel();
    DarkroomException left =
        assertThrows(
            DarkroomException.class,
            () ->
                provider()
                    .make(
                        JobDraft.generation().job(),
                        model(),
                        JobDraft.SOURCES,
                        new Tired(impatient)));
    assertEquals(ErrorCode.CANCELLED, left.code());
    assertEquals(1, upstream.calls().size());
    FutureTask<Made> second = started(() -> make(JobDraft.edit("first.png")));
    assertEquals(1, upstream.calls().size());
    go.run();
    assertEquals(1, first.get(60, TimeUnit.SECONDS).images().size());
    assertEquals(1, second.get(60, TimeUnit.SECONDS).images().size());
    assertEquals(2 * edit.steps().size(), upstream.calls().size());
  }

  /** Lets a job begin, and cancels it as soon as it waits. */
  private record Tired(FakeWatch cancelled) implements dev.darkroom.job.Watch {
    @Override
    public void progress(double done, String stage) {}

    @Override
    public void check() {
      cancelled.check();
    }
  }

  private static byte[] head(long length) {
    return ScriptedUpstream.head(200, Map.of("Content-Type", "application/json"), length)
        .getBytes(StandardCharsets.US_ASCII);
  }

  protected static FutureTask<Made> started(Callable<Made> work) {
    FutureTask<Made> task = new FutureTask<>(work);
    Thread.startVirtualThread(task);
    return task;
  }

  private static DarkroomException failure(FutureTask<Made> task) {
    ExecutionException e =
        assertThrows(ExecutionException.class, () -> task.get(60, TimeUnit.SECONDS));
    return assertInstanceOf(DarkroomException.class, e.getCause());
  }
}

package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.testing.JobDraft;
import dev.darkroom.testing.ProviderContract;
import dev.darkroom.testing.SentMask;
import dev.darkroom.testing.UpstreamCall;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The models whose work is a task to be followed. */
class DashScopeTaskTest extends ProviderContract {
  private static final String CANCEL =
      "POST /api/v1/tasks/a8532587-0000-0000-0000-000000000000/cancel";
  private static final String MASKING = "wanx2.1-imageedit";

  @Override
  protected ProviderKind kind() {
    Polling fast = Polling.every(Duration.ofMillis(10));
    return (config, tools) -> new DashScopeProvider(config, tools, fast);
  }

  @Override
  protected Pictures pictures() {
    return new LocalPictures(new PixelBudget(50), Limits.DEFAULT);
  }

  @Override
  protected String exchanges() {
    return "dashscope-task";
  }

  @Override
  protected String basePath() {
    return "/api/v1";
  }

  @Override
  protected String model() {
    return "wan2.5-i2i-preview";
  }

  @Override
  protected String generator() {
    return "wan2.5-t2i-preview";
  }

  @Override
  protected JsonNode errorBody(JsonNode row) {
    return ((ObjectNode) row.deepCopy()).put("message", "It went wrong.");
  }

  @Test
  void sends_a_mask_as_white_where_the_picture_changes() {
    JobDraft draft = JobDraft.edit("square.png").masked("mask.png");
    assertTrue(provider().obstacle(draft.job(), MASKING).isEmpty());
    verify("masked", draft, MASKING);
    SentMask.of(sent("/input/mask_image_url")).assertWhiteChanges();
  }

  @Test
  void transparent_pixels_of_the_picture_become_the_mask_where_they_are_one() {
    exchange("masked").play(upstream, 1);
    make(JobDraft.edit("mask.png").alphaMasked(), MASKING);
    SentMask.of(sent("/input/mask_image_url")).assertWhiteChanges();
  }

  @Test
  void a_picture_with_a_mask_is_sent_upright_as_the_mask_is() {
    exchange("masked").play(upstream, 1);
    make(JobDraft.edit("square.jpg").masked("mask.png"), MASKING);
    assertTrue(
        upstream.calls().getFirst().json().at("/input/base_image_url").asText().contains("/png;"));
  }

  @Test
  void edits_by_description_where_there_is_no_mask() {
    verify("described", JobDraft.edit("first.png"), MASKING);
  }

  @Test
  void a_picture_that_must_be_opaque_is_put_on_white() {
    exchange("edit").play(upstream, 1);
    make(JobDraft.edit("mask.png"));
    String url = upstream.calls().getFirst().json().at("/input/images/0").asText();
    assertTrue(url.startsWith("data:image/jpeg;base64,/9j/"), "JPEG");
  }

  private byte[] sent(String field) {
    String url = upstream.calls().getFirst().json().at(field).asText();
    return Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1));
  }

  @Test
  void brings_those_results_that_passed_the_review_and_says_what_became_of_the_others() {
    exchange("part-blocked").play(upstream, 1);
    Made made = make(JobDraft.edit("first.png").count(2));
    assertEquals(1, made.images().size());
    assertTrue(made.notes().toString().contains("1 of 2 pictures"), made.notes().toString());
    assertTrue(made.notes().toString().contains("safety rules"), made.notes().toString());
    assertEquals(2, upstream.calls().getFirst().json().at("/parameters/n").asInt());
  }

  @ParameterizedTest
  @CsvSource({
    "task-blocked, CONTENT_BLOCKED",
    "task-failed, UPSTREAM_FAILED",
    "task-unknown, UPSTREAM_FAILED",
  })
  void a_task_that_failed_says_why(String exchange, ErrorCode code) {
    exchange(exchange).play(upstream, 1);
    assertEquals(code, failure(JobDraft.edit("first.png")).code());
    assertFalse(cancelled(), "there is nothing left to cancel");
  }

  @Test
  void looks_that_fail_end_no_task() {
    exchange("polls-throttled").play(upstream, 1);
    assertEquals(1, make(JobDraft.edit("first.png")).images().size());
  }

  @Test
  void a_task_that_cannot_be_seen_any_more_fails() {
    exchange("polls-lost").play(upstream, 1);
    assertEquals(ErrorCode.UPSTREAM_FAILED, failure(JobDraft.edit("first.png")).code());
    assertEquals(5, upstream.calls().stream().filter(c -> !c.path().endsWith("/cancel")).count());
  }

  @Test
  void a_job_that_is_stopped_cancels_the_task_that_still_waits() throws Exception {
    exchange("waiting").play(upstream, 1);
    assertEquals(ErrorCode.CANCELLED, stopped().code());
    UpstreamCall last = upstream.awaitCall();
    while (!CANCEL.equals(last.method() + " " + last.path())) {
      last = upstream.awaitCall();
    }
    assertEquals("Bearer " + KEY, last.headers().get("authorization"));
  }

  @Test
  void a_task_that_runs_already_is_left_alone() throws Exception {
    exchange("running").play(upstream, 1);
    assertEquals(ErrorCode.CANCELLED, stopped().code());
    assertFalse(cancelled());
  }

  /** Cancels a job once its task was looked at, and gives what it failed with. */
  private DarkroomException stopped() throws Exception {
    FutureTask<Made> making = started(() -> make(JobDraft.edit("first.png")));
    for (int i = 0; i < 3; i++) {
      upstream.awaitCall();
    }
    watch.cancel();
    ExecutionException e =
        assertThrows(ExecutionException.class, () -> making.get(10, TimeUnit.SECONDS));
    return assertInstanceOf(DarkroomException.class, e.getCause());
  }

  @Test
  void a_task_that_waits_beyond_the_time_is_cancelled() throws Exception {
    open(Duration.ofMillis(500), 1);
    exchange("waiting").play(upstream, 1);
    DarkroomException failure = failure(JobDraft.edit("first.png"));
    assertTrue(failure.sentence().contains("in time"), failure.sentence());
    UpstreamCall last = upstream.awaitCall();
    while (!CANCEL.equals(last.method() + " " + last.path())) {
      last = upstream.awaitCall();
    }
  }

  private boolean cancelled() {
    return upstream.calls().stream().anyMatch(c -> CANCEL.equals(c.method() + " " + c.path()));
  }

  @Test
  void looks_less_and_less_often() {
    Polling polling = new Polling(Duration.ofSeconds(1), Duration.ofSeconds(5));
    assertEquals(Duration.ofSeconds(1), polling.pause(0));
    assertEquals(Duration.ofSeconds(1), polling.pause(2));
    assertEquals(Duration.ofSeconds(2), polling.pause(3));
    assertEquals(Duration.ofSeconds(4), polling.pause(8));
    assertEquals(Duration.ofSeconds(5), polling.pause(9));
    assertEquals(Duration.ofSeconds(5), polling.pause(100_000));
  }
}

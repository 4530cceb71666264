package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.testing.JobDraft;
import dev.darkroom.testing.ScriptedUpstream;
import dev.darkroom.testing.SentMask;
import dev.darkroom.testing.UpstreamExchange;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class SdCppProviderTest extends SelfHostedContract {
  private static final String JOB = "/sdcpp/v1/jobs/job_6a0f_00000003";

  @Override
  Provider opened(ProviderConfig config, ProviderKind.Tools tools, LongSupplier random) {
    return new SdCppProvider(config, tools, random);
  }

  @Override
  protected String exchanges() {
    return "sdcpp";
  }

  @Override
  protected String basePath() {
    return "";
  }

  @Override
  protected String model() {
    return "qwen-image-edit";
  }

  @Override
  protected boolean answersLinks() {
    return false;
  }

  @Override
  protected JsonNode errorBody(JsonNode row) {
    return JsonNodeFactory.instance.objectNode().set("error", row.path("text"));
  }

  @Test
  void looks_that_fail_end_no_job() {
    String job = "/sdcpp/v1/jobs/job_6a0f_00000003";
    for (int i = 0; i < 2; i++) {
      upstream.to("GET", job, c -> ScriptedUpstream.write(c.out(), 502, Map.of(), new byte[0]));
    }
    exchange("edit").play(upstream, 1);
    assertEquals(1, make(JobDraft.edit("first.png")).images().size());
  }

  @Test
  void sends_a_mask_that_is_white_where_the_picture_changes_and_all_that_was_chosen()
      throws IOException {
    with("steps", "30");
    with("guidance", "4.5");
    with("sampler", "euler_a");
    with("scheduler", "karras");
    with("strength", "0.9");
    JobDraft draft =
        JobDraft.edit("square.png")
            .masked("mask.png")
            .count(2)
            .option("seed", 7L)
            .option("negative_prompt", "rain");
    Made made = verify("masked", draft, model());
    assertEquals(2, made.images().size());
    assertTrue(made.notes().isEmpty(), made.notes().toString());
    String mask = upstream.calls().getFirst().json().path("mask_image").asText();
    SentMask.of(Base64.getDecoder().decode(mask)).assertWhiteChanges();
  }

  @Test
  void a_model_that_does_not_edit_draws_over_the_picture() throws IOException {
    with("edits", "image");
    verify("edit-image", JobDraft.edit("first.png"), model());
    assertTrue(obstacle(JobDraft.edit("first.png", "second.png")).contains("one picture"));
    assertTrue(obstacle(JobDraft.edit("first.png").sized(400, 1200)).contains("keeps the ratio"));
  }

  @Test
  void waits_while_the_job_is_queued_and_drawn() {
    exchange("slow").play(upstream, 1);
    assertEquals(1, make(JobDraft.generation()).images().size());
    assertEquals(4, upstream.calls().size());
  }

  @Test
  void a_job_that_failed_or_was_lost_with_a_restart_fails_without_the_servers_paths() {
    exchange("failed").play(upstream, 1);
    DarkroomException failed = failure(JobDraft.edit("first.png"));
    assertEquals(ErrorCode.UPSTREAM_FAILED, failed.code());
    assertFalse(failed.sentence().contains("models"), failed.sentence());
    exchange("lost").play(upstream, 1);
    assertEquals(ErrorCode.UPSTREAM_FAILED, failure(JobDraft.edit("first.png")).code());
  }

  @Test
  void a_job_that_nobody_waits_for_is_cancelled_at_the_server() throws Exception {
    queued();
    upstream.to("GET", JOB, ScriptedUpstream.Connection::waitUntilLeft);
    FutureTask<Made> making = new FutureTask<>(() -> make(JobDraft.edit("first.png")));
    Thread.startVirtualThread(making);
    assertEquals("/sdcpp/v1/img_gen", upstream.awaitCall().path());
    assertEquals(JOB, upstream.awaitCall().path());
    watch.cancel();
    assertThrows(ExecutionException.class, () -> making.get(10, TimeUnit.SECONDS));
    assertEquals(JOB + "/cancel", upstream.awaitCall().path());
  }

  private void queued() {
    UpstreamExchange edit = exchange("edit");
    upstream.then(edit.status(), edit.headers(), edit.body());
  }
}

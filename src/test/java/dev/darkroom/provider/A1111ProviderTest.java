package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.darkroom.provider.ProviderKind.OptionException;
import dev.darkroom.testing.FakeWatch;
import dev.darkroom.testing.JobDraft;
import dev.darkroom.testing.ScriptedUpstream;
import dev.darkroom.testing.SentMask;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class A1111ProviderTest extends SelfHostedContract {
  @Override
  Provider opened(ProviderConfig config, ProviderKind.Tools tools, LongSupplier random) {
    return new A1111Provider(config, tools, random);
  }

  @Override
  protected String exchanges() {
    return "a1111";
  }

  @Override
  protected String basePath() {
    return "";
  }

  @Override
  protected String model() {
    return "dreamy.safetensors";
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
    return JsonNodeFactory.instance.objectNode().set("detail", row.path("message"));
  }

  @Test
  void sends_a_mask_that_is_white_where_the_picture_changes_and_all_that_was_chosen()
      throws IOException {
    with("steps", "30");
    with("guidance", "4.5");
    with("sampler", "Euler a");
    with("scheduler", "Karras");
    with("strength", "0.9");
    JobDraft draft =
        JobDraft.edit("square.png")
            .masked("mask.png")
            .option("seed", 7L)
            .option("negative_prompt", "rain <lora:y:1>");
    Made made = verify("masked", draft, "loaded");
    assertTrue(made.notes().isEmpty(), made.notes().toString());
    String mask = upstream.call().json().path("mask").asText();
    SentMask.of(Base64.getDecoder().decode(mask)).assertWhiteChanges();
  }

  @Test
  void makes_several_pictures_one_after_the_other_each_with_a_seed_of_its_own() {
    exchange("generation").play(upstream, 3);
    assertEquals(3, make(JobDraft.generation().count(3).option("seed", 7L)).images().size());
    assertEquals(
        List.of(7L, 8L, 9L),
        upstream.calls().stream().map(call -> call.json().path("seed").asLong()).toList());
  }

  @Test
  void does_not_begin_the_next_picture_after_one_that_failed() {
    exchange("generation").play(upstream, 1);
    exchange("broken").play(upstream, 1);
    Made made = make(JobDraft.generation().count(3));
    assertEquals(1, made.images().size());
    assertTrue(made.notes().toString().contains("1 of 3 pictures"), made.notes().toString());
    assertEquals(2, upstream.calls().size());
  }

  @Test
  void the_ratio_of_a_picture_stays() {
    assertTrue(obstacle(JobDraft.edit("first.png").sized(400, 1200)).contains("keeps the ratio"));
    assertEquals("", obstacle(JobDraft.edit("first.png").sized(640, 480)));
    exchange("edit").play(upstream, 1);
    make(JobDraft.edit("first.png").sized(640, 480));
    assertEquals(720, upstream.call().json().path("width").asInt());
    assertEquals(480, upstream.call().json().path("height").asInt());
  }

  @Test
  void leaves_what_other_clients_run_alone() throws Exception {
    cancelWhileDrawing();
    exchange("edit").play(upstream, 1);
    watchAnew();
    assertFalse(
        upstream.calls().stream().anyMatch(call -> call.path().endsWith("/interrupt")),
        "an interrupt that nobody asked for");
  }

  @Test
  void stops_the_server_before_the_next_job_where_it_has_no_other_clients() throws Exception {
    with("interrupt", "true");
    cancelWhileDrawing();
    assertEquals("/sdapi/v1/interrupt", upstream.awaitCall().path());
    exchange("edit").play(upstream, 1);
    watchAnew();
    assertEquals("/sdapi/v1/img2img", upstream.call().path());
    assertEquals(3, upstream.calls().size());
  }

  private void cancelWhileDrawing() throws Exception {
    upstream.then(ScriptedUpstream.Connection::waitUntilLeft);
    FutureTask<Made> making = new FutureTask<>(() -> make(JobDraft.edit("first.png")));
    Thread.startVirtualThread(making);
    assertEquals("/sdapi/v1/img2img", upstream.awaitCall().path());
    watch.cancel();
    assertThrows(ExecutionException.class, () -> making.get(10, TimeUnit.SECONDS));
  }

  /** The next job, which is not cancelled. */
  private void watchAnew() {
    Made made =
        provider()
            .make(JobDraft.edit("first.png").job(), model(), JobDraft.SOURCES, new FakeWatch());
    assertEquals(1, made.images().size());
  }

  @Test
  void an_interrupt_needs_a_server_that_does_one_thing_at_a_time() {
    options.put("interrupt", "true");
    OptionException failure =
        assertThrows(OptionException.class, () -> open(Duration.ofSeconds(20), 2));
    assertTrue(String.valueOf(failure.getMessage()).contains("maxConcurrent: 1"));
  }
}

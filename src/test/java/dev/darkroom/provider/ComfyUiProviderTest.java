package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.testing.JobDraft;
import dev.darkroom.testing.ScriptedUpstream;
import dev.darkroom.testing.SentMask;
import dev.darkroom.testing.UpstreamCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class ComfyUiProviderTest extends SelfHostedContract {
  private static final String ID = "5b0e6f1e-2b8e-4a63-9e0b-0a6c0b6f4d11";

  ComfyUiProviderTest() {
    options.put("workflows", folder().toString());
  }

  private static Path folder() {
    try {
      return Path.of(
          Objects.requireNonNull(ComfyUiProviderTest.class.getResource("/workflows")).toURI());
    } catch (URISyntaxException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  @Override
  Provider opened(ProviderConfig config, ProviderKind.Tools tools, LongSupplier random) {
    return new ComfyUiProvider(config, tools, random);
  }

  @Override
  protected String exchanges() {
    return "comfyui";
  }

  @Override
  protected String basePath() {
    return "";
  }

  @Override
  protected String model() {
    return "edit.safetensors";
  }

  @Override
  protected boolean answersLinks() {
    return false;
  }

  @Override
  protected JsonNode errorBody(JsonNode row) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("error").put("type", row.path("error").asText()).put("message", "Failed.");
    ObjectNode nodes = body.putObject("node_errors");
    for (JsonNode type : row.path("nodes")) {
      nodes
          .putObject("node " + nodes.size())
          .putArray("errors")
          .addObject()
          .put("type", type.asText())
          .put("message", "Value is wrong")
          .put("details", "width.");
    }
    return body;
  }

  @Test
  void sends_a_mask_that_is_transparent_where_the_picture_changes() {
    Made made = verify("masked", JobDraft.edit("square.png").masked("mask.png"), model());
    assertPicture(made.images().getFirst(), OutputFormat.PNG, 1000, 1000);
    SentMask.of(upstream.calls().get(1).part("image")).assertTransparentChanges();
  }

  @Test
  void transparent_pixels_of_the_first_picture_become_a_mask_where_they_are_one() {
    exchange("masked").play(upstream, 1);
    make(JobDraft.edit("mask.png").alphaMasked());
    SentMask.of(upstream.calls().get(1).part("image")).assertTransparentChanges();
  }

  @Test
  void fills_all_that_was_chosen_and_fetches_every_result_but_previews() {
    JobDraft draft =
        JobDraft.generation()
            .sized(3000, 2000)
            .count(2)
            .option("seed", 7L)
            .option("negative_prompt", "rain <lora:y:1>");
    upstreamLimits();
    Made made = verify("generation-chosen", draft, model());
    assertEquals(2, made.images().size());
    made.images().forEach(image -> assertPicture(image, OutputFormat.PNG, 3000, 2000));
  }

  private void upstreamLimits() {
    try {
      with(PixelRange.PIXELS_MAX, Integer.toString(1008 * 672));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void queues_a_graph_for_each_picture_where_the_workflow_makes_one() {
    exchange("edit").play(upstream, 2);
    Made made = make(JobDraft.edit("first.png").count(2));
    assertEquals(2, made.images().size());
    assertEquals(
        "[41, 42]",
        upstream.calls().stream()
            .filter(call -> call.path().equals("/prompt"))
            .map(call -> call.json().at("/prompt/6/inputs/seed").asText())
            .toList()
            .toString());
  }

  @Test
  void what_looks_like_a_place_in_a_callers_words_stays_as_it_is() {
    exchange("generation").play(upstream, 1);
    make(JobDraft.generation().option("negative_prompt", "{{seed}} and {{prompt}}"));
    JsonNode graph = upstream.calls().getFirst().json().path("prompt");
    assertEquals("{{seed}} and {{prompt}}", graph.at("/8/inputs/text").asText());
  }

  @Test
  void waits_until_the_graph_is_no_longer_in_the_queue() {
    exchange("slow").play(upstream, 1);
    assertEquals(1, make(JobDraft.generation()).images().size());
  }

  @Test
  void a_graph_that_was_lost_with_a_restart_fails_at_once() {
    exchange("lost").play(upstream, 1);
    DarkroomException failure = failure(JobDraft.generation());
    assertEquals(ErrorCode.UPSTREAM_FAILED, failure.code());
    assertTrue(failure.sentence().contains("started anew"), failure.sentence());
  }

  @Test
  void a_node_that_fails_is_the_servers_failure_without_its_paths() {
    exchange("failed").play(upstream, 1);
    DarkroomException failure = failure(JobDraft.edit("first.png"));
    assertEquals(ErrorCode.UPSTREAM_FAILED, failure.code());
    assertFalse(failure.sentence().contains("srv"), failure.sentence());
  }

  @Test
  void a_workflow_that_the_server_refuses_is_the_operators_to_mend() {
    exchange("refused-graph").play(upstream, 1);
    DarkroomException failure = failure(JobDraft.edit("first.png"));
    assertEquals(ErrorCode.UPSTREAM_REFUSED, failure.code());
    assertFalse(failure.sentence().contains("secret"), failure.sentence());
  }

  @Test
  void fails_when_a_result_is_not_there_any_more() {
    exchange("gone").play(upstream, 1);
    assertEquals(ErrorCode.UPSTREAM_FAILED, failure(JobDraft.edit("first.png")).code());
  }

  @Test
  void a_job_that_nobody_waits_for_is_taken_out_of_the_queue_and_stopped_by_its_name()
      throws Exception {
    upstream.then(
        200,
        Map.of("Content-Type", "application/json"),
        ("{\"prompt_id\":\"" + ID + "\",\"node_errors\":{}}").getBytes(StandardCharsets.UTF_8));
    upstream.to("GET", "/history/" + ID, ScriptedUpstream.Connection::waitUntilLeft);
    FutureTask<Made> making = new FutureTask<>(() -> make(JobDraft.generation()));
    Thread.startVirtualThread(making);
    assertEquals("/prompt", upstream.awaitCall().path());
    assertEquals("/history/" + ID, upstream.awaitCall().path());
    watch.cancel();
    assertThrows(ExecutionException.class, () -> making.get(10, TimeUnit.SECONDS));
    Map<String, String> told = new TreeMap<>();
    for (int i = 0; i < 2; i++) {
      UpstreamCall call = upstream.awaitCall();
      told.put(call.path(), call.json().toString());
    }
    assertEquals(
        Map.of(
            "/queue", "{\"delete\":[\"" + ID + "\"]}",
            "/interrupt", "{\"prompt_id\":\"" + ID + "\"}"),
        told);
  }

  @Test
  void names_what_there_is_no_workflow_for() {
    assertEquals("", obstacle(JobDraft.edit("square.png").masked("mask.png")));
    JobDraft two = JobDraft.edit("first.png", "second.png");
    assertTrue(obstacle(two).contains("takes no 2 pictures"));
    JobDraft three = JobDraft.edit("square.png", "second.png", "third.png");
    assertEquals("", obstacle(three));
    assertTrue(obstacle(three.masked("mask.png")).contains("takes no mask with 3 pictures"));
    assertTrue(obstacle(JobDraft.edit("first.png").sized(400, 1200)).contains("keeps the ratio"));
    assertEquals("", obstacle(JobDraft.generation().sized(400, 1200)));
  }
}

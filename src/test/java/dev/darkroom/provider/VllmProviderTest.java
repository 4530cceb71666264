package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.darkroom.testing.JobDraft;
import dev.darkroom.testing.SentMask;
import java.io.IOException;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class VllmProviderTest extends SelfHostedContract {
  @Override
  Provider opened(ProviderConfig config, ProviderKind.Tools tools, LongSupplier random) {
    return new VllmProvider(config, tools, random);
  }

  @Override
  protected String exchanges() {
    return "vllm";
  }

  @Override
  protected String basePath() {
    return "/v1";
  }

  @Override
  protected String model() {
    return "Qwen/Qwen-Image-Edit-2509";
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
    JobDraft draft =
        JobDraft.edit("square.png")
            .masked("mask.png")
            .count(2)
            .option("seed", 7L)
            .option("negative_prompt", "rain");
    Made made = verify("masked", draft, model());
    assertEquals(2, made.images().size());
    assertTrue(made.notes().isEmpty(), made.notes().toString());
    SentMask.of(upstream.call().part("mask_image")).assertWhiteChanges();
  }

  @Test
  void transparent_pixels_of_the_first_picture_become_a_mask_where_they_are_one() {
    exchange("edit").play(upstream, 1);
    make(JobDraft.edit("mask.png").alphaMasked());
    SentMask.of(upstream.call().part("mask_image")).assertWhiteChanges();
  }

  @Test
  void more_pictures_than_one_call_makes_are_as_many_calls_with_seeds_of_their_own() {
    exchange("generation").play(upstream, 11);
    assertEquals(11, make(JobDraft.generation().count(11).option("seed", 5L)).images().size());
    assertEquals(
        11,
        upstream.calls().stream()
            .map(call -> call.json().path("seed").asLong())
            .distinct()
            .count());
    assertTrue(upstream.calls().stream().allMatch(call -> call.json().path("n").asInt() == 1));
  }

  @Test
  void a_masked_picture_keeps_its_ratio() {
    JobDraft masked = JobDraft.edit("square.png").masked("mask.png");
    assertTrue(obstacle(masked.sized(1600, 800)).contains("keeps the ratio"));
    assertEquals("", obstacle(masked.sized(1200, 1000)));
    assertEquals("", obstacle(JobDraft.edit("square.png").sized(1600, 800)));
  }
}

package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.OutputSpec;
import dev.darkroom.testing.JobDraft;
import dev.darkroom.testing.ProviderContract;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenRouterProviderTest extends ProviderContract {
  private static final OutputSpec CUT = new OutputSpec(null, false, OutputFormat.PNG, 100, true);

  @Override
  protected ProviderKind kind() {
    return OpenRouterProvider::new;
  }

  @Override
  protected Pictures pictures() {
    return new LocalPictures(new PixelBudget(50), Limits.DEFAULT);
  }

  @Override
  protected String exchanges() {
    return "openrouter";
  }

  @Override
  protected String basePath() {
    return "/api/v1";
  }

  @Override
  protected String model() {
    return "black-forest-labs/flux.2-pro";
  }

  @Override
  protected boolean answersLinks() {
    return false;
  }

  @Override
  protected JsonNode errorBody(JsonNode row) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode error = body.putObject("error").put("message", "It went wrong.");
    error.put("code", row.path("code").asInt(row.path("status").asInt()));
    if (row.path("flagged").asBoolean()) {
      error.putObject("metadata").putArray("reasons").add("violence");
    }
    return body;
  }

  @Test
  void sends_every_field_that_the_caller_chose_and_makes_the_size_here() {
    JobDraft draft =
        JobDraft.edit("first.png")
            .sized(1600, 1200)
            .option("quality", "high")
            .option("seed", 42L)
            .option("style", "vivid");
    Made made = verify("edit-sized", draft, model());
    assertPicture(made.images().getFirst(), OutputFormat.PNG, 1600, 1200);
    assertTrue(made.notes().contains("No effect with this model: style."), made.notes().toString());
  }

  @Test
  void asks_models_that_cut_out_for_a_transparent_background() {
    verify("transparent", JobDraft.generation().output(CUT), "openai/gpt-image-1");
    assertTrue(provider().obstacle(JobDraft.generation().output(CUT).job(), model()).isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "openai/gpt-image-1, 1600, 900, 3:2, ''",
    "google/gemini-2.5-flash-image, 1920, 1080, 16:9, ''",
    "google/gemini-3-pro-image-preview, 1920, 1080, 16:9, 2K",
    "black-forest-labs/flux.2-pro, 2048, 512, 4:1, ''",
    "black-forest-labs/flux.2-pro, 4096, 4096, 1:1, 4K",
  })
  void asks_for_the_nearest_shape(
      String name, int width, int height, String ratio, String resolution) {
    var size = new dev.darkroom.job.Size(width, height);
    assertEquals(ratio, OpenRouterModel.of(name).ratios().nearest(size));
    assertEquals(resolution, OpenRouterModel.of(name).tier(size).orElse(""));
  }

  @Test
  void each_of_several_pictures_begins_at_a_seed_of_its_own() {
    exchange("edit").play(upstream, 2);
    make(JobDraft.edit("first.png").count(2).option("seed", 7L));
    Set<Long> seeds = new TreeSet<>();
    upstream.calls().forEach(call -> seeds.add(call.json().at("/seed").asLong()));
    assertEquals(Set.of(7L, 8L), seeds);
  }

  @Test
  void makes_several_pictures_by_as_many_calls() {
    exchange("edit").play(upstream, 3);
    assertEquals(3, make(JobDraft.edit("first.png").count(3)).images().size());
    assertEquals(3, upstream.calls().size());
    assertEquals(1, upstream.call().json().path("n").asInt());
  }

  @Test
  void a_failure_within_a_success_is_a_failure() {
    exchange("broken-late").play(upstream, 1);
    assertEquals(ErrorCode.UPSTREAM_FAILED, failure(JobDraft.edit("first.png")).code());
  }

  @Test
  void a_refusal_of_one_of_several_pictures_is_told() {
    exchange("edit").play(upstream, 1);
    exchange("blocked").play(upstream, 1);
    Made made = make(JobDraft.edit("first.png").count(2));
    assertEquals(1, made.images().size());
    assertTrue(made.notes().toString().contains("safety rules"), made.notes().toString());
  }

  @Test
  void words_for_quality_that_it_does_not_have_are_named() {
    exchange("edit").play(upstream, 1);
    Made made = make(JobDraft.edit("first.png").option("quality", "hd"));
    assertFalse(upstream.call().json().has("quality"));
    assertTrue(made.notes().toString().contains("quality"), made.notes().toString());
  }

  @Test
  void a_mask_is_an_obstacle() {
    JobDraft masked = JobDraft.edit("square.png").masked("mask.png");
    assertTrue(provider().obstacle(masked.job(), model()).orElseThrow().contains("no mask"));
    assertTrue(provider().obstacle(JobDraft.variation("first.png").job(), model()).isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "google/gemini-2.5-flash-image, 3",
    "google/gemini-3-pro-image-preview, 14",
    "openai/gpt-image-1, 16",
  })
  void more_pictures_than_the_model_takes_are_an_obstacle(String model, int most) {
    assertTrue(provider().obstacle(pictures(most + 1).job(), model).isPresent());
    assertTrue(provider().obstacle(pictures(most).job(), model).isEmpty());
  }

  private static JobDraft pictures(int count) {
    return JobDraft.edit(Collections.nCopies(count, "first.png").toArray(String[]::new));
  }
}

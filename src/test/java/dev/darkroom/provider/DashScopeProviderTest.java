package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.OutputSpec;
import dev.darkroom.job.Size;
import dev.darkroom.provider.ProviderKind.OptionException;
import dev.darkroom.testing.JobDraft;
import dev.darkroom.testing.ProviderContract;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The models that answer at once. */
class DashScopeProviderTest extends ProviderContract {
  private static final Duration TIME = Duration.ofSeconds(20);

  @Override
  protected ProviderKind kind() {
    return DashScopeProvider::new;
  }

  @Override
  protected Pictures pictures() {
    return new LocalPictures(new PixelBudget(50), Limits.DEFAULT);
  }

  @Override
  protected String exchanges() {
    return "dashscope";
  }

  @Override
  protected String basePath() {
    return "/api/v1";
  }

  @Override
  protected String model() {
    return "qwen-image-edit-plus";
  }

  @Override
  protected String generator() {
    return "qwen-image-plus";
  }

  @Override
  protected JsonNode errorBody(JsonNode row) {
    return ((ObjectNode) row.deepCopy()).put("message", "It went wrong.");
  }

  @Test
  void sends_every_field_that_the_caller_and_the_operator_chose() throws IOException {
    JobDraft draft =
        JobDraft.edit("first.png")
            .count(2)
            .sized(1024, 768)
            .option("negative_prompt", "rain")
            .option("seed", 7L)
            .option("style", "vivid");
    open(TIME, 4, Map.of("workspace", "ws-1"));
    Made made = verify("edit-with-every-field", draft, model());
    assertEquals(2, made.images().size());
    made.images().forEach(image -> assertPicture(image, OutputFormat.PNG, 1024, 768));
    assertTrue(made.notes().contains("No effect with this model: style."), made.notes().toString());
  }

  @Test
  void an_option_that_it_does_not_have_is_refused_at_the_start() {
    var unknown = assertThrows(OptionException.class, () -> open(TIME, 4, Map.of("region", "eu")));
    assertTrue(unknown.reason().contains("[workspace]"), unknown.reason());
    assertThrows(OptionException.class, () -> open(TIME, 4, Map.of("workspace", "a b")));
  }

  @Test
  void each_of_several_pictures_begins_at_a_seed_of_its_own() {
    exchange("edit").play(upstream, 2);
    make(JobDraft.edit("first.png").count(2).option("seed", 7L), "qwen-image-edit");
    Set<Long> seeds = new TreeSet<>();
    upstream.calls().forEach(call -> seeds.add(call.json().at("/parameters/seed").asLong()));
    assertEquals(Set.of(7L, 8L), seeds);
  }

  @Test
  void makes_more_pictures_than_one_call_does_by_as_many_calls() {
    exchange("edit").play(upstream, 3);
    assertEquals(3, make(JobDraft.edit("first.png").count(3), "qwen-image-edit").images().size());
    assertEquals(3, upstream.calls().size());
    assertEquals(1, upstream.call().json().at("/parameters/n").asInt());
  }

  @ParameterizedTest
  @CsvSource({
    "qwen-image-edit-plus, 1024x1024, 1024x1024",
    "qwen-image-edit-max, 300x200, 768x512",
    "qwen-image-edit-plus-2025-10-30, 4000x1000, 2048x512",
    "qwen-image-2.0-pro, 300x300, 512x512",
    "qwen-image-3.0, 4096x2048, 2896x1448",
    "qwen-image, 1024x1024, 1328x1328",
    "qwen-image-max, 1920x1080, 1664x928",
    "wan2.6-t2i, 1024x1024, 1280x1280",
    "wan2.5-t2i-preview, 2000x2000, 1440x1440",
    "wan2.5-i2i-preview, 1600x1600, 1280x1280",
    "wan2.2-t2i-flash, 2880x1440, 1440x720",
    "wanx2.1-t2i-turbo, 256x256, 512x512",
    "qwen-image-edit, 1024x1024, none",
    "wanx2.1-imageedit, 1024x1024, none",
  })
  void asks_for_the_nearest_size_that_the_model_draws(String model, String asked, String sent) {
    String[] sides = asked.split("x", 2);
    Size size = new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    String drawn = DashScopeModel.of(model).drawn(size).map(Size::toString).orElse("none");
    assertEquals(sent, drawn);
  }

  @ParameterizedTest
  @CsvSource({
    "qwen-image-edit-plus, 1, 3",
    "qwen-image-2.0, 0, 3",
    "qwen-image-2.1-pro, 0, 10",
    "qwen-image-plus, 0, 0",
    "wan2.6-image, 1, 3",
    "wan2.5-t2i-preview, 0, 0",
    "wan2.5-i2i-preview, 1, 3",
    "wanx2.1-imageedit, 1, 1",
  })
  void takes_so_many_pictures_and_no_more(String model, int least, int most) {
    assertTrue(provider().obstacle(pictures(most + 1).job(), model).isPresent());
    assertEquals(least > 0, provider().obstacle(JobDraft.generation().job(), model).isPresent());
    if (most > 0) {
      assertTrue(provider().obstacle(pictures(most).job(), model).isEmpty());
    }
  }

  private static JobDraft pictures(int count) {
    return JobDraft.edit(Collections.nCopies(count, "square.png").toArray(String[]::new));
  }

  @Test
  void what_would_be_cut_without_a_word_is_an_obstacle() {
    JobDraft draft = JobDraft.edit("first.png");
    String long500 = "x".repeat(501);
    assertTrue(
        provider().obstacle(draft.option("negative_prompt", long500).job(), model()).isPresent());
    assertTrue(
        provider()
            .obstacle(draft.option("negative_prompt", "x".repeat(500)).job(), model())
            .isEmpty());
  }

  @Test
  void what_the_wire_has_no_word_for_is_an_obstacle() {
    JobDraft masked = JobDraft.edit("square.png").masked("mask.png");
    assertTrue(provider().obstacle(masked.job(), model()).orElseThrow().contains("no mask"));
    OutputSpec cut = new OutputSpec(null, false, OutputFormat.PNG, 100, true);
    JobDraft transparent = JobDraft.edit("first.png").output(cut);
    assertTrue(provider().obstacle(transparent.job(), model()).isPresent());
    JobDraft small = JobDraft.edit("first.png");
    assertTrue(provider().obstacle(small.job(), "wan2.5-i2i-preview").isPresent());
  }

  @Test
  void a_model_that_keeps_the_ratio_draws_no_other() {
    JobDraft tall = JobDraft.edit("first.png").sized(600, 1200);
    assertTrue(provider().obstacle(tall.job(), "qwen-image-edit").isPresent());
    assertTrue(provider().obstacle(tall.job(), model()).isEmpty());
  }
}

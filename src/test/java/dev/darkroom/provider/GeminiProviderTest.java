package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.job.DarkroomException;
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
import org.junit.jupiter.params.provider.ValueSource;

class GeminiProviderTest extends ProviderContract {
  private static final String PRO = "gemini-3-pro-image-preview";

  @Override
  protected ProviderKind kind() {
    return GeminiProvider::new;
  }

  @Override
  protected Pictures pictures() {
    return new LocalPictures(new PixelBudget(50), Limits.DEFAULT);
  }

  @Override
  protected String exchanges() {
    return "gemini";
  }

  @Override
  protected String basePath() {
    return "/v1beta";
  }

  @Override
  protected String model() {
    return "gemini-2.5-flash-image";
  }

  @Override
  protected boolean answersLinks() {
    return false;
  }

  @Override
  protected JsonNode errorBody(JsonNode row) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode error = body.putObject("error").put("code", row.path("status").asInt());
    error.put("message", "It went wrong.").put("status", row.path("name").asText());
    error.putArray("details").addObject().put("reason", row.path("reason").asText());
    return body;
  }

  @Test
  void asks_for_a_ratio_and_a_tier_and_makes_the_size_here() {
    JobDraft draft = JobDraft.edit("first.png").sized(1600, 1200).option("seed", 42L);
    Made made = verify("edit-sized", draft, PRO);
    assertPicture(made.images().getFirst(), OutputFormat.PNG, 1600, 1200);
    assertFalse(made.notes().toString().contains("seed"), made.notes().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "1024, 1024, 1:1, 1K",
    "1920, 1080, 16:9, 2K",
    "1080, 1920, 9:16, 2K",
    "800, 1000, 4:5, 1K",
    "3840, 1646, 21:9, 2K",
    "4096, 3072, 4:3, 4K",
  })
  void asks_for_the_nearest_shape(int width, int height, String ratio, String tier) {
    exchange("edit").play(upstream, 1);
    try {
      make(JobDraft.edit("first.png").sized(width, height), PRO);
    } catch (DarkroomException e) {
      assertEquals(ErrorCode.UPSTREAM_FAILED, e.code()); // The scripted picture is 3:2.
    }
    JsonNode shape = upstream.call().json().at("/generationConfig/imageConfig");
    assertEquals(ratio, shape.path("aspectRatio").asText());
    assertEquals(tier, shape.path("imageSize").asText());
  }

  @Test
  void asks_a_model_of_one_tier_for_no_tier() {
    exchange("edit").play(upstream, 1);
    make(JobDraft.edit("first.png").sized(1500, 1000));
    JsonNode shape = upstream.call().json().at("/generationConfig/imageConfig");
    assertEquals("{\"aspectRatio\":\"3:2\"}", shape.toString());
  }

  @Test
  void each_of_several_pictures_begins_at_a_seed_of_its_own() {
    exchange("edit").play(upstream, 2);
    make(JobDraft.edit("first.png").count(2).option("seed", 7L));
    Set<Long> seeds = new TreeSet<>();
    upstream.calls().forEach(call -> seeds.add(call.json().at("/generationConfig/seed").asLong()));
    assertEquals(Set.of(7L, 8L), seeds);
  }

  @Test
  void makes_several_pictures_by_as_many_calls_and_says_which_failed() {
    exchange("edit").play(upstream, 2);
    exchange("picture-blocked").play(upstream, 1);
    Made made = make(JobDraft.edit("first.png").count(3));
    assertEquals(2, made.images().size());
    assertEquals(3, upstream.calls().size());
    assertTrue(made.notes().toString().contains("2 of 3 pictures"), made.notes().toString());
  }

  @Test
  void takes_the_picture_and_not_the_drafts_in_the_models_thoughts() {
    exchange("thoughts").play(upstream, 1);
    Made made = make(JobDraft.edit("first.png"));
    assertEquals(1, made.images().size());
    assertPicture(made.images().getFirst(), OutputFormat.PNG, 300, 200);
  }

  @Test
  void a_picture_that_the_review_stopped_is_blocked() {
    exchange("picture-blocked").play(upstream, 1);
    assertEquals(ErrorCode.CONTENT_BLOCKED, failure(JobDraft.edit("first.png")).code());
  }

  @Test
  void an_answer_in_words_is_told_to_the_caller() {
    exchange("words").play(upstream, 1);
    DarkroomException failure = failure(JobDraft.edit("first.png"));
    assertEquals(ErrorCode.INSTRUCTION_NOT_SUPPORTED, failure.code());
    assertTrue(failure.sentence().contains("Which lamp do you mean?"), failure.sentence());
    assertFalse(failure.sentence().contains("example.org"), failure.sentence());
  }

  @Test
  void a_gif_travels_as_png() {
    exchange("edit").play(upstream, 1);
    make(JobDraft.edit("square.gif"));
    JsonNode sent = upstream.call().json().at("/contents/0/parts/0/inlineData");
    assertEquals("image/png", sent.path("mimeType").asText());
    assertTrue(sent.path("data").asText().startsWith("iVBORw0KGgo"), "PNG");
  }

  @Test
  void a_mask_is_an_obstacle() {
    JobDraft masked = JobDraft.edit("square.png").masked("mask.png");
    assertTrue(provider().obstacle(masked.job(), model()).orElseThrow().contains("no mask"));
    JobDraft holed = JobDraft.edit("mask.png").alphaMasked();
    assertTrue(provider().obstacle(holed.job(), model()).isPresent());
    assertTrue(provider().obstacle(JobDraft.edit("mask.png").job(), model()).isEmpty());
  }

  @Test
  void a_transparent_background_is_an_obstacle() {
    OutputSpec cut = new OutputSpec(null, false, OutputFormat.PNG, 100, true);
    JobDraft draft = JobDraft.edit("first.png").output(cut);
    assertTrue(provider().obstacle(draft.job(), model()).isPresent());
  }

  @ParameterizedTest
  @CsvSource({"gemini-2.5-flash-image, 3", "gemini-3-pro-image, 14", "gemini-3.1-flash-image, 14"})
  void more_pictures_than_the_model_takes_are_an_obstacle(String model, int most) {
    assertTrue(provider().obstacle(pictures(most + 1).job(), model).isPresent());
    assertTrue(provider().obstacle(pictures(most).job(), model).isEmpty());
  }

  private static JobDraft pictures(int count) {
    return JobDraft.edit(Collections.nCopies(count, "first.png").toArray(String[]::new));
  }

  @Test
  void a_ratio_far_from_all_is_an_obstacle() {
    JobDraft banner = JobDraft.edit("first.png").sized(3000, 500);
    assertTrue(provider().obstacle(banner.job(), PRO).orElseThrow().contains("3000x500"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../files", "a/b", "a?key=b", ""})
  void a_name_that_would_lead_elsewhere_is_an_obstacle(String name) {
    assertTrue(provider().obstacle(JobDraft.generation().job(), name).isPresent());
  }
}

package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.codec.Limits;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.Size;
import dev.darkroom.testing.JobDraft;
import dev.darkroom.testing.ProviderContract;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArkProviderTest extends ProviderContract {
  @Override
  protected ProviderKind kind() {
    return ArkProvider::new;
  }

  @Override
  protected Pictures pictures() {
    return new LocalPictures(new PixelBudget(50), Limits.DEFAULT);
  }

  @Override
  protected String exchanges() {
    return "volcengine-ark";
  }

  @Override
  protected String basePath() {
    return "/api/v3";
  }

  @Override
  protected String model() {
    return "doubao-seedream-4-5-251128";
  }

  @Test
  void makes_several_pictures_by_as_many_calls() {
    exchange("edit").play(upstream, 3);
    assertEquals(3, make(JobDraft.edit("first.png").count(3)).images().size());
    assertEquals(3, upstream.calls().size());
  }

  @Test
  void each_of_several_pictures_begins_at_a_seed_of_its_own() {
    exchange("edit").play(upstream, 2);
    make(JobDraft.edit("first.png").count(2).option("seed", 7L), "doubao-seededit-3-0-i2i-250628");
    Set<Long> seeds = new TreeSet<>();
    upstream.calls().forEach(call -> seeds.add(call.json().at("/seed").asLong()));
    assertEquals(Set.of(7L, 8L), seeds);
  }

  @Test
  void brings_those_pictures_that_passed_the_review_and_says_what_became_of_the_others() {
    exchange("edit").play(upstream, 2);
    exchange("part-blocked").play(upstream, 1);
    Made made = make(JobDraft.edit("first.png").count(3));
    assertEquals(2, made.images().size());
    assertTrue(made.notes().toString().contains("2 of 3 pictures"), made.notes().toString());
  }

  @Test
  void a_blocked_picture_within_a_success_is_blocked() {
    exchange("part-blocked").play(upstream, 1);
    assertEquals(ErrorCode.CONTENT_BLOCKED, failure(JobDraft.edit("first.png")).code());
  }

  @Test
  void asks_for_enough_pixels_and_makes_the_size_here() {
    Made made = verify("edit-sized", JobDraft.edit("first.png").sized(1024, 768), model());
    assertPicture(made.images().getFirst(), OutputFormat.PNG, 1024, 768);
  }

  @Test
  void asks_new_models_for_png() {
    exchange("generation").play(upstream, 1);
    make(JobDraft.generation(), "doubao-seedream-5-0-260128");
    assertEquals("png", upstream.call().json().path("output_format").asText());
  }

  @Test
  void hands_a_seed_to_the_models_that_have_one_and_names_it_at_others() {
    exchange("generation").play(upstream, 2);
    make(JobDraft.generation().option("seed", 42L), "doubao-seedream-3-0-t2i-250415");
    assertEquals(42, upstream.call().json().path("seed").asInt());
    Made made = make(JobDraft.generation().option("seed", 42L));
    assertFalse(upstream.call().json().has("seed"));
    assertTrue(made.notes().toString().contains("seed"), made.notes().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "doubao-seedream-4-0-250828, 1024x1024, 1024x1024",
    "doubao-seedream-4-0-250828, 512x512, 960x960",
    "doubao-seedream-4-5-251128, 1024x1024, 1920x1920",
    "seedream-4-5-251128, 1024x768, 2218x1663",
    "doubao-seedream-5-0-260128, 4000x4000, 3225x3225",
    "doubao-seedream-3-0-t2i-250415, 4096x2048, 2048x1024",
    "ep-20260101-abcde, 1024x1024, 1920x1920",
  })
  void raises_a_size_to_what_the_model_takes(String model, String asked, String sent) {
    String[] sides = asked.split("x", 2);
    Size size = new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    assertEquals(sent, ArkModel.of(model).drawn(size).toString());
  }

  @Test
  void a_mask_is_an_obstacle() {
    JobDraft masked = JobDraft.edit("square.png").masked("mask.png");
    assertTrue(provider().obstacle(masked.job(), model()).orElseThrow().contains("no mask"));
    assertTrue(provider().obstacle(JobDraft.edit("square.png").job(), model()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "doubao-seedream-4-0-250828, 14",
    "doubao-seedream-5-0-pro-260401, 10",
    "doubao-seededit-3-0-i2i-250628, 1",
    "doubao-seedream-3-0-t2i-250415, 0",
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
  void a_model_that_only_edits_makes_nothing_from_text() {
    String model = "doubao-seededit-3-0-i2i-250628";
    assertTrue(provider().obstacle(JobDraft.generation().job(), model).isPresent());
    assertTrue(provider().obstacle(JobDraft.generation().sized(512, 512).job(), model).isPresent());
  }
}

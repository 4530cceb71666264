package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.job.OutputFormat;
import dev.darkroom.testing.JobDraft;
import dev.darkroom.testing.SentMask;
import java.io.IOException;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class LocalAiProviderTest extends SelfHostedContract {
  @Override
  Provider opened(ProviderConfig config, ProviderKind.Tools tools, LongSupplier random) {
    return new LocalAiProvider(config, tools);
  }

  @Override
  protected String exchanges() {
    return "localai";
  }

  @Override
  protected String basePath() {
    return "/v1";
  }

  @Override
  protected String model() {
    return "flux.1-kontext-dev";
  }

  @Test
  void sends_a_mask_that_is_white_where_the_picture_changes() {
    Made made = verify("masked", JobDraft.edit("square.png").masked("mask.png"), model());
    assertPicture(made.images().getFirst(), OutputFormat.PNG, 512, 512);
    SentMask.of(upstream.call().part("mask")).assertWhiteChanges();
  }

  @Test
  void several_pictures_within_a_mask_are_as_many_calls() {
    exchange("masked").play(upstream, 2);
    JobDraft masked = JobDraft.edit("square.png").masked("mask.png");
    assertEquals(2, make(masked.count(2)).images().size());
    assertEquals(2, upstream.calls().size());
  }

  @Test
  void what_is_not_wanted_goes_behind_the_only_bar_and_a_seed_is_named_as_unused()
      throws IOException {
    with("edits", "image");
    with("steps", "12");
    JobDraft draft =
        JobDraft.edit("first.png", "second.png")
            .count(2)
            .option("negative_prompt", "rain|clouds")
            .option("seed", 7L);
    Made made = verify("edit-image", draft, model());
    assertEquals("[No effect with this model: seed.]", made.notes().toString());
  }

  @Test
  void a_mask_goes_with_one_square_picture_only() {
    JobDraft masked = JobDraft.edit("square.png").masked("mask.png");
    assertEquals("", obstacle(masked));
    assertTrue(obstacle(masked.sized(1600, 800)).contains("keeps the ratio"));
    assertTrue(obstacle(JobDraft.edit("oblong.png").masked("mask.png")).contains("square"));
    JobDraft two = JobDraft.edit("square.png", "first.png").masked("mask.png");
    assertTrue(obstacle(two).contains("one picture"));
  }
}

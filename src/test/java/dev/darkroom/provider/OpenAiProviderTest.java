package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.codec.Decoder;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.OutputSpec;
import dev.darkroom.job.Size;
import dev.darkroom.testing.JobDraft;
import dev.darkroom.testing.ProviderContract;
import dev.darkroom.testing.UpstreamCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiProviderTest extends ProviderContract {
  @Override
  protected ProviderKind kind() {
    return OpenAiProvider::new;
  }

  @Override
  protected Pictures pictures() {
    return new LocalPictures(new PixelBudget(50), Limits.DEFAULT);
  }

  @Override
  protected String exchanges() {
    return "openai";
  }

  @Override
  protected String basePath() {
    return "/v1";
  }

  @Override
  protected String model() {
    return "gpt-image-1.5";
  }

  private static Bitmap decoded(byte[] file) {
    return Decoder.decode(file, Limits.DEFAULT);
  }

  private static int alpha(Bitmap bitmap, int x, int y) {
    return bitmap.pixels()[4 * (y * bitmap.width() + x) + 3] & 255;
  }

  @Test
  void sends_every_field_that_the_caller_chose() {
    OutputSpec webp = new OutputSpec(new Size(1200, 1000), false, OutputFormat.WEBP, 85, true);
    JobDraft draft =
        JobDraft.edit("square.png")
            .masked("mask.png")
            .count(2)
            .output(webp)
            .option("quality", "high")
            .option("input_fidelity", "high")
            .option("user", "shop-7")
            .option("seed", 42L);
    Made made = verify("edit-with-every-field", draft, model());
    assertEquals(2, made.images().size());
    made.images().forEach(image -> assertPicture(image, OutputFormat.WEBP, 1200, 1000));
    assertTrue(made.notes().toString().contains("seed"), made.notes().toString());
  }

  @Test
  void a_mask_means_the_same_here_as_on_the_wire_transparent_changes() {
    exchange("edit").play(upstream, 1);
    make(JobDraft.edit("square.png").masked("mask.png"));
    Bitmap mask = decoded(upstream.call().part("mask"));
    assertEquals(0, alpha(mask, 500, 500), "the middle is to change");
    assertEquals(255, alpha(mask, 10, 10), "the corner is to stay");
  }

  @Test
  void transparent_pixels_of_the_first_picture_become_a_mask_where_they_are_one() {
    exchange("edit").play(upstream, 1);
    make(JobDraft.edit("mask.png").alphaMasked());
    Bitmap mask = decoded(upstream.call().part("mask"));
    assertEquals(0, alpha(mask, 500, 500), "the hole is to change");
    assertEquals(255, alpha(mask, 10, 10), "the rest is to stay");
  }

  @Test
  void a_gif_travels_as_png() {
    exchange("edit").play(upstream, 1);
    make(JobDraft.edit("square.gif"));
    UpstreamCall.Sent image =
        upstream.call().parts().stream()
            .filter(p -> p.name().equals("image"))
            .findFirst()
            .orElseThrow();
    assertEquals("image/png", image.type());
    assertEquals(1000, decoded(image.bytes()).width());
  }

  @Test
  void moderation_of_an_edit_travels_as_json_which_alone_has_a_field_for_it() {
    JobDraft draft = JobDraft.edit("first.png").option("moderation", "low");
    verify("edit-json", draft, model());
  }

  @Test
  void sends_old_models_the_one_answer_form_that_is_no_url() {
    verify("dall-e-2-variation", JobDraft.variation("square.png").sized(512, 512), "dall-e-2");
  }

  @Test
  void makes_several_pictures_of_a_model_that_makes_one_a_call() {
    exchange("generation").play(upstream, 3);
    Made made = make(JobDraft.generation().count(3), "dall-e-3");
    assertEquals(3, made.images().size());
    assertEquals(3, upstream.calls().size());
    assertEquals(1, upstream.call().json().path("n").asInt());
  }

  @Test
  void shows_previews_while_the_picture_is_made() {
    Made made = verify("edit-streamed", JobDraft.edit("first.png").previews(2), model());
    assertPicture(made.images().getFirst(), OutputFormat.PNG, 300, 200);
    assertEquals(2, watch.previews().size());
    assertPicture(watch.previews().getFirst(), OutputFormat.PNG, 30, 20);
  }

  @Test
  void a_failure_within_a_stream_is_named_like_any_other() {
    exchange("stream-blocked").play(upstream, 1);
    assertEquals(ErrorCode.CONTENT_BLOCKED, failure(JobDraft.edit("first.png").previews(1)).code());
  }

  @Test
  void a_stream_that_ends_before_its_picture_fails() {
    exchange("stream-cut").play(upstream, 1);
    DarkroomException failure = failure(JobDraft.edit("first.png").previews(1));
    assertEquals(ErrorCode.UPSTREAM_FAILED, failure.code());
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-image-1.5, 1024x1024, 1024x1024",
    "gpt-image-1.5, 512x512, 1024x1024",
    "gpt-image-1.5, 1600x900, 1536x1024",
    "gpt-image-1, 768x1024, 1024x1536",
    "gpt-image-2, 1000x750, 1008x752",
    "gpt-image-2, 512x512, 816x816",
    "gpt-image-2.5-flare, 3840x3840, 2880x2880",
    "dall-e-2, 300x300, 512x512",
    "dall-e-3, 1920x1080, 1792x1024",
    "qwen-image-edit, 777x333, 777x333",
  })
  void asks_for_the_nearest_size_that_the_model_draws(String model, String asked, String sent) {
    String[] sides = asked.split("x", 2);
    Size size = new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    assertEquals(sent, OpenAiModel.of(model).drawn(size).toString());
  }

  @Test
  void the_sizes_asked_of_free_models_keep_their_rules() {
    for (int width = 256; width <= 4096; width += 97) {
      for (int height = width / 3 + 1; height <= Math.min(4096, 3 * width); height += 131) {
        Size size = OpenAiModel.GPT_FREE.drawn(new Size(width, height));
        assertEquals(0, size.width() % 16 + size.height() % 16, size.toString());
        assertTrue(size.pixels() >= 655_360 && size.pixels() <= 8_294_400, size.toString());
        assertTrue(Math.max(size.width(), size.height()) <= 3840, size.toString());
        assertTrue(Pictures.kept(size, new Size(width, height)) > 0.95, width + "x" + height);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "dall-e-3, EDIT, edits no pictures",
    "dall-e-2, EDIT, square pictures only",
    "gpt-image-1, VARY, no variations",
  })
  void says_what_a_model_cannot_before_anything_is_sent(String model, String work, String why) {
    JobDraft draft =
        work.equals("EDIT") ? JobDraft.edit("first.png") : JobDraft.variation("first.png");
    String obstacle = provider().obstacle(draft.job(), model).orElseThrow();
    assertTrue(obstacle.contains(why), obstacle);
    assertTrue(upstream.calls().isEmpty());
  }

  @Test
  void a_size_far_from_all_that_a_model_draws_is_an_obstacle() {
    JobDraft banner = JobDraft.edit("first.png").sized(2048, 512);
    assertTrue(provider().obstacle(banner.job(), "gpt-image-1.5").isPresent());
    assertTrue(provider().obstacle(banner.job(), "gpt-image-2").isPresent());
    JobDraft wide = JobDraft.edit("first.png").sized(1600, 900);
    assertFalse(provider().obstacle(wide.job(), "gpt-image-1.5").isPresent());
  }
}

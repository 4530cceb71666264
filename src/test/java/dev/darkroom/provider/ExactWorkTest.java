package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Engine;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.engine.mask.MaskLadder;
import dev.darkroom.engine.model.Models;
import dev.darkroom.instruction.InstructionReader;
import dev.darkroom.job.Job;
import dev.darkroom.testing.JobDraft;
import dev.darkroom.testing.PaintingProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which jobs stay with the embedded engine where a route asks for exact work only. */
class ExactWorkTest {
  private static final LocalProvider ENGINE =
      new LocalProvider(
          new PlanReader(new InstructionReader()),
          new Engine(new MaskLadder(Models.none()), Models.none(), Limits.DEFAULT),
          50);

  private static boolean exact(JobDraft draft, String instruction) {
    return ENGINE.exact(draft.saying(instruction));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rotate the picture by 90 degrees",
        "把图片旋转180度",
        "flip it horizontally",
        "make it brighter",
        "调亮一点，增加对比度",
        "resize to 800x600",
        "add a white border",
      })
  void layout_and_tone_of_the_whole_picture_are_exact(String instruction) {
    assertTrue(exact(JobDraft.edit("first.png"), instruction));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "replace the background with a beach",
        "make the cup blue",
        "remove the person on the left",
        "make it a cartoon",
        "rotate the picture by 10 degrees",
        "add a dragon that breathes fire",
        "make it brighter and replace the background with a beach",
        "smooth the skin",
        "裁剪成1:1",
      })
  void what_is_searched_made_up_or_a_matter_of_taste_is_not(String instruction) {
    assertFalse(exact(JobDraft.edit("first.png"), instruction));
  }

  @Test
  void a_callers_mask_says_exactly_where_to_recolour() {
    assertTrue(exact(JobDraft.edit("first.png").masked("mask.png"), "把遮罩区域改成蓝色"));
  }

  @Test
  void several_different_results_or_a_cut_that_nobody_named_are_for_a_model() {
    String turn = "rotate the picture by 90 degrees";
    assertFalse(exact(JobDraft.edit("first.png").count(2), turn));
    assertFalse(exact(JobDraft.edit("first.png").sized(100, 900), turn));
    assertFalse(exact(JobDraft.generation(), "a red mug"));
  }

  @Test
  void what_is_not_exact_is_an_obstacle_and_the_rest_goes_to_the_engine() {
    PaintingProvider painter = new PaintingProvider();
    Job job = JobDraft.edit("first.png").job();
    assertTrue(new Exactly(painter, _ -> false).obstacle(job, "x").isPresent());
    assertTrue(new Exactly(painter, _ -> true).obstacle(job, "x").isEmpty());
    assertEquals(painter.id(), new Exactly(painter, _ -> true).id());
  }
}

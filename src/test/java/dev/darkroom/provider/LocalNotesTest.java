package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.darkroom.engine.Engine;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.engine.mask.MaskLadder;
import dev.darkroom.engine.model.Models;
import dev.darkroom.instruction.InstructionReader;
import dev.darkroom.testing.FakeWatch;
import dev.darkroom.testing.JobDraft;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the embedded engine says of its results, in the language of the instruction. */
class LocalNotesTest {
  private final LocalProvider engine =
      new LocalProvider(
          new PlanReader(new InstructionReader()),
          new Engine(new MaskLadder(Models.none()), Models.none(), Limits.DEFAULT),
          50);

  private List<String> notes(JobDraft draft, String instruction) {
    var job = draft.saying(instruction);
    return engine.make(job, "darkroom-local", JobDraft.SOURCES, new FakeWatch()).notes();
  }

  @Test
  void speaks_english_to_who_writes_english() {
    assertEquals(
        List.of(
            "The embedded engine has one answer to an instruction: the results are the same.",
            "The corners were cut off after the turn, because they cannot be filled."),
        notes(JobDraft.edit("first.png").count(2), "rotate the picture by 10 degrees"));
  }

  @Test
  void speaks_chinese_to_who_writes_chinese() {
    assertEquals(
        List.of("内置引擎对同一指令只有一种结果，因此各张图片相同。", "旋转后的四角无法补全，因此已裁掉。"),
        notes(JobDraft.edit("first.png").count(2), "把图片旋转10度"));
  }

  @Test
  void says_of_a_rendered_picture_that_it_is_none_of_a_camera() {
    var draft = JobDraft.generation().sized(64, 64).option("quality", "low");
    assertEquals(List.of("由内置渲染器生成：这是程序化的三维图像，不是照片。"), notes(draft, "一个红色的杯子"));
  }
}

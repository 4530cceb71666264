package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Engine;
import dev.darkroom.engine.codec.Decoder;
import dev.darkroom.engine.codec.Encoder;
import dev.darkroom.engine.codec.Encoding;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.engine.mask.MaskLadder;
import dev.darkroom.engine.model.Models;
import dev.darkroom.job.EncodedImage;
import dev.darkroom.job.Job;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.Size;
import dev.darkroom.testing.FakeWatch;
import dev.darkroom.testing.JobDraft;
import dev.darkroom.testing.TestPictures;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An upstream's edits held to the masks of jobs. */
class LocalGuardTest {
  private static final Guard GUARD =
      new LocalGuard(
          new Engine(new MaskLadder(Models.none()), Models.none(), Limits.DEFAULT),
          new PixelBudget(50));

  private static Bitmap input() {
    return Decoder.decode(TestPictures.named("square.png"), Limits.DEFAULT);
  }

  private static Made made(Bitmap picture) {
    byte[] file = Encoder.encode(picture, Encoding.PNG, 100);
    Size size = new Size(picture.width(), picture.height());
    return new Made(
        List.of(new EncodedImage(file, OutputFormat.PNG, size, false)), null, List.of());
  }

  private static Made restored(Job job, Made made) {
    return GUARD.restore(job, made, JobDraft.SOURCES, new FakeWatch());
  }

  /** The input, a few levels brighter everywhere. */
  private static Bitmap brightened() {
    Bitmap picture = input().copy();
    for (int i = 0; i < picture.pixels().length; i++) {
      if (i % 4 != 3) {
        picture.pixels()[i] = (byte) Math.min(255, (picture.pixels()[i] & 255) + 9);
      }
    }
    return picture;
  }

  @Test
  void outside_the_mask_the_result_is_the_callers_picture_to_the_bit() {
    Job job = JobDraft.edit("square.png").masked("mask.png").job();
    Made held = restored(job, made(brightened()));
    Bitmap result = Decoder.decode(held.images().getFirst().bytes(), Limits.DEFAULT);
    Bitmap mask = Decoder.decode(TestPictures.named("mask.png"), Limits.DEFAULT);
    Bitmap before = input();
    int kept = 0;
    for (int i = 0; i < mask.pixels().length; i += 4) {
      if (mask.pixels()[i + 3] == (byte) 255) {
        kept++;
        assertArrayEquals(
            Arrays.copyOfRange(before.pixels(), i, i + 4),
            Arrays.copyOfRange(result.pixels(), i, i + 4));
      }
    }
    assertTrue(kept > 100, "the mask keeps " + kept);
    assertEquals(List.of(), held.notes());
  }

  @Test
  void without_a_mask_nothing_is_held() {
    Made made = made(brightened());
    assertSame(made, restored(JobDraft.edit("first.png").job(), made));
    assertSame(made, restored(JobDraft.edit("first.png").alphaMasked().job(), made));
    assertSame(made, restored(JobDraft.generation().job(), made));
  }

  @Test
  void another_picture_is_delivered_as_it_came_with_a_note() {
    Bitmap noise = input().copy();
    new java.util.Random(1).nextBytes(noise.pixels());
    Made made = made(noise);
    Made held = restored(JobDraft.edit("square.png").masked("mask.png").job(), made);
    assertSame(made.images().getFirst(), held.images().getFirst());
    assertTrue(held.notes().getFirst().startsWith("The area outside the mask could not be"));
  }
}

package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.codec.Codecs;
import dev.darkroom.engine.codec.Decoder;
import dev.darkroom.engine.codec.Header;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.testing.FakeWatch;
import dev.darkroom.testing.JobDraft;
import dev.darkroom.testing.TestPictures;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalPicturesTest {
  private final Pictures pictures = new LocalPictures(new PixelBudget(50), Limits.DEFAULT);

  @Test
  void a_mask_is_white_where_it_was_transparent_and_black_elsewhere() {
    byte[] white = pictures.whiteMask(TestPictures.named("mask.png"), new FakeWatch());
    assertHoleIsWhite(white, 1000, 1000);
  }

  @Test
  void a_mask_without_a_hole_is_all_black() {
    byte[] black = pictures.whiteMask(TestPictures.named("opaque-mask.png"), new FakeWatch());
    Bitmap mask = Decoder.decode(black, Limits.DEFAULT);
    assertEquals(0, grey(mask, 500, 500));
    assertEquals(0, grey(mask, 0, 0));
  }

  @Test
  void the_mask_of_a_job_goes_before_the_transparent_part_of_its_picture() {
    JobDraft both = JobDraft.edit("small-mask.png").alphaMasked().masked("mask.png");
    assertHoleIsWhite(whiteMask(both).orElseThrow(), 1000, 1000);
  }

  @Test
  void the_transparent_part_of_the_first_picture_is_a_mask_where_the_job_says_so() {
    assertHoleIsWhite(
        whiteMask(JobDraft.edit("small-mask.png").alphaMasked()).orElseThrow(), 500, 500);
    assertTrue(whiteMask(JobDraft.edit("small-mask.png")).isEmpty());
    assertTrue(whiteMask(JobDraft.edit("first.png").alphaMasked()).isEmpty());
    assertTrue(whiteMask(JobDraft.generation().alphaMasked()).isEmpty());
  }

  private Optional<byte[]> whiteMask(JobDraft draft) {
    return pictures.whiteMask(draft.job(), JobDraft.SOURCES, new FakeWatch());
  }

  private static void assertHoleIsWhite(byte[] png, int width, int height) {
    Header header = Codecs.header(png, Limits.DEFAULT);
    assertEquals("image/png", header.mimeType());
    assertFalse(header.alpha());
    Bitmap mask = Decoder.decode(png, Limits.DEFAULT);
    assertEquals(width, mask.width());
    assertEquals(height, mask.height());
    assertEquals(255, grey(mask, width / 2, height / 2));
    assertEquals(0, grey(mask, width / 8, height / 2));
    assertEquals(0, grey(mask, width - 1, height - 1));
  }

  private static int grey(Bitmap mask, int x, int y) {
    int at = 4 * (y * mask.width() + x);
    assertEquals(mask.pixels()[at], mask.pixels()[at + 1]);
    assertEquals(mask.pixels()[at], mask.pixels()[at + 2]);
    return mask.pixels()[at] & 0xFF;
  }
}

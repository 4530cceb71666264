package dev.darkroom.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import org.junit.jupiter.api.Test;

class MasksTest {
  private static Mask square(int from, int to) {
    return Masks.where(20, 10, i -> i % 20 >= from && i % 20 < to && i / 20 >= 2 && i / 20 < 6);
  }

  @Test
  void the_overlap_is_what_both_cover_of_what_either_covers() {
    assertEquals(1, Masks.overlap(square(2, 8), square(2, 8)));
    assertEquals(0, Masks.overlap(square(2, 8), square(10, 14)));
    assertEquals(1 / 3.0, Masks.overlap(square(2, 6), square(4, 8)), 1e-9);
    assertEquals(1, Masks.overlap(new Mask(20, 10), new Mask(20, 10)));
  }

  @Test
  void a_mask_grows_and_shrinks_by_its_rim() {
    assertArrayEquals(new int[] {1, 1, 9, 7}, Masks.box(Masks.grown(square(2, 8), 1)));
    assertArrayEquals(new int[] {3, 3, 7, 5}, Masks.box(Masks.shrunk(square(2, 8), 1)));
    assertNull(Masks.box(Masks.shrunk(square(2, 8), 2)));
  }

  @Test
  void the_signal_to_noise_ratio_is_that_of_the_mean_squared_error() {
    Bitmap one = new Bitmap(20, 10);
    Bitmap two = one.copy();
    assertEquals(Fidelity.SAME, Fidelity.psnr(one, two, Mask.full(20, 10)));
    for (int i = 0; i < two.pixels().length; i++) {
      two.pixels()[i] = 10;
    }
    double expected = 20 * Math.log10(25.5);
    assertEquals(expected, Fidelity.psnr(one, two, Mask.full(20, 10)), 1e-9);
    assertEquals(expected, Fidelity.psnr(one, two, square(2, 8)), 1e-9);
    assertEquals(1, Fidelity.changedShare(one, two, square(2, 8), 9));
    assertEquals(0, Fidelity.changedShare(one, two, square(2, 8), 10));
  }

  @Test
  void turns_move_the_right_pixel() {
    Bitmap picture = new Bitmap(3, 2);
    picture.pixels()[0] = 7;
    assertEquals(7, Turns.of(picture, "mirrored").pixels()[8]);
    assertEquals(7, Turns.of(picture, "flipped").pixels()[12]);
    assertEquals(7, Turns.of(picture, "over").pixels()[20]);
    assertEquals(7, Turns.of(picture, "clockwise").pixels()[4]);
    assertEquals(7, Turns.of(picture, "anticlockwise").pixels()[16]);
  }
}

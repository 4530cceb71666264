package dev.darkroom.evaluation;

import dev.darkroom.engine.Mask;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** What the evaluation does with masks. */
final class Masks {
  private Masks() {}

  /** Of all that either covers by half, the share that both do; 1 when neither covers anything. */
  static double overlap(Mask one, Mask other) {
    long both = 0;
    long any = 0;
    for (int i = 0; i < one.coverage().length; i++) {
      boolean a = (one.coverage()[i] & 255) >= 128;
      boolean b = (other.coverage()[i] & 255) >= 128;
      both += a && b ? 1 : 0;
      any += a || b ? 1 : 0;
    }
    return any == 0 ? 1 : (double) both / any;
  }

  /** Full where the predicate says so of the pixel's index. */
  static Mask where(int width, int height, IntPredicate inside) {
    Mask mask = new Mask(width, height);
    for (int i = 0; i < mask.coverage().length; i++) {
      mask.coverage()[i] = (byte) (inside.test(i) ? 255 : 0);
    }
    return mask;
  }

  /** The mask with a rim of so many pixels around it; any coverage counts as full. */
  static Mask grown(Mask mask, int rim) {
    return down(across(mask, rim), rim);
  }

  /** The mask without a rim of so many pixels; only full coverage counts. */
  static Mask shrunk(Mask mask, int rim) {
    return grown(mask.inverted(), rim).inverted();
  }

  private static Mask across(Mask mask, int rim) {
    int width = mask.width();
    return where(
        width,
        mask.height(),
        i -> {
          int x = i % width;
          for (int d = Math.max(-rim, -x); d <= Math.min(rim, width - 1 - x); d++) {
            if (mask.coverage()[i + d] != 0) {
              return true;
            }
          }
          return false;
        });
  }

  private static Mask down(Mask mask, int rim) {
    int width = mask.width();
    int height = mask.height();
    return where(
        width,
        height,
        i -> {
          int y = i / width;
          for (int d = Math.max(-rim, -y); d <= Math.min(rim, height - 1 - y); d++) {
            if (mask.coverage()[i + d * width] != 0) {
              return true;
            }
          }
          return false;
        });
  }

  /** The left, top, right and bottom edge of what is covered by half, or null for nothing. */
  static int @Nullable [] box(Mask mask) {
    int[] box = {mask.width(), mask.height(), 0, 0};
    for (int y = 0; y < mask.height(); y++) {
      for (int x = 0; x < mask.width(); x++) {
        if (mask.at(x, y) >= 128) {
          box[0] = Math.min(box[0], x);
          box[1] = Math.min(box[1], y);
          box[2] = Math.max(box[2], x + 1);
          box[3] = Math.max(box[3], y + 1);
        }
      }
    }
    return box[2] == 0 ? null : box;
  }

  /** The rectangle around a mask. */
  static Mask boxed(Mask mask) {
    int[] box = box(mask);
    return box == null
        ? mask
        : where(
            mask.width(),
            mask.height(),
            i -> {
              int x = i % mask.width();
              int y = i / mask.width();
              return x >= box[0] && x < box[2] && y >= box[1] && y < box[3];
            });
  }
}

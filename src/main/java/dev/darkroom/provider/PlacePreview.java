package dev.darkroom.provider;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.codec.Encoder;
import dev.darkroom.engine.codec.Encoding;
import dev.darkroom.engine.frame.Box;
import dev.darkroom.engine.mask.Found;
import dev.darkroom.job.PlanView;
import java.util.Optional;

/** A place that was found, as a plan shows it: numbers, and a small picture of it. */
final class PlacePreview {
  /** The longer side in pixels. */
  private static final int SIDE_MAX = 512;

  private static final int BLUE = 53;
  private static final int GREEN = 57;
  private static final int RED = 229;

  private PlacePreview() {}

  /**
   * @param kept what must not change, which is no part of the place
   * @throws Refusal REGION_NOT_FOUND when nothing is left
   */
  static PlanView.Place of(Found found, Optional<Mask> kept) {
    Mask mask = kept.map(spare -> without(found.mask(), spare)).orElse(found.mask());
    Box box =
        Box.around(mask)
            .orElseThrow(
                () ->
                    new Refusal(
                        Refusal.Code.REGION_NOT_FOUND,
                        "The place is empty, so nothing would change; send another mask or name"
                            + " another place.",
                        "该位置为空，不会有任何改变；请更换蒙版或改用其他位置。"));
    return new PlanView.Place(
        mask.share(),
        box.x(),
        box.y(),
        box.width(),
        box.height(),
        found.confidence(),
        found.how(),
        Encoder.encode(small(mask), Encoding.PNG, 100));
  }

  private static Mask without(Mask mask, Mask spare) {
    Mask rest = mask.copy();
    byte[] coverage = rest.coverage();
    for (int i = 0; i < coverage.length; i++) {
      int free = 255 - (spare.coverage()[i] & 255);
      coverage[i] = (byte) Math.min(coverage[i] & 255, free);
    }
    return rest;
  }

  /** Red, as opaque as the mean of the mask below each pixel. */
  private static Bitmap small(Mask mask) {
    int longer = Math.max(mask.width(), mask.height());
    double scale = Math.min(1, (double) SIDE_MAX / longer);
    int width = Math.max(1, (int) Math.round(mask.width() * scale));
    int height = Math.max(1, (int) Math.round(mask.height() * scale));
    Bitmap small = new Bitmap(width, height);
    byte[] pixels = small.pixels();
    for (int y = 0; y < height; y++) {
      int top = (int) ((long) y * mask.height() / height);
      int bottom = Math.max(top + 1, (int) ((y + 1L) * mask.height() / height));
      for (int x = 0; x < width; x++) {
        int left = (int) ((long) x * mask.width() / width);
        int right = Math.max(left + 1, (int) ((x + 1L) * mask.width() / width));
        int i = 4 * (y * width + x);
        pixels[i] = BLUE;
        pixels[i + 1] = GREEN;
        pixels[i + 2] = (byte) RED;
        pixels[i + 3] = (byte) mean(mask, left, top, right, bottom);
      }
    }
    return small;
  }

  private static int mean(Mask mask, int left, int top, int right, int bottom) {
    long sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += mask.at(x, y);
      }
    }
    long count = (long) (right - left) * (bottom - top);
    return (int) ((sum + count / 2) / count);
  }
}

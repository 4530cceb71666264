package dev.darkroom.engine.mask;

import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Refusal;
import java.util.Arrays;

/** A rectangle of whole pixels inside a picture; right and bottom lie behind the last ones. */
record FrameBox(int left, int top, int right, int bottom) {
  /** Callers count from 0 or from 1, and round: so far beyond the edge is the edge. */
  private static final double SLACK = 1.5;

  /**
   * The rectangle in a picture of that size.
   *
   * @throws Refusal REGION_NOT_FOUND when it does not lie in the picture
   */
  static FrameBox of(Where.Box box, int width, int height) {
    double left = box.left().of(width);
    double top = box.top().of(height);
    double right = left + box.width().of(width);
    double bottom = top + box.height().of(height);
    if (right > width + SLACK || bottom > height + SLACK) {
      throw outside(
          "The box at %s, %s of width %s and height %s"
              .formatted(box.left(), box.top(), box.width(), box.height()),
          "位于 (%s, %s)、宽 %s、高 %s 的区域".formatted(box.left(), box.top(), box.width(), box.height()),
          width,
          height);
    }
    FrameBox found =
        new FrameBox(
            (int) Math.round(left),
            (int) Math.round(top),
            (int) Math.round(Math.min(right, width)),
            (int) Math.round(Math.min(bottom, height)));
    if (found.left >= found.right || found.top >= found.bottom) {
      throw new Refusal(
          Refusal.Code.REGION_NOT_FOUND,
          "The box named holds not a single pixel. Give its left upper corner, width and height.",
          "所给的区域内没有任何像素，请给出左上角坐标、宽度和高度。");
    }
    return found;
  }

  /**
   * @throws Refusal REGION_NOT_FOUND when the point does not lie in the picture
   */
  static int[] point(Where.Point point, int width, int height) {
    double x = point.x().of(width);
    double y = point.y().of(height);
    if (x > width + SLACK - 1 || y > height + SLACK - 1) {
      throw outside(
          "The point %s, %s".formatted(point.x(), point.y()),
          "坐标 (%s, %s)".formatted(point.x(), point.y()),
          width,
          height);
    }
    return new int[] {(int) Math.min(x, width - 1.0), (int) Math.min(y, height - 1.0)};
  }

  private static Refusal outside(String english, String chinese, int width, int height) {
    return new Refusal(
        Refusal.Code.REGION_NOT_FOUND,
        "%s does not lie in the picture of %d x %d pixels.".formatted(english, width, height),
        "%s超出了图片范围（%d×%d 像素）。".formatted(chinese, width, height));
  }

  Mask mask(int width, int height) {
    Mask mask = new Mask(width, height);
    for (int y = top; y < bottom; y++) {
      Arrays.fill(mask.coverage(), y * width + left, y * width + right, (byte) 255);
    }
    return mask;
  }

  int width() {
    return right - left;
  }

  int height() {
    return bottom - top;
  }

  /** Larger by so many pixels at each side, as far as the picture goes. */
  FrameBox grown(int pixels, int width, int height) {
    return new FrameBox(
        Math.max(0, left - pixels),
        Math.max(0, top - pixels),
        Math.min(width, right + pixels),
        Math.min(height, bottom + pixels));
  }
}

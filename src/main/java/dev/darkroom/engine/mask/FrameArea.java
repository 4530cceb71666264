package dev.darkroom.engine.mask;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import java.util.Arrays;

/** A part of the frame: a half at a side, a ninth in a corner, the middle third by third. */
final class FrameArea {
  private FrameArea() {}

  static Mask of(Bitmap picture, Position position) {
    Mask mask = new Mask(picture.width(), picture.height());
    boolean corner = position.x() != 0.5 && position.y() != 0.5;
    int[] across = span(position.x(), mask.width(), corner, position.y() == 0.5);
    int[] down = span(position.y(), mask.height(), corner, position.x() == 0.5);
    for (int y = down[0]; y < down[1]; y++) {
      int row = y * mask.width();
      Arrays.fill(mask.coverage(), row + across[0], row + across[1], (byte) 255);
    }
    return mask;
  }

  /** A side reaches to the middle, a corner over a third; along a side everything counts. */
  private static int[] span(double place, int length, boolean corner, boolean otherInMiddle) {
    if (place == 0.5) {
      int third = length / 3;
      return otherInMiddle ? new int[] {third, length - third} : new int[] {0, length};
    }
    int part = Math.max(1, corner ? length / 3 : length / 2);
    return place == 0 ? new int[] {0, part} : new int[] {length - part, length};
  }
}

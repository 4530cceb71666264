package dev.darkroom.engine.mask;

import dev.darkroom.engine.Mask;

/** Brings masks of full size down to shapes of a thumbnail. */
final class Shapes {
  private Shapes() {}

  static Shape of(Mask mask, int width, int height) {
    return Shape.where(
        width,
        height,
        i -> {
          long x = i % width;
          long y = i / width;
          int fromX = (int) ((2 * x + 1) * mask.width() / (2L * width));
          int fromY = (int) ((2 * y + 1) * mask.height() / (2L * height));
          return mask.at(fromX, fromY) >= 128;
        });
  }
}

package dev.darkroom.engine.mask;

import dev.darkroom.engine.Mask;

/** Brings masks of full size down to shapes of a thumbnail. */
final class Shapes {
  private Shapes() {}

  static Shape of(Mask mask, Thumbnail small) {
    return Shape.where(
        small.width(),
        small.height(),
        i -> {
          long x = i % small.width();
          long y = i / small.width();
          int fromX = (int) ((2 * x + 1) * mask.width() / (2L * small.width()));
          int fromY = (int) ((2 * y + 1) * mask.height() / (2L * small.height()));
          return mask.at(fromX, fromY) >= 128;
        });
  }
}

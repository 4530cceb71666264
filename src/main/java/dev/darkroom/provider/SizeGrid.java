package dev.darkroom.provider;

import dev.darkroom.job.Size;

/**
 * The sizes that a model draws.
 *
 * @param step each side is a multiple of it
 * @param pixelsMax width times height at most
 */
record SizeGrid(int step, int sideMin, int sideMax, long pixelsMax) {
  /**
   * The size to ask for where another is wanted: the next larger one within the limits, the ratio
   * kept as these allow. The result is brought to the wanted size.
   */
  Size drawn(Size asked) {
    double longer = Math.max(asked.width(), asked.height());
    double shorter = Math.min(asked.width(), asked.height());
    double down = Math.min(sideMax / longer, Math.sqrt((double) pixelsMax / asked.pixels()));
    double scale = Math.max(Math.min(1, down), sideMin / shorter);
    int width = stepped(asked.width() * scale);
    int height = stepped(asked.height() * scale);
    while ((long) width * height > pixelsMax) {
      if (width >= height) {
        width -= step;
      } else {
        height -= step;
      }
    }
    return new Size(width, height);
  }

  private int stepped(double side) {
    int up = step * (int) Math.ceil(side / step - 1e-6);
    return Math.clamp(up, step * Math.ceilDiv(sideMin, step), step * (sideMax / step));
  }

  /** Whether a picture of that ratio can be cut from one that the model draws. */
  boolean reaches(Size asked) {
    return Pictures.kept(drawn(asked), asked) >= Pictures.KEPT_MIN;
  }
}

package dev.darkroom.engine.frame;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import java.util.Optional;

/** A rectangle of whole pixels in a picture's coordinates; it may reach beyond the picture. */
public record Box(int x, int y, int width, int height) {
  /** Coverage from which a pixel counts as part of what a soft mask shows: a tenth. */
  private static final int SEEN = 26;

  public Box {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("A box needs an area: " + width + "x" + height);
    }
  }

  /** The whole picture. */
  public static Box frame(Bitmap picture) {
    return new Box(0, 0, picture.width(), picture.height());
  }

  /** The smallest box around all that the mask visibly covers; empty when it covers nothing. */
  public static Optional<Box> around(Mask mask) {
    byte[] coverage = mask.coverage();
    int left = mask.width();
    int right = -1;
    int top = mask.height();
    int bottom = -1;
    for (int y = 0; y < mask.height(); y++) {
      int row = y * mask.width();
      for (int x = 0; x < mask.width(); x++) {
        if ((coverage[row + x] & 255) >= SEEN) {
          left = Math.min(left, x);
          right = Math.max(right, x);
          top = Math.min(top, y);
          bottom = y;
        }
      }
    }
    return right < 0
        ? Optional.empty()
        : Optional.of(new Box(left, top, right - left + 1, bottom - top + 1));
  }

  /** The first column to the right of it. */
  public int right() {
    return x + width;
  }

  /** The first row below it. */
  public int bottom() {
    return y + height;
  }

  public double centreX() {
    return x + width / 2.0;
  }

  public double centreY() {
    return y + height / 2.0;
  }

  public int longer() {
    return Math.max(width, height);
  }

  public boolean contains(Box other) {
    return x <= other.x && y <= other.y && right() >= other.right() && bottom() >= other.bottom();
  }

  /** The same box with a margin on all sides. */
  public Box grown(int margin) {
    return new Box(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
  }

  /** The part of it inside the frame, which it must touch. */
  public Box within(Box frame) {
    int left = Math.max(x, frame.x);
    int top = Math.max(y, frame.y);
    return new Box(
        left,
        top,
        Math.min(right(), frame.right()) - left,
        Math.min(bottom(), frame.bottom()) - top);
  }

  /** A box of this size as near to this one as the frame allows; it must not exceed the frame. */
  public Box movedInto(Box frame) {
    return new Box(
        Math.clamp(x, frame.x, frame.right() - width),
        Math.clamp(y, frame.y, frame.bottom() - height),
        width,
        height);
  }

  /** A box of a size around a point. */
  public static Box centred(double centreX, double centreY, int width, int height) {
    return new Box(
        (int) Math.round(centreX - width / 2.0),
        (int) Math.round(centreY - height / 2.0),
        width,
        height);
  }
}

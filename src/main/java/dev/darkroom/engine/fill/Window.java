package dev.darkroom.engine.fill;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import java.util.Optional;

/** A rectangle of whole pixels inside a frame. */
public record Window(int x, int y, int width, int height) {
  public Window {
    if (x < 0 || y < 0 || width < 1 || height < 1) {
      throw new IllegalArgumentException("No window: " + x + "," + y + " " + width + "x" + height);
    }
  }

  /** The part of a rectangle (which may reach beyond it) that lies in a frame, if any does. */
  public static Optional<Window> within(
      int left, int top, int right, int bottom, int frameWidth, int frameHeight) {
    int x = Math.max(0, left);
    int y = Math.max(0, top);
    int endX = Math.min(frameWidth, right);
    int endY = Math.min(frameHeight, bottom);
    return endX > x && endY > y
        ? Optional.of(new Window(x, y, endX - x, endY - y))
        : Optional.empty();
  }

  /** All of a picture. */
  public static Window of(Bitmap picture) {
    return new Window(0, 0, picture.width(), picture.height());
  }

  /** Around every pixel that the mask touches, if it touches any. */
  public static Optional<Window> around(Mask mask) {
    int left = mask.width();
    int right = -1;
    int top = -1;
    int bottom = -1;
    byte[] coverage = mask.coverage();
    for (int row = 0, at = 0; row < mask.height(); row++) {
      for (int column = 0; column < mask.width(); column++, at++) {
        if (coverage[at] != 0) {
          left = Math.min(left, column);
          right = Math.max(right, column);
          top = top < 0 ? row : top;
          bottom = row;
        }
      }
    }
    return within(left, top, right + 1, bottom + 1, mask.width(), mask.height());
  }

  /** One past the last column. */
  public int right() {
    return x + width;
  }

  /** One past the last row. */
  public int bottom() {
    return y + height;
  }

  public long area() {
    return (long) width * height;
  }

  /** Wider by a margin on every side, as far as the frame goes. */
  public Window grown(int marginX, int marginY, int frameWidth, int frameHeight) {
    return within(
            x - marginX,
            y - marginY,
            right() + marginX,
            bottom() + marginY,
            frameWidth,
            frameHeight)
        .orElse(this);
  }

  /** The pixels that both share; 0 when they lie apart. */
  public long overlap(Window other) {
    long across = (long) Math.min(right(), other.right()) - Math.max(x, other.x);
    long down = (long) Math.min(bottom(), other.bottom()) - Math.max(y, other.y);
    return across <= 0 || down <= 0 ? 0 : across * down;
  }

  /** The smallest window around both. */
  public Window with(Window other) {
    int left = Math.min(x, other.x);
    int top = Math.min(y, other.y);
    return new Window(
        left,
        top,
        Math.max(right(), other.right()) - left,
        Math.max(bottom(), other.bottom()) - top);
  }

  /** A copy of this part of a picture. */
  public Bitmap cut(Bitmap picture) {
    Bitmap part = new Bitmap(width, height);
    for (int row = 0; row < height; row++) {
      int from = 4 * ((y + row) * picture.width() + x);
      System.arraycopy(picture.pixels(), from, part.pixels(), 4 * row * width, 4 * width);
    }
    return part;
  }

  /** A copy of this part of a mask. */
  public Mask cut(Mask mask) {
    Mask part = new Mask(width, height);
    for (int row = 0; row < height; row++) {
      int from = (y + row) * mask.width() + x;
      System.arraycopy(mask.coverage(), from, part.coverage(), row * width, width);
    }
    return part;
  }
}

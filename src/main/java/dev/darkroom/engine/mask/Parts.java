package dev.darkroom.engine.mask;

import java.util.Arrays;

/** The connected parts of a shape; {@code label} is -1 outside it. */
@SuppressWarnings("ArrayRecordComponent") // Large buffers, never compared as values.
record Parts(Shape shape, int[] label, int[] area) {
  static Parts of(Shape shape) {
    int[] label = new int[shape.inside().length];
    Arrays.fill(label, -1);
    int[] area = new int[16];
    int count = 0;
    int[] open = new int[label.length];
    for (int i = 0; i < label.length; i++) {
      if (shape.inside()[i] && label[i] < 0) {
        area = count == area.length ? Arrays.copyOf(area, 2 * count) : area;
        label[i] = count;
        open[0] = i;
        area[count] = flood(shape, label, count, open);
        count++;
      }
    }
    return new Parts(shape, label, Arrays.copyOf(area, count));
  }

  int count() {
    return area.length;
  }

  Shape part(int number) {
    return Shape.where(shape.width(), shape.height(), i -> label[i] == number);
  }

  /** The pixels of each part, in order. */
  int[][] pixels() {
    int[][] pixels = new int[area.length][];
    Arrays.setAll(pixels, k -> new int[area[k]]);
    int[] next = new int[area.length];
    for (int i = 0; i < label.length; i++) {
      if (label[i] >= 0) {
        pixels[label[i]][next[label[i]]++] = i;
      }
    }
    return pixels;
  }

  /** All parts of at least so many pixels. */
  Shape atLeast(int pixels) {
    return Shape.where(
        shape.width(), shape.height(), i -> label[i] >= 0 && area[label[i]] >= pixels);
  }

  /** Without what is much smaller than the largest part. */
  Shape main() {
    return atLeast(Math.max(1, largest() / 12));
  }

  /** The largest area, 0 when there is no part. */
  int largest() {
    return Arrays.stream(area).max().orElse(0);
  }

  /** Labels what is connected with the one open pixel; each pixel is opened once. */
  private static int flood(Shape shape, int[] label, int number, int[] open) {
    int width = shape.width();
    int count = 1;
    int area = 0;
    while (count > 0) {
      int i = open[--count];
      area++;
      int x = i % width;
      count = visit(shape, label, number, i - 1, x > 0, open, count);
      count = visit(shape, label, number, i + 1, x < width - 1, open, count);
      count = visit(shape, label, number, i - width, i >= width, open, count);
      count = visit(shape, label, number, i + width, i < label.length - width, open, count);
    }
    return area;
  }

  private static int visit(
      Shape shape, int[] label, int number, int to, boolean exists, int[] open, int count) {
    if (exists && shape.inside()[to] && label[to] < 0) {
      label[to] = number;
      open[count] = to;
      return count + 1;
    }
    return count;
  }
}

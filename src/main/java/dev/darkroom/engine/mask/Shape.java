package dev.darkroom.engine.mask;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** A hard region at thumbnail size, with the geometry that the searches need. */
@SuppressWarnings("ArrayRecordComponent") // Large buffers, never compared as values.
record Shape(int width, int height, boolean[] inside) {
  Shape(int width, int height) {
    this(width, height, new boolean[width * height]);
  }

  static Shape where(int width, int height, IntPredicate test) {
    Shape shape = new Shape(width, height);
    for (int i = 0; i < shape.inside.length; i++) {
      shape.inside[i] = test.test(i);
    }
    return shape;
  }

  int area() {
    int area = 0;
    for (boolean in : inside) {
      area += in ? 1 : 0;
    }
    return area;
  }

  /** 0 to 1 of the frame. */
  double share() {
    return area() / (double) inside.length;
  }

  Shape not() {
    Shape result = new Shape(width, height);
    for (int i = 0; i < inside.length; i++) {
      result.inside[i] = !inside[i];
    }
    return result;
  }

  Shape and(Shape other) {
    Shape result = new Shape(width, height);
    for (int i = 0; i < inside.length; i++) {
      result.inside[i] = inside[i] && other.inside[i];
    }
    return result;
  }

  Shape or(Shape other) {
    Shape result = new Shape(width, height);
    for (int i = 0; i < inside.length; i++) {
      result.inside[i] = inside[i] || other.inside[i];
    }
    return result;
  }

  /** Intersection over union: 1 is the same region. */
  double overlap(Shape other) {
    int both = 0;
    int any = 0;
    for (int i = 0; i < inside.length; i++) {
      both += inside[i] && other.inside[i] ? 1 : 0;
      any += inside[i] || other.inside[i] ? 1 : 0;
    }
    return any == 0 ? 0 : both / (double) any;
  }

  /** The same region in another resolution. */
  Shape resized(int toWidth, int toHeight) {
    return where(
        toWidth,
        toHeight,
        i -> {
          int x = (2 * (i % toWidth) + 1) * width / (2 * toWidth);
          int y = (2 * (i / toWidth) + 1) * height / (2 * toHeight);
          return inside[y * width + x];
        });
  }

  /** All pixels within a square of the radius around the region. */
  Shape grown(int radius) {
    return radius < 1 ? this : spreadAcross(radius).spreadDown(radius);
  }

  /** All pixels whose whole square of the radius lies in the region or outside the frame. */
  Shape shrunk(int radius) {
    return not().grown(radius).not();
  }

  /** Without specks thinner than the radius. */
  Shape opened(int radius) {
    return shrunk(radius).grown(radius);
  }

  /** Without gaps thinner than the radius. */
  Shape closed(int radius) {
    return grown(radius).shrunk(radius);
  }

  /** The part of this region that is connected with a pixel of the seeds. */
  Shape reachedFrom(Shape seeds) {
    Shape reached = new Shape(width, height);
    int[] open = new int[inside.length];
    int count = 0;
    for (int i = 0; i < inside.length; i++) {
      if (inside[i] && seeds.inside[i]) {
        reached.inside[i] = true;
        open[count++] = i;
      }
    }
    while (count > 0) {
      int i = open[--count];
      int x = i % width;
      count = step(i - 1, x > 0, reached, open, count);
      count = step(i + 1, x < width - 1, reached, open, count);
      count = step(i - width, i >= width, reached, open, count);
      count = step(i + width, i < inside.length - width, reached, open, count);
    }
    return reached;
  }

  /** The pixels of the frame's edge. */
  static Shape frame(int width, int height, int thickness) {
    Shape frame = new Shape(width, height);
    int across = Math.min(thickness, width);
    for (int y = 0; y < height; y++) {
      int row = y * width;
      if (Math.min(y, height - 1 - y) < thickness) {
        Arrays.fill(frame.inside, row, row + width, true);
      } else {
        Arrays.fill(frame.inside, row, row + across, true);
        Arrays.fill(frame.inside, row + width - across, row + width, true);
      }
    }
    return frame;
  }

  private int step(int to, boolean exists, Shape reached, int[] open, int count) {
    if (exists && inside[to] && !reached.inside[to]) {
      reached.inside[to] = true;
      open[count] = to;
      return count + 1;
    }
    return count;
  }

  /** Along rows: each pixel that has one of the region's within the radius beside it. */
  private Shape spreadAcross(int radius) {
    Shape result = new Shape(width, height);
    for (int start = 0; start < inside.length; start += width) {
      int done = 0;
      for (int x = 0; x < width; x++) {
        if (inside[start + x]) {
          int to = Math.min(width, x + radius + 1);
          for (int at = Math.max(done, x - radius); at < to; at++) {
            result.inside[start + at] = true;
          }
          done = to;
        }
      }
    }
    return result;
  }

  /** The same along columns, row by row, so that memory is read in its order. */
  private Shape spreadDown(int radius) {
    Shape result = new Shape(width, height);
    int[] last = new int[width];
    Arrays.fill(last, -radius - 1);
    for (int y = 0; y < height + radius; y++) {
      int to = (y - radius) * width;
      for (int x = 0; x < width; x++) {
        if (y < height && inside[y * width + x]) {
          last[x] = y;
        }
        if (to >= 0 && last[x] >= y - 2 * radius) {
          result.inside[to + x] = true;
        }
      }
    }
    return result;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape(int w, int h, boolean[] in)
        && w == width
        && h == height
        && Arrays.equals(in, inside);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(inside);
  }

  @Override
  public String toString() {
    return width + "x" + height + " shape";
  }
}

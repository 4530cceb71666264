package dev.darkroom.engine.mask;

import java.util.Arrays;

/**
 * Joins the parts of standing things: what lies right above or below a much larger part is the neck
 * or the foot of it, as where a label parts a bottle.
 */
final class Stacks {
  /** A neck or foot is at most this share of the body. */
  private static final double SMALLER = 0.4;

  /** The share of its width that lies over or under the body. */
  private static final double OVER = 0.7;

  /** How far away it may be, in heights of the body. */
  private static final double NEAR = 0.6;

  private Stacks() {}

  /** The same shape with fewer parts. */
  static Parts joined(Parts parts) {
    int[][] boxes = boxes(parts);
    int[] body = new int[parts.count()];
    for (int k = 0; k < body.length; k++) {
      body[k] = k;
      for (int other = 0; other < body.length; other++) {
        boolean larger = parts.area()[other] > parts.area()[body[k]];
        if (larger && belongs(parts, boxes, k, other)) {
          body[k] = other;
        }
      }
    }
    int[] label = parts.label().clone();
    int[] area = new int[parts.count()];
    for (int i = 0; i < label.length; i++) {
      if (label[i] >= 0) {
        label[i] = root(body, label[i]);
        area[label[i]]++;
      }
    }
    return new Parts(parts.shape(), label, area);
  }

  /** A body is always larger than what belongs to it, so that this ends. */
  private static int root(int[] body, int part) {
    int at = part;
    while (body[at] != at) {
      at = body[at];
    }
    return at;
  }

  private static boolean belongs(Parts parts, int[][] boxes, int part, int body) {
    int[] small = boxes[part];
    int[] large = boxes[body];
    int over = Math.min(small[1], large[1]) - Math.max(small[0], large[0]);
    int gap = Math.max(small[2] - large[3], large[2] - small[3]);
    return parts.area()[part] < SMALLER * parts.area()[body]
        && over >= OVER * (small[1] - small[0])
        && gap <= NEAR * (large[3] - large[2]);
  }

  /** Left, right, top, bottom of each part. */
  private static int[][] boxes(Parts parts) {
    int[][] boxes = new int[parts.count()][];
    Arrays.setAll(boxes, _ -> new int[] {Integer.MAX_VALUE, 0, Integer.MAX_VALUE, 0});
    int width = parts.shape().width();
    for (int i = 0; i < parts.label().length; i++) {
      if (parts.label()[i] >= 0) {
        int[] box = boxes[parts.label()[i]];
        box[0] = Math.min(box[0], i % width);
        box[1] = Math.max(box[1], i % width + 1);
        box[2] = Math.min(box[2], i / width);
        box[3] = Math.max(box[3], i / width + 1);
      }
    }
    return boxes;
  }
}

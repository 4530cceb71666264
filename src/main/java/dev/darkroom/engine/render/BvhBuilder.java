package dev.darkroom.engine.render;

import java.util.Arrays;

/**
 * Builds a {@link Bvh} top down, splitting where the surface area heuristic is least over bins of
 * the centres of the triangles (Wald, On fast Construction of SAH-based Bounding Volume
 * Hierarchies, 2007). It reorders the triangles so that those of a leaf lie side by side.
 */
final class BvhBuilder {
  private static final int BINS = 16;
  private static final int LEAF_WANTED = 2;

  /** A visit of a node costs this much of the test of one triangle. */
  private static final float VISIT_COST = 1.2f;

  /** From here on ranges are halved blindly, which bounds the depth whatever the triangles are. */
  private static final int CAREFUL_DEPTH = 48;

  private final float[] low;
  private final float[] high;
  private final int[] order;
  private final float[] boxes;
  private final int[] children;
  private int used;
  private int depthMax;

  private final float[] binBoxes = new float[BINS * 6];
  private final int[] binCounts = new int[BINS];
  private final float[] rightAreas = new float[BINS];
  private final float[] growing = new float[6];

  private int bestAxis;
  private int bestBin;
  private float bestCost;

  private BvhBuilder(Geometry geometry) {
    int count = geometry.count();
    low = new float[count * 3];
    high = new float[count * 3];
    order = new int[count];
    boxes = new float[Math.max(1, count) * 12];
    children = new int[Math.max(1, count) * 2];
    float[] corners = geometry.corners();
    for (int i = 0; i < count; i++) {
      order[i] = i;
      for (int axis = 0; axis < 3; axis++) {
        float a = corners[i * Geometry.STRIDE + axis];
        float b = a + corners[i * Geometry.STRIDE + 3 + axis];
        float c = a + corners[i * Geometry.STRIDE + 6 + axis];
        low[i * 3 + axis] = Math.min(a, Math.min(b, c));
        high[i * 3 + axis] = Math.max(a, Math.max(b, c));
      }
    }
  }

  static Bvh build(Geometry geometry) {
    var builder = new BvhBuilder(geometry);
    int count = geometry.count();
    if (count <= LEAF_WANTED) {
      builder.used = 1;
      builder.child(0, 0, 0, count, 0);
      builder.child(0, 1, count, 0, 0);
    } else {
      builder.node(0, count, 0);
    }
    geometry.reorder(builder.order);
    return new Bvh(
        Arrays.copyOf(builder.boxes, builder.used * 12),
        Arrays.copyOf(builder.children, builder.used * 2),
        builder.depthMax);
  }

  private int node(int first, int count, int depth) {
    int node = used++;
    depthMax = Math.max(depthMax, depth + 1);
    int left = split(first, count, depth);
    child(node, 0, first, left, depth);
    child(node, 1, first + left, count - left, depth);
    return node;
  }

  private void child(int node, int side, int first, int count, int depth) {
    int at = node * 12 + side * 6;
    clear(boxes, at);
    for (int i = first; i < first + count; i++) {
      include(boxes, at, order[i]);
    }
    boolean leaf = count <= LEAF_WANTED || (count <= Bvh.LEAF_MAX && !worthSplitting(first, count));
    children[node * 2 + side] = leaf ? Bvh.leaf(first, count) : node(first, count, depth + 1);
  }

  private boolean worthSplitting(int first, int count) {
    findSplit(first, count);
    return bestAxis >= 0 && bestCost < count;
  }

  /** Orders a range into two and returns how many are in the first. */
  private int split(int first, int count, int depth) {
    findSplit(first, count);
    if (bestAxis < 0 || depth > CAREFUL_DEPTH) {
      return count / 2;
    }
    int axis = bestAxis;
    int bin = bestBin;
    float least = centreMin;
    float scale = binScale;
    int i = first;
    int j = first + count - 1;
    while (i <= j) {
      if (binOf(order[i], axis, least, scale) <= bin) {
        i++;
      } else {
        int other = order[j];
        order[j--] = order[i];
        order[i] = other;
      }
    }
    int left = i - first;
    return left == 0 || left == count ? count / 2 : left;
  }

  private float centreMin;
  private float binScale;

  private void findSplit(int first, int count) {
    bestAxis = -1;
    bestCost = Float.POSITIVE_INFINITY;
    for (int axis = 0; axis < 3; axis++) {
      float least = Float.POSITIVE_INFINITY;
      float most = Float.NEGATIVE_INFINITY;
      for (int i = first; i < first + count; i++) {
        float centre = centre(order[i], axis);
        least = Math.min(least, centre);
        most = Math.max(most, centre);
      }
      float scale = BINS * 0.9999f / (most - least);
      if (most > least && Float.isFinite(scale)) {
        tryAxis(first, count, axis, least, scale);
      }
    }
  }

  private void tryAxis(int first, int count, int axis, float least, float scale) {
    Arrays.fill(binCounts, 0);
    for (int bin = 0; bin < BINS; bin++) {
      clear(binBoxes, bin * 6);
    }
    for (int i = first; i < first + count; i++) {
      int bin = binOf(order[i], axis, least, scale);
      binCounts[bin]++;
      include(binBoxes, bin * 6, order[i]);
    }
    clear(growing, 0);
    for (int bin = BINS - 1; bin > 0; bin--) {
      grow(bin);
      rightAreas[bin] = area();
    }
    float whole = wholeArea();
    clear(growing, 0);
    int left = 0;
    for (int bin = 0; bin < BINS - 1; bin++) {
      grow(bin);
      left += binCounts[bin];
      if (left == 0 || left == count) {
        continue;
      }
      float cost =
          VISIT_COST
              + (left * area() + (count - left) * rightAreas[bin + 1]) / Math.max(whole, 1e-30f);
      if (cost < bestCost) {
        bestCost = cost;
        bestAxis = axis;
        bestBin = bin;
        centreMin = least;
        binScale = scale;
      }
    }
  }

  private float wholeArea() {
    grow(0);
    return area();
  }

  private int binOf(int triangle, int axis, float least, float scale) {
    return Math.clamp((int) ((centre(triangle, axis) - least) * scale), 0, BINS - 1);
  }

  private float centre(int triangle, int axis) {
    return 0.5f * (low[triangle * 3 + axis] + high[triangle * 3 + axis]);
  }

  private static void clear(float[] box, int at) {
    for (int axis = 0; axis < 3; axis++) {
      box[at + axis] = Float.POSITIVE_INFINITY;
      box[at + 3 + axis] = Float.NEGATIVE_INFINITY;
    }
  }

  private void include(float[] box, int at, int triangle) {
    for (int axis = 0; axis < 3; axis++) {
      box[at + axis] = Math.min(box[at + axis], low[triangle * 3 + axis]);
      box[at + 3 + axis] = Math.max(box[at + 3 + axis], high[triangle * 3 + axis]);
    }
  }

  private void grow(int bin) {
    for (int axis = 0; axis < 3; axis++) {
      growing[axis] = Math.min(growing[axis], binBoxes[bin * 6 + axis]);
      growing[3 + axis] = Math.max(growing[3 + axis], binBoxes[bin * 6 + 3 + axis]);
    }
  }

  /** Half the surface of the growing box. */
  private float area() {
    float x = growing[3] - growing[0];
    float y = growing[4] - growing[1];
    float z = growing[5] - growing[2];
    return x < 0 ? 0 : x * y + y * z + z * x;
  }
}

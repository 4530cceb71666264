package dev.darkroom.engine.render;

/**
 * A binary tree of boxes around the triangles of a {@link Geometry}, in flat arrays. A node holds
 * the boxes of both of its children, so that one visit decides about both.
 *
 * @param boxes twelve floats of each node: least and greatest corner of the first child's box, then
 *     of the second's
 * @param children two of each node: the number of a node, or {@link #leaf} below 0
 * @param depth the greatest number of nodes between the root and a leaf
 */
@SuppressWarnings("ArrayRecordComponent") // Large, made once, read only and never compared.
record Bvh(float[] boxes, int[] children, int depth) {
  static final int LEAF_MAX = 15;
  private static final int COUNT_BITS = 4;

  static int leaf(int first, int count) {
    return ~(first << COUNT_BITS | count);
  }

  static int firstOf(int leaf) {
    return ~leaf >>> COUNT_BITS;
  }

  static int countOf(int leaf) {
    return ~leaf & LEAF_MAX;
  }
}

package dev.darkroom.engine.render;

/**
 * Follows rays through a {@link Bvh}, nearer boxes first. Triangles are tested after Möller and
 * Trumbore (Fast, Minimum Storage Ray/Triangle Intersection, 1997). One thread uses it at a time;
 * the fields hold what the last ray found.
 */
final class Walk {
  private final float[] boxes;
  private final int[] children;
  private final float[] corners;
  private final int[] bodies;
  private final boolean[] clearBodies;
  private final int[] stack;
  private final float[] distances;

  private float ox;
  private float oy;
  private float oz;
  private float dx;
  private float dy;
  private float dz;

  /** The distance of the hit. */
  float distance;

  /** The shares of the triangle's second and third corner. */
  float u;

  float v;

  /** The triangle that was hit, or -1. */
  int triangle;

  /** Whether the last shadow ray met a clear body. */
  boolean metClear;

  /**
   * @param clearBodies which bodies let shadow rays through
   */
  Walk(Bvh bvh, Geometry geometry, boolean[] clearBodies) {
    this.boxes = bvh.boxes();
    this.children = bvh.children();
    this.corners = geometry.corners();
    this.bodies = geometry.bodies();
    this.clearBodies = clearBodies;
    this.stack = new int[bvh.depth() + 2];
    this.distances = new float[bvh.depth() + 2];
  }

  /** Finds the first triangle on a ray of unit direction. */
  boolean nearest(
      double x, double y, double z, double dirX, double dirY, double dirZ, double limit) {
    aim(x, y, z, dirX, dirY, dirZ);
    triangle = -1;

    distance = (float) limit;
    walk(false);
    return triangle >= 0;
  }

  /**
   * Whether an opaque triangle lies before the limit; otherwise {@link #metClear} says whether a
   * clear one does.
   */
  boolean blocked(
      double x, double y, double z, double dirX, double dirY, double dirZ, double limit) {
    aim(x, y, z, dirX, dirY, dirZ);
    triangle = -1;

    metClear = false;
    distance = (float) limit;
    return walk(true);
  }

  private void aim(double x, double y, double z, double dirX, double dirY, double dirZ) {
    ox = (float) x;
    oy = (float) y;
    oz = (float) z;
    dx = (float) dirX;
    dy = (float) dirY;
    dz = (float) dirZ;
  }

  private static float inverse(float component) {
    return Math.abs(component) < 1e-20f ? Math.copySign(1e20f, component) : 1 / component;
  }

  private boolean walk(boolean shadow) {
    final float[] box = boxes;
    final float x = ox;
    final float y = oy;
    final float z = oz;
    final float ix = inverse(dx);
    final float iy = inverse(dy);
    final float iz = inverse(dz);
    final int nearX = ix < 0 ? 3 : 0;
    final int nearY = iy < 0 ? 4 : 1;
    final int nearZ = iz < 0 ? 5 : 2;
    final int farX = 3 - nearX;
    final int farY = 5 - nearY;
    final int farZ = 7 - nearZ;
    int height = 0;
    int node = 0;
    while (true) {
      if (node >= 0) {
        int b = node * 12;
        float in0 = (box[b + nearX] - x) * ix;
        float out0 = (box[b + farX] - x) * ix;
        float lowY0 = (box[b + nearY] - y) * iy;
        float highY0 = (box[b + farY] - y) * iy;
        float lowZ0 = (box[b + nearZ] - z) * iz;
        float highZ0 = (box[b + farZ] - z) * iz;
        in0 = lowY0 > in0 ? lowY0 : in0;
        out0 = highY0 < out0 ? highY0 : out0;
        in0 = lowZ0 > in0 ? lowZ0 : in0;
        out0 = highZ0 < out0 ? highZ0 : out0;
        b += 6;
        float in1 = (box[b + nearX] - x) * ix;
        float out1 = (box[b + farX] - x) * ix;
        float lowY1 = (box[b + nearY] - y) * iy;
        float highY1 = (box[b + farY] - y) * iy;
        float lowZ1 = (box[b + nearZ] - z) * iz;
        float highZ1 = (box[b + farZ] - z) * iz;
        in1 = lowY1 > in1 ? lowY1 : in1;
        out1 = highY1 < out1 ? highY1 : out1;
        in1 = lowZ1 > in1 ? lowZ1 : in1;
        out1 = highZ1 < out1 ? highZ1 : out1;
        boolean first = in0 <= out0 && out0 >= 0 && in0 <= distance;
        boolean second = in1 <= out1 && out1 >= 0 && in1 <= distance;
        int child = node * 2;
        if (first && second) {
          boolean swap = in1 < in0;
          distances[height] = swap ? in0 : in1;
          stack[height++] = children[swap ? child : child + 1];
          node = children[swap ? child + 1 : child];
          continue;
        }
        if (first || second) {
          node = children[first ? child : child + 1];
          continue;
        }
      } else {
        int from = Bvh.firstOf(node);
        if (leaf(from, from + Bvh.countOf(node), shadow)) {
          return true;
        }
      }
      do {
        if (height == 0) {
          return false;
        }
        height--;
      } while (distances[height] > distance);
      node = stack[height];
    }
  }

  /** Tests the triangles of a leaf; true when a shadow ray is blocked. */
  private boolean leaf(int from, int to, boolean shadow) {
    for (int i = from; i < to; i++) {
      if (!hits(i)) {
        continue;
      }
      if (!shadow) {
        triangle = i;
        distance = hitDistance;
        u = hitU;
        v = hitV;
      } else if (clearBodies[bodies[i]]) {
        metClear = true;
      } else {
        return true;
      }
    }
    return false;
  }

  private float hitDistance;
  private float hitU;
  private float hitV;

  private boolean hits(int i) {
    final float[] c = corners;
    final int at = i * Geometry.STRIDE;
    float e1x = c[at + 3];
    float e1y = c[at + 4];
    float e1z = c[at + 5];
    float e2x = c[at + 6];
    float e2y = c[at + 7];
    float e2z = c[at + 8];
    float px = dy * e2z - dz * e2y;
    float py = dz * e2x - dx * e2z;
    float pz = dx * e2y - dy * e2x;
    float determinant = e1x * px + e1y * py + e1z * pz;
    // Everything is made as if the determinant were positive, and divided by it only in the end.
    float sign = determinant < 0 ? -1f : 1f;
    float size = determinant * sign;
    float sx = (ox - c[at]) * sign;
    float sy = (oy - c[at + 1]) * sign;
    float sz = (oz - c[at + 2]) * sign;
    float first = sx * px + sy * py + sz * pz;
    if (!(first >= 0 && first <= size)) {
      return false;
    }
    float qx = sy * e1z - sz * e1y;
    float qy = sz * e1x - sx * e1z;
    float qz = sx * e1y - sy * e1x;
    float second = dx * qx + dy * qy + dz * qz;
    if (!(second >= 0 && first + second <= size)) {
      return false;
    }
    float along = e2x * qx + e2y * qy + e2z * qz;
    // A size of 0 is a triangle seen edge on: a miss.
    if (!(along > 0 && along < distance * size)) {
      return false;
    }
    float inverse = 1 / size;
    float t = along * inverse;
    if (!(t < distance)) {
      return false;
    }
    hitDistance = t;
    hitU = first * inverse;
    hitV = second * inverse;
    return true;
  }
}

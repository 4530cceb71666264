package dev.darkroom.engine.render;

import java.util.Arrays;
import java.util.List;

/**
 * The triangles of all bodies in flat arrays. Triangles without an area and triangles with a corner
 * that is not finite are left out: no ray could hit them.
 */
final class Geometry {
  /** Twice the area of a triangle in cm² must be more than the root of this. */
  private static final double AREA_MIN_SQUARED = 1e-24;

  /** Floats of one triangle in {@link #corners}: a corner and the two edges that leave it. */
  static final int STRIDE = 9;

  private int count;
  private float[] corners;
  private int[] vertices;
  private int[] bodies;
  private final float[] normals;
  private final float[] uv;

  /**
   * @throws IllegalArgumentException when a triangle names a vertex that its mesh does not have
   */
  Geometry(List<Body> world) {
    int triangles = 0;
    int points = 0;
    for (Body body : world) {
      triangles = Math.addExact(triangles, body.mesh().triangleCount());
      points = Math.addExact(points, body.mesh().vertexCount());
    }
    corners = new float[Math.multiplyExact(triangles, STRIDE)];
    vertices = new int[triangles * 3];
    bodies = new int[triangles];
    normals = new float[Math.multiplyExact(points, 3)];
    uv = new float[points * 2];
    int before = 0;
    for (int body = 0; body < world.size(); body++) {
      Mesh mesh = world.get(body).mesh();
      System.arraycopy(mesh.normals(), 0, normals, before * 3, mesh.normals().length);
      System.arraycopy(mesh.uv(), 0, uv, before * 2, mesh.uv().length);
      for (int triangle = 0; triangle < mesh.triangleCount(); triangle++) {
        add(mesh, triangle, body, before);
      }
      before += mesh.vertexCount();
    }
    corners = Arrays.copyOf(corners, count * STRIDE);
    vertices = Arrays.copyOf(vertices, count * 3);
    bodies = Arrays.copyOf(bodies, count);
  }

  private void add(Mesh mesh, int triangle, int body, int before) {
    int base = count * STRIDE;
    float[] p = mesh.positions();
    int[] corner = new int[3];
    for (int i = 0; i < 3; i++) {
      corner[i] = mesh.triangles()[triangle * 3 + i];
      if (corner[i] < 0 || corner[i] >= mesh.vertexCount()) {
        throw new IllegalArgumentException("A triangle names vertex " + corner[i]);
      }
    }
    for (int axis = 0; axis < 3; axis++) {
      float first = p[corner[0] * 3 + axis];
      corners[base + axis] = first;
      corners[base + 3 + axis] = p[corner[1] * 3 + axis] - first;
      corners[base + 6 + axis] = p[corner[2] * 3 + axis] - first;
    }
    double squared = crossSquared(base);
    if (!(squared > AREA_MIN_SQUARED) || Double.isInfinite(squared)) {
      return;
    }
    for (int i = 0; i < 3; i++) {
      vertices[count * 3 + i] = before + corner[i];
    }
    bodies[count] = body;
    count++;
  }

  private double crossSquared(int base) {
    double ax = corners[base + 3];
    double ay = corners[base + 4];
    double az = corners[base + 5];
    double bx = corners[base + 6];
    double by = corners[base + 7];
    double bz = corners[base + 8];
    double x = ay * bz - az * by;
    double y = az * bx - ax * bz;
    double z = ax * by - ay * bx;
    // A corner that is not finite makes the sum of the first corner not finite either.
    return x * x + y * y + z * z + 0 * (corners[base] + corners[base + 1] + corners[base + 2]);
  }

  /** Puts the triangles into another order: {@code order[i]} becomes triangle i. */
  void reorder(int[] order) {
    float[] newCorners = new float[corners.length];
    int[] newVertices = new int[vertices.length];
    int[] newBodies = new int[bodies.length];
    for (int i = 0; i < count; i++) {
      System.arraycopy(corners, order[i] * STRIDE, newCorners, i * STRIDE, STRIDE);
      System.arraycopy(vertices, order[i] * 3, newVertices, i * 3, 3);
      newBodies[i] = bodies[order[i]];
    }
    corners = newCorners;
    vertices = newVertices;
    bodies = newBodies;
  }

  int count() {
    return count;
  }

  /** {@link #STRIDE} floats of each triangle: a corner, and the edges to the two others. */
  float[] corners() {
    return corners;
  }

  /** Three places of each triangle in {@link #normals()} and {@link #uv()}. */
  int[] vertices() {
    return vertices;
  }

  /** The number of the body of each triangle. */
  int[] bodies() {
    return bodies;
  }

  float[] normals() {
    return normals;
  }

  float[] uv() {
    return uv;
  }
}

package dev.darkroom.engine.product.shape;

import dev.darkroom.engine.render.Mesh;
import dev.darkroom.engine.render.Vec;
import java.util.Arrays;

/**
 * Triangles in the making. Vertices at one place belong together even where their texture
 * coordinates differ, so that a seam does not show.
 */
public final class Solid {
  private double[] vertices = new double[5 * 256];
  private int[] triangles = new int[3 * 512];
  private int vertexCount;
  private int triangleCount;

  /** Adds a vertex and tells its number. */
  public int vertex(Vec at, double u, double v) {
    if (vertices.length < 5 * (vertexCount + 1)) {
      vertices = Arrays.copyOf(vertices, vertices.length * 2);
    }
    int i = 5 * vertexCount;
    vertices[i] = at.x();
    vertices[i + 1] = at.y();
    vertices[i + 2] = at.z();
    vertices[i + 3] = u;
    vertices[i + 4] = v;
    return vertexCount++;
  }

  /** Adds a triangle, counter-clockwise seen from outside; one without area is left out. */
  public void triangle(int a, int b, int c) {
    if (cross(a, b, c).length() < 1e-9) {
      return;
    }
    if (triangles.length < 3 * (triangleCount + 1)) {
      triangles = Arrays.copyOf(triangles, triangles.length * 2);
    }
    triangles[3 * triangleCount] = a;
    triangles[3 * triangleCount + 1] = b;
    triangles[3 * triangleCount + 2] = c;
    triangleCount++;
  }

  /** Adds a quadrilateral, counter-clockwise seen from outside. */
  public void quad(int a, int b, int c, int d) {
    triangle(a, b, c);
    triangle(a, c, d);
  }

  /** The mesh with edges rounded in shading where faces meet at less than 35 degrees. */
  public Mesh mesh() {
    return mesh(35);
  }

  /**
   * The mesh.
   *
   * @param crease the angle in degrees from which an edge between two faces shows as an edge
   */
  public Mesh mesh(double crease) {
    return new Shading(
            Arrays.copyOf(vertices, 5 * vertexCount),
            Arrays.copyOf(triangles, 3 * triangleCount),
            Math.cos(Math.toRadians(crease)))
        .mesh();
  }

  private Vec cross(int a, int b, int c) {
    Vec from = place(a);
    return place(b).minus(from).cross(place(c).minus(from));
  }

  private Vec place(int vertex) {
    int i = 5 * vertex;
    return new Vec(vertices[i], vertices[i + 1], vertices[i + 2]);
  }
}

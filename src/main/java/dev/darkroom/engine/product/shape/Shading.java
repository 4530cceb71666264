package dev.darkroom.engine.product.shape;

import dev.darkroom.engine.render.Mesh;
import dev.darkroom.engine.render.Vec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the normals of a mesh: at each corner the mean of the faces around it, weighted by their
 * areas so that flat faces stay flat, of those that meet at less than the crease.
 */
final class Shading {
  /** Vertices nearer than this many to the centimetre are one place. */
  private static final double GRID = 1e4;

  private final double[] vertices;
  private final int[] triangles;
  private final double creaseCosine;
  private final Vec[] faces;
  private final int[] places;
  private final int[] facesFrom;
  private final int[] facesAround;

  private record Place(long x, long y, long z) {}

  private record Corner(int vertex, int x, int y, int z) {}

  Shading(double[] vertices, int[] triangles, double creaseCosine) {
    this.vertices = vertices;
    this.triangles = triangles;
    this.creaseCosine = creaseCosine;
    this.faces = faces();
    this.places = new int[vertices.length / 5];
    int count = findPlaces();
    this.facesFrom = new int[count + 1];
    this.facesAround = new int[triangles.length];
    gatherFaces();
  }

  Mesh mesh() {
    Map<Corner, Integer> corners = new HashMap<>();
    int[] indices = new int[triangles.length];
    float[] positions = new float[triangles.length * 3];
    float[] normals = new float[triangles.length * 3];
    float[] uv = new float[triangles.length * 2];
    for (int i = 0; i < triangles.length; i++) {
      Vec normal = normal(i);
      Corner corner =
          new Corner(triangles[i], coarse(normal.x()), coarse(normal.y()), coarse(normal.z()));
      int next = corners.size();
      Integer known = corners.putIfAbsent(corner, next);
      indices[i] = known == null ? next : known;
      if (known == null) {
        int from = 5 * triangles[i];
        for (int axis = 0; axis < 3; axis++) {
          positions[3 * next + axis] = (float) vertices[from + axis];
        }
        normals[3 * next] = (float) normal.x();
        normals[3 * next + 1] = (float) normal.y();
        normals[3 * next + 2] = (float) normal.z();
        uv[2 * next] = (float) vertices[from + 3];
        uv[2 * next + 1] = (float) vertices[from + 4];
      }
    }
    int count = corners.size();
    return new Mesh(
        Arrays.copyOf(positions, 3 * count),
        Arrays.copyOf(normals, 3 * count),
        Arrays.copyOf(uv, 2 * count),
        indices);
  }

  private static int coarse(double value) {
    return (int) Math.round(value * 2000);
  }

  private Vec normal(int corner) {
    Vec own = faces[corner / 3].unit();
    int place = places[triangles[corner]];
    Vec sum = Vec.ZERO;
    for (int i = facesFrom[place]; i < facesFrom[place + 1]; i++) {
      Vec face = faces[facesAround[i]];
      if (face.dot(own) >= creaseCosine * face.length()) {
        sum = sum.plus(face);
      }
    }
    return sum.length() < 1e-12 ? own : sum.unit();
  }

  private Vec[] faces() {
    Vec[] found = new Vec[triangles.length / 3];
    for (int i = 0; i < found.length; i++) {
      Vec a = at(triangles[3 * i]);
      Vec b = at(triangles[3 * i + 1]);
      Vec c = at(triangles[3 * i + 2]);
      found[i] = b.minus(a).cross(c.minus(a));
    }
    return found;
  }

  private Vec at(int vertex) {
    int i = 5 * vertex;
    return new Vec(vertices[i], vertices[i + 1], vertices[i + 2]);
  }

  private int findPlaces() {
    Map<Place, Integer> known = new HashMap<>();
    for (int i = 0; i < places.length; i++) {
      Place place =
          new Place(
              Math.round(vertices[5 * i] * GRID),
              Math.round(vertices[5 * i + 1] * GRID),
              Math.round(vertices[5 * i + 2] * GRID));
      int next = known.size();
      Integer number = known.putIfAbsent(place, next);
      places[i] = number == null ? next : number;
    }
    return known.size();
  }

  private void gatherFaces() {
    for (int vertex : triangles) {
      facesFrom[places[vertex] + 1]++;
    }
    for (int i = 1; i < facesFrom.length; i++) {
      facesFrom[i] += facesFrom[i - 1];
    }
    int[] next = facesFrom.clone();
    for (int i = 0; i < triangles.length; i++) {
      facesAround[next[places[triangles[i]]]++] = i / 3;
    }
  }
}

package dev.darkroom.engine.render;

/**
 * Triangles with smooth normals.
 *
 * @param positions x, y, z of each vertex, in centimetres
 * @param normals x, y, z of each vertex, unit length, outward
 * @param uv two texture coordinates of each vertex, usually 0 to 1
 * @param triangles three vertex indices each, counter-clockwise seen from outside
 */
@SuppressWarnings("ArrayRecordComponent") // Large, made once, handed over and never compared.
public record Mesh(float[] positions, float[] normals, float[] uv, int[] triangles) {
  public Mesh {
    int vertices = positions.length / 3;
    if (positions.length != vertices * 3
        || normals.length != positions.length
        || uv.length != vertices * 2
        || triangles.length % 3 != 0) {
      throw new IllegalArgumentException("The arrays of a mesh do not belong together");
    }
  }

  public int vertexCount() {
    return positions.length / 3;
  }

  public int triangleCount() {
    return triangles.length / 3;
  }
}

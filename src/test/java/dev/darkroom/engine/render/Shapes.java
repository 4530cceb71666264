package dev.darkroom.engine.render;

/** Simple meshes for tests. */
final class Shapes {
  private Shapes() {}

  /** A ball with smooth normals. */
  static Mesh ball(Vec centre, double radius, int rings) {
    int around = rings * 2;
    int columns = around + 1;
    float[] positions = new float[(rings + 1) * columns * 3];
    float[] normals = new float[positions.length];
    float[] uv = new float[(rings + 1) * columns * 2];
    int[] triangles = new int[rings * around * 6];
    int next = 0;
    for (int i = 0; i <= rings; i++) {
      double up = Math.PI * i / rings;
      for (int j = 0; j <= around; j++) {
        double turn = 2 * Math.PI * j / around;
        var normal =
            new Vec(Math.sin(up) * Math.cos(turn), -Math.cos(up), Math.sin(up) * Math.sin(turn));
        put(positions, i * columns + j, centre.plus(normal.times(radius)));
        put(normals, i * columns + j, normal);
      }
    }
    for (int i = 0; i < rings; i++) {
      for (int j = 0; j < around; j++) {
        int a = i * columns + j;
        for (int corner : new int[] {a, a + columns, a + 1, a + 1, a + columns, a + columns + 1}) {
          triangles[next++] = corner;
        }
      }
    }
    return new Mesh(positions, normals, uv, triangles);
  }

  /** A flat rectangle, seen from the side of {@code halfWidth × halfHeight}. */
  static Mesh rectangle(Vec centre, Vec halfWidth, Vec halfHeight) {
    float[] positions = new float[12];
    float[] normals = new float[12];
    Vec normal = halfWidth.cross(halfHeight).unit();
    Vec[] corners = {
      centre.minus(halfWidth).minus(halfHeight),
      centre.plus(halfWidth).minus(halfHeight),
      centre.plus(halfWidth).plus(halfHeight),
      centre.minus(halfWidth).plus(halfHeight)
    };
    for (int i = 0; i < 4; i++) {
      put(positions, i, corners[i]);
      put(normals, i, normal);
    }
    float[] uv = {0, 0, 1, 0, 1, 1, 0, 1};
    return new Mesh(positions, normals, uv, new int[] {0, 1, 2, 0, 2, 3});
  }

  /** A ground at a height, seen from above. */
  static Mesh ground(double y, double half) {
    return rectangle(new Vec(0, y, 0), new Vec(0, 0, half), new Vec(half, 0, 0));
  }

  private static void put(float[] into, int vertex, Vec value) {
    into[vertex * 3] = (float) value.x();
    into[vertex * 3 + 1] = (float) value.y();
    into[vertex * 3 + 2] = (float) value.z();
  }
}

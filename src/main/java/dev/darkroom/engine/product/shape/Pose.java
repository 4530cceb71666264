package dev.darkroom.engine.product.shape;

import dev.darkroom.engine.render.Mesh;
import dev.darkroom.engine.render.Vec;

/**
 * Where a thing stands and how it is turned.
 *
 * @param x the direction that the thing's own x axis takes, as the next two
 * @param offset where its origin comes to lie
 */
public record Pose(Vec x, Vec y, Vec z, Vec offset) {
  public static final Pose NONE =
      new Pose(new Vec(1, 0, 0), new Vec(0, 1, 0), new Vec(0, 0, 1), Vec.ZERO);

  /** Then moved. */
  public Pose moved(double dx, double dy, double dz) {
    return new Pose(x, y, z, offset.plus(new Vec(dx, dy, dz)));
  }

  /** Then turned round the upright axis, from z to x. */
  public Pose turned(double degrees) {
    return then(degrees, (v, c, s) -> new Vec(c * v.x() + s * v.z(), v.y(), c * v.z() - s * v.x()));
  }

  /** Then tipped round the x axis, its top to the front. */
  public Pose tipped(double degrees) {
    return then(degrees, (v, c, s) -> new Vec(v.x(), c * v.y() - s * v.z(), c * v.z() + s * v.y()));
  }

  /** Then rolled round the z axis, its top to the left. */
  public Pose rolled(double degrees) {
    return then(degrees, (v, c, s) -> new Vec(c * v.x() - s * v.y(), c * v.y() + s * v.x(), v.z()));
  }

  /** The point where the pose puts it. */
  public Vec point(Vec point) {
    return direction(point).plus(offset);
  }

  public Mesh apply(Mesh mesh) {
    float[] positions = mesh.positions().clone();
    float[] normals = mesh.normals().clone();
    for (int i = 0; i < positions.length; i += 3) {
      put(positions, i, point(get(positions, i)));
      put(normals, i, direction(get(normals, i)));
    }
    return new Mesh(positions, normals, mesh.uv(), mesh.triangles());
  }

  private Vec direction(Vec v) {
    return x.times(v.x()).plus(y.times(v.y())).plus(z.times(v.z()));
  }

  private interface Turn {
    Vec of(Vec v, double cosine, double sine);
  }

  private Pose then(double degrees, Turn turn) {
    double cosine = Math.cos(Math.toRadians(degrees));
    double sine = Math.sin(Math.toRadians(degrees));
    return new Pose(
        turn.of(x, cosine, sine),
        turn.of(y, cosine, sine),
        turn.of(z, cosine, sine),
        turn.of(offset, cosine, sine));
  }

  private static Vec get(float[] from, int at) {
    return new Vec(from[at], from[at + 1], from[at + 2]);
  }

  private static void put(float[] to, int at, Vec value) {
    to[at] = (float) value.x();
    to[at + 1] = (float) value.y();
    to[at + 2] = (float) value.z();
  }
}

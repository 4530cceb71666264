package dev.darkroom.engine.product.shape;

import dev.darkroom.engine.render.Mesh;

/** Thin upright plates that face the front, their texture flat on them. */
public final class Sticker {
  private Sticker() {}

  /** A plate with its back at z = 0 and its middle on the z axis. */
  public static Mesh of(double width, double height, double corner, double thick) {
    Outline outline = Outline.rectangle(width, height, corner);
    Mesh lying = Slab.of(outline, 0, thick, Math.min(thick, corner) * 0.3);
    return flat(Pose.NONE.tipped(90).apply(lying), width, height, 0);
  }

  /**
   * The same shape with texture coordinates as seen from the front.
   *
   * @param middle the height that becomes v = 0.5
   */
  public static Mesh flat(Mesh mesh, double width, double height, double middle) {
    float[] uv = new float[mesh.uv().length];
    for (int i = 0; i < mesh.vertexCount(); i++) {
      uv[2 * i] = (float) (mesh.positions()[3 * i] / width + 0.5);
      uv[2 * i + 1] = (float) ((mesh.positions()[3 * i + 1] - middle) / height + 0.5);
    }
    return new Mesh(mesh.positions(), mesh.normals(), uv, mesh.triangles());
  }
}

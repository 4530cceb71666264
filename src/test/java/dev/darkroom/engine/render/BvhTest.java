package dev.darkroom.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BvhTest {
  private static final boolean[] OPAQUE = {false};

  private static Mesh soup(Random random, int triangles, double size) {
    float[] positions = new float[triangles * 9];
    int[] indices = new int[triangles * 3];
    for (int i = 0; i < triangles; i++) {
      Vec centre = Vec.grey(0).plus(anywhere(random).times(10));
      for (int corner = 0; corner < 3; corner++) {
        Vec p = centre.plus(anywhere(random).times(size));
        int at = (i * 3 + corner) * 3;
        positions[at] = (float) p.x();
        positions[at + 1] = (float) p.y();
        positions[at + 2] = (float) p.z();
        indices[i * 3 + corner] = i * 3 + corner;
      }
    }
    return new Mesh(positions, new float[triangles * 9], new float[triangles * 6], indices);
  }

  private static Vec anywhere(Random random) {
    return new Vec(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
  }

  /** The distance of the nearest triangle, tested one by one in double precision; or infinity. */
  private static double bruteForce(Mesh mesh, Vec origin, Vec direction) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < mesh.triangleCount(); i++) {
      Vec a = vertex(mesh, mesh.triangles()[i * 3]);
      Vec e1 = vertex(mesh, mesh.triangles()[i * 3 + 1]).minus(a);
      Vec e2 = vertex(mesh, mesh.triangles()[i * 3 + 2]).minus(a);
      Vec p = direction.cross(e2);
      double determinant = e1.dot(p);
      Vec s = origin.minus(a);
      double u = s.dot(p) / determinant;
      Vec q = s.cross(e1);
      double v = direction.dot(q) / determinant;
      double t = e2.dot(q) / determinant;
      if (u >= 0 && v >= 0 && u + v <= 1 && t > 0 && t < nearest) {
        nearest = t;
      }
    }
    return nearest;
  }

  private static Vec vertex(Mesh mesh, int index) {
    float[] p = mesh.positions();
    return new Vec(p[index * 3], p[index * 3 + 1], p[index * 3 + 2]);
  }

  private static Walk walk(Mesh mesh) {
    var geometry = new Geometry(List.of(new Body(mesh, Material.matt(Texture.plain(Vec.ZERO)))));
    return new Walk(BvhBuilder.build(geometry), geometry, OPAQUE);
  }

  @Test
  void finds_the_same_triangles_as_testing_each_of_them() {
    var random = new Random(5);
    for (int triangles : new int[] {1, 3, 7, 60, 900}) {
      Mesh mesh = soup(random, triangles, triangles < 10 ? 8 : 2);
      Walk walk = walk(mesh);
      int different = 0;
      for (int i = 0; i < 500; i++) {
        Vec from = anywhere(random).times(15);
        Vec to = anywhere(random).unit();
        double expected = bruteForce(mesh, from, to);
        boolean hit = walk.nearest(from.x(), from.y(), from.z(), to.x(), to.y(), to.z(), 1e30);
        double found = hit ? walk.distance : Double.POSITIVE_INFINITY;
        boolean same = hit ? Math.abs(found - expected) < 1e-3 * expected : expected == found;
        different += same ? 0 : 1;
        boolean blocked = walk.blocked(from.x(), from.y(), from.z(), to.x(), to.y(), to.z(), 1e30);
        assertEquals(hit, blocked);
      }
      // Single precision may decide otherwise on an edge, and only there.
      assertEquals(0, different, 1, triangles + " triangles");
    }
  }

  @Test
  void rays_along_the_axes_hit_flat_things() {
    Walk walk = walk(Shapes.ground(0, 10));
    assertEquals(5, distanceDown(walk, 1, 5, 1), 1e-5);
    assertEquals(5, distanceDown(walk, 0, 5, 0), 1e-5);
    assertFalse(walk.nearest(11, 5, 0, 0, -1, 0, 1e30));
    assertFalse(walk.nearest(-30, 0.5, 0, 1, 0, 0, 1e30));
  }

  private static double distanceDown(Walk walk, double x, double y, double z) {
    return walk.nearest(x, y, z, 0, -1, 0, 1e30) ? walk.distance : -1;
  }

  @Test
  void many_triangles_in_one_place_do_not_make_the_tree_deep() {
    int count = 5000;
    float[] positions = {0, 0, 0, 1, 0, 0, 0, 1, 0};
    int[] triangles = new int[count * 3];
    for (int i = 0; i < triangles.length; i++) {
      triangles[i] = i % 3;
    }
    Walk walk = walk(new Mesh(positions, new float[9], new float[6], triangles));
    assertEquals(true, walk.nearest(0.2, 0.2, 3, 0, 0, -1, 1e30));
  }

  @Test
  void leaves_out_triangles_that_no_ray_can_hit() {
    float nan = Float.NaN;
    float[] positions = {
      0, 0, 0, 1, 0, 0, 2, 0, 0, nan, 0, 0, Float.POSITIVE_INFINITY, 0, 0, 0, 1, 0
    };
    int[] triangles = {0, 1, 2, 0, 0, 0, 0, 1, 3, 0, 4, 5, 0, 1, 5};
    var mesh = new Mesh(positions, new float[18], new float[12], triangles);
    var geometry = new Geometry(List.of(new Body(mesh, Material.matt(Texture.plain(Vec.ZERO)))));
    assertEquals(1, geometry.count());
  }

  @Test
  void refuses_a_mesh_that_names_a_vertex_it_does_not_have() {
    var mesh = new Mesh(new float[9], new float[9], new float[6], new int[] {0, 1, 3});
    var bodies = List.of(new Body(mesh, Material.matt(Texture.plain(Vec.ZERO))));
    assertThrows(IllegalArgumentException.class, () -> new Geometry(bodies));
  }
}

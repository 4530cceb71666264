package dev.darkroom.engine.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.product.design.Model;
import dev.darkroom.engine.product.scene.Bounds;
import dev.darkroom.engine.render.Body;
import dev.darkroom.engine.render.Mesh;
import dev.darkroom.engine.render.Vec;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DesignTest {
  private static final Item.Look BLUE = new Item.Look(new Colour(30, 60, 200), null);

  private record Place(long x, long y, long z) {}

  private record Edge(Place from, Place to) {}

  @ParameterizedTest
  @EnumSource
  void every_mesh_has_finite_vertices_and_unit_normals_that_point_outward(Archetype archetype) {
    for (Body body : everyPart(archetype)) {
      Mesh mesh = body.mesh();
      assertTrue(mesh.triangleCount() > 0);
      for (int i = 0; i < mesh.vertexCount(); i++) {
        assertTrue(Double.isFinite(vector(mesh.positions(), i).length()));
        assertEquals(1, vector(mesh.normals(), i).length(), 1e-3);
      }
      for (int index : mesh.triangles()) {
        assertTrue(index >= 0 && index < mesh.vertexCount());
      }
      assertTrue(volume(mesh) > 0, "inside out");
      assertTrue(agreement(mesh) > 0.9, "normals against their faces");
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_product_is_closed_so_that_light_cannot_leak_into_it(Archetype archetype) {
    for (Body body : everyPart(archetype)) {
      assertEquals(0, openEdges(body.mesh()), "open edges of " + body.mesh().triangleCount());
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_product_stands_on_the_ground_with_a_real_size(Archetype archetype) {
    List<Body> bodies = Model.of(new Item(archetype, Map.of()));
    Bounds bounds = Bounds.of(bodies);
    assertEquals(0, bounds.low().y(), 0.01);
    assertTrue(bounds.reach() > 3 && bounds.reach() < 30, bounds.toString());
    assertTrue(bodies.stream().mapToInt(b -> b.mesh().triangleCount()).sum() <= 60_000);
  }

  @ParameterizedTest
  @EnumSource
  void every_finish_that_a_part_takes_can_be_had(Archetype archetype) {
    assertTrue(Catalogue.parts(archetype).contains(Part.BODY));
    for (Part part : Catalogue.parts(archetype)) {
      List<Finish> finishes = Catalogue.finishes(archetype, part);
      // Shapes do not depend on finishes; every third stands for the many.
      for (int i = 0; i < finishes.size(); i += 3) {
        Item item = new Item(archetype, Map.of(part, new Item.Look(null, finishes.get(i))));
        assertFalse(Model.of(item).isEmpty());
      }
    }
  }

  @Test
  void what_makes_no_sense_is_not_taken() {
    assertFalse(Catalogue.takes(Archetype.BOOK, Part.BODY, Finish.GLASS));
    assertFalse(Catalogue.takes(Archetype.MUG, Part.SHADE, Finish.FABRIC));
    assertTrue(Catalogue.takes(Archetype.MUG, Part.BODY, Finish.GLASS));
  }

  @Test
  void a_golden_lid_leaves_the_jar_white() {
    var looks =
        Map.of(
            Part.BODY, new Item.Look(new Colour(255, 255, 255), null),
            Part.LID, new Item.Look(null, Finish.GOLD));
    List<Body> bodies = Model.of(new Item(Archetype.JAR, looks));
    Vec jar = bodies.getFirst().material().colour().at(Vec.ZERO, 0, 0);
    assertTrue(Math.min(jar.x(), jar.z()) > 0.8);
    assertTrue(
        bodies.stream()
            .anyMatch(
                body -> {
                  Vec colour = body.material().colour().at(Vec.ZERO, 0, 0);
                  return body.material().metallic() > 0.9 && colour.x() > 2 * colour.z();
                }));
  }

  @Test
  void a_blue_bottle_is_of_blue_glass_and_a_white_one_cannot_be_seen_through() {
    Body blue = Model.of(new Item(Archetype.BOTTLE, Map.of(Part.BODY, BLUE))).getFirst();
    assertTrue(blue.material().absorption().x() > 3 * blue.material().absorption().z());
    Item.Look white = new Item.Look(new Colour(250, 250, 250), null);
    Body milk = Model.of(new Item(Archetype.BOTTLE, Map.of(Part.BODY, white))).getFirst();
    assertEquals(0, milk.material().transmission());
  }

  @Test
  void a_handle_follows_its_mug_unless_words_say_otherwise() {
    Body handle = Model.of(new Item(Archetype.MUG, Map.of(Part.BODY, BLUE))).get(1);
    assertTrue(handle.material().colour().at(Vec.ZERO, 0, 0).z() > 0.3);
    var other = Map.of(Part.BODY, BLUE, Part.HANDLE, new Item.Look(null, Finish.GOLD));
    assertEquals(1, Model.of(new Item(Archetype.MUG, other)).get(1).material().metallic());
  }

  private static List<Body> everyPart(Archetype archetype) {
    Map<Part, Item.Look> looks = new EnumMap<>(Part.class);
    for (Part part : Catalogue.parts(archetype)) {
      looks.put(part, new Item.Look(null, null));
    }
    return Model.of(new Item(archetype, looks));
  }

  private static double volume(Mesh mesh) {
    double sum = 0;
    int[] t = mesh.triangles();
    Vec origin = vector(mesh.positions(), t[0]);
    for (int i = 0; i < t.length; i += 3) {
      Vec a = vector(mesh.positions(), t[i]).minus(origin);
      Vec b = vector(mesh.positions(), t[i + 1]).minus(origin);
      Vec c = vector(mesh.positions(), t[i + 2]).minus(origin);
      sum += a.dot(b.cross(c)) / 6;
    }
    return sum;
  }

  private static double agreement(Mesh mesh) {
    int[] t = mesh.triangles();
    double good = 0;
    for (int i = 0; i < t.length; i += 3) {
      Vec a = vector(mesh.positions(), t[i]);
      Vec face =
          vector(mesh.positions(), t[i + 1])
              .minus(a)
              .cross(vector(mesh.positions(), t[i + 2]).minus(a));
      good += face.dot(vector(mesh.normals(), t[i])) >= 0 ? 1 : 0;
    }
    return good * 3 / t.length;
  }

  private static int openEdges(Mesh mesh) {
    Map<Edge, Integer> edges = new HashMap<>();
    int[] t = mesh.triangles();
    for (int i = 0; i < t.length; i++) {
      Place from = place(mesh, t[i]);
      Place to = place(mesh, t[i % 3 == 2 ? i - 2 : i + 1]);
      edges.merge(new Edge(from, to), 1, Integer::sum);
      edges.merge(new Edge(to, from), -1, Integer::sum);
    }
    return (int) edges.values().stream().filter(count -> count != 0).count();
  }

  private static Place place(Mesh mesh, int vertex) {
    Vec at = vector(mesh.positions(), vertex).times(2000);
    return new Place(Math.round(at.x()), Math.round(at.y()), Math.round(at.z()));
  }

  private static Vec vector(float[] from, int index) {
    return new Vec(from[3 * index], from[3 * index + 1], from[3 * index + 2]);
  }
}

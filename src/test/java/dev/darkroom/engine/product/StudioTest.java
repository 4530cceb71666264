package dev.darkroom.engine.product;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.render.Body;
import dev.darkroom.engine.render.Camera;
import dev.darkroom.engine.render.Effort;
import dev.darkroom.engine.render.Passes;
import dev.darkroom.engine.render.Renderer;
import dev.darkroom.engine.render.Vec;
import dev.darkroom.engine.render.World;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StudioTest {
  private static final int[][] SIZES = {{2100, 900}, {1600, 900}, {1000, 1000}, {900, 1600}};

  /** Left, right, bottom and top of the products in the picture, whose frame is -1 to 1. */
  private record Seen(double left, double right, double bottom, double top) {}

  @ParameterizedTest
  @EnumSource
  void nothing_of_a_product_is_cut_off_in_any_shape_of_picture(Archetype archetype) {
    Shot shot = shot(archetype);
    for (int[] size : SIZES) {
      Seen seen = seen(shot, size[0], size[1]);
      double largest = Math.max(seen.right - seen.left, seen.top - seen.bottom) / 2;
      assertEquals(0.68, largest, 0.03, archetype + " at " + size[0] + "x" + size[1]);
      assertTrue(inside(seen), seen.toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothing_is_cut_off_from_any_height(Shot.Angle angle) {
    for (int[] size : SIZES) {
      assertTrue(
          inside(
              seen(
                  shot(
                      angle,
                      Shot.Framing.USUAL,
                      Shot.Placing.CENTRE,
                      Archetype.TEAPOT,
                      Archetype.MUG),
                  size[0],
                  size[1])));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_closer_framing_fills_more(Shot.Framing framing) {
    Seen seen =
        seen(shot(Shot.Angle.EYE_LEVEL, framing, Shot.Placing.CENTRE, Archetype.VASE), 1000, 1000);
    double height = (seen.top - seen.bottom) / 2;
    double wanted =
        switch (framing) {
          case CLOSE_UP -> 0.9;
          case USUAL -> 0.68;
          case WIDE -> 0.36;
        };
    assertEquals(wanted, height, 0.03);
    assertTrue(inside(seen));
  }

  @Test
  void a_product_on_the_left_stands_at_the_left_third() {
    Seen left =
        seen(
            shot(Shot.Angle.EYE_LEVEL, Shot.Framing.USUAL, Shot.Placing.LEFT, Archetype.MUG),
            1600,
            900);
    assertEquals(-1 / 3.0, (left.left + left.right) / 2, 0.05);
    assertTrue(inside(left));
    Seen right =
        seen(
            shot(Shot.Angle.EYE_LEVEL, Shot.Framing.USUAL, Shot.Placing.RIGHT, Archetype.MUG),
            900,
            1600);
    assertEquals(1 / 3.0, (right.left + right.right) / 2, 0.05);
    assertTrue(inside(right));
  }

  @Test
  void products_stand_side_by_side_without_touching() {
    double end = -1e9;
    List<Item> items = List.of(item(Archetype.MUG), item(Archetype.PLATE), item(Archetype.CAN));
    List<Body> all = Studio.products(items);
    int from = 0;
    for (Item item : items) {
      int count = Studio.products(List.of(item)).size();
      double low = 1e9;
      double high = -1e9;
      for (Body body : all.subList(from, from + count)) {
        for (int i = 0; i < body.mesh().positions().length; i += 3) {
          low = Math.min(low, body.mesh().positions()[i]);
          high = Math.max(high, body.mesh().positions()[i]);
        }
      }
      assertTrue(low > end, item.archetype() + " overlaps the one before it");
      end = high;
      from += count;
    }
  }

  @Test
  void the_same_seed_gives_the_same_world_and_variants_differ_only_around_the_product() {
    Shot shot = shot(Archetype.JAR);
    World first = new Studio().world(shot, 800, 600, 7, 0);
    World again = new Studio().world(shot, 800, 600, 7, 0);
    World other = new Studio().world(shot, 800, 600, 7, 1);
    assertEquals(first.camera(), again.camera());
    assertEquals(first.lights(), again.lights());
    assertNotEquals(first.camera(), other.camera());
    assertNotEquals(first.lights(), other.lights());
    for (int i = 0; i < Studio.products(shot.items()).size(); i++) {
      assertArrayEquals(
          first.bodies().get(i).mesh().positions(), other.bodies().get(i).mesh().positions());
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_ground_carries_the_product_without_swallowing_it(Shot.Ground ground) {
    Shot shot =
        new Shot(
            List.of(item(Archetype.BALL)),
            ground,
            null,
            null,
            Shot.Light.SOFT_STUDIO,
            Shot.Angle.RAISED,
            Shot.Framing.USUAL,
            Shot.Placing.CENTRE);
    World world = new Studio().world(shot, 100, 100, 1, 0);
    for (Body body : world.bodies().subList(1, world.bodies().size())) {
      for (int i = 0; i < body.mesh().positions().length; i += 3) {
        Vec at = new Vec(body.mesh().positions()[i], 0, body.mesh().positions()[i + 2]);
        double height = body.mesh().positions()[i + 1];
        assertTrue(at.length() > 3 || height <= 0.01, "the ground rises into the product");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_light_shows_a_white_mug_well_exposed(Shot.Light light) {
    Shot shot =
        new Shot(
            List.of(item(Archetype.MUG)),
            Shot.Ground.STUDIO,
            null,
            null,
            light,
            Shot.Angle.EYE_LEVEL,
            Shot.Framing.CLOSE_UP,
            Shot.Placing.CENTRE);
    World world = new Studio().world(shot, 32, 32, 3, 0);
    Bitmap picture =
        new Renderer()
            .render(world, 32, 32, 1, new Effort(8, 8, Duration.ofMinutes(1), 2), quiet());
    int[] greens = new int[32 * 32];
    for (int i = 0; i < greens.length; i++) {
      greens[i] = picture.pixels()[4 * i + 1] & 255;
    }
    Arrays.sort(greens);
    int bright = greens[greens.length * 95 / 100];
    assertTrue(bright > 110, light + " is too dark: " + bright);
    assertTrue(greens[greens.length / 4] < 245, light + " is blown out");
  }

  private static Passes quiet() {
    return new Passes() {
      @Override
      public void pass(double done, Supplier<Bitmap> soFar) {}

      @Override
      public void check() {}
    };
  }

  private static boolean inside(Seen seen) {
    return seen.left > -1 && seen.right < 1 && seen.bottom > -1 && seen.top < 1;
  }

  private static Seen seen(Shot shot, int width, int height) {
    Camera camera = new Studio().world(shot, width, height, 5, 2).camera();
    Vec back = camera.eye().minus(camera.target()).unit();
    Vec right =
        shot.angle() == Shot.Angle.TOP_DOWN
            ? new Vec(1, 0, 0)
            : new Vec(0, 1, 0).cross(back).unit();
    Vec up = back.cross(right);
    double tangent = Math.tan(Math.toRadians(camera.fieldOfView() / 2)) / Math.min(width, height);
    double[] box = {1e9, -1e9, 1e9, -1e9};
    for (Body body : Studio.products(shot.items())) {
      float[] p = body.mesh().positions();
      for (int i = 0; i < p.length; i += 3) {
        Vec from = new Vec(p[i], p[i + 1], p[i + 2]).minus(camera.eye());
        double depth = -from.dot(back);
        double x = from.dot(right) / depth / tangent / width;
        double y = from.dot(up) / depth / tangent / height;
        box[0] = Math.min(box[0], x);
        box[1] = Math.max(box[1], x);
        box[2] = Math.min(box[2], y);
        box[3] = Math.max(box[3], y);
      }
    }
    return new Seen(box[0], box[1], box[2], box[3]);
  }

  private static Item item(Archetype archetype) {
    return new Item(archetype, Map.of());
  }

  private static Shot shot(Archetype... archetypes) {
    return shot(Shot.Angle.EYE_LEVEL, Shot.Framing.USUAL, Shot.Placing.CENTRE, archetypes);
  }

  private static Shot shot(
      Shot.Angle angle, Shot.Framing framing, Shot.Placing placing, Archetype... archetypes) {
    return new Shot(
        Arrays.stream(archetypes).map(StudioTest::item).toList(),
        Shot.Ground.STUDIO,
        null,
        null,
        Shot.Light.SOFT_STUDIO,
        angle,
        framing,
        placing);
  }
}

package dev.darkroom.engine.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RendererTest {
  private static final Softbox LIGHT =
      new Softbox(new Vec(-30, 50, 30), new Vec(-10, 0, -10), new Vec(6, 12, -6), Vec.grey(12));

  private static World still() {
    return new World(
        List.of(
            new Body(Shapes.ground(0, 200), Material.matt(Texture.plain(Vec.grey(0.7)))),
            new Body(
                Shapes.ball(new Vec(-6, 5, 0), 5, 24),
                Material.coated(Texture.plain(new Vec(0.5, 0.02, 0.02)), 1, 0.1)),
            new Body(
                Shapes.ball(new Vec(6, 5, 0), 5, 24), Material.clear(1.5, 0, new Vec(0.1, 0, 0)))),
        List.of(LIGHT),
        Shots.even(0.3),
        new Camera(new Vec(0, 20, 50), new Vec(0, 4, 0), 34, 0.5, 52),
        1);
  }

  private static byte[] bytes(long seed, int samples, int threads) {
    var effort = new Effort(samples, samples, Duration.ofMinutes(5), threads);
    return new Renderer().render(still(), 50, 37, seed, effort, Shots.QUIET).pixels();
  }

  @Test
  void the_same_seed_gives_the_same_bytes_on_any_number_of_threads() {
    byte[] first = bytes(3, 6, 1);
    assertArrayEquals(first, bytes(3, 6, 1));
    assertArrayEquals(first, bytes(3, 6, 2));
    assertArrayEquals(first, bytes(3, 6, 5));
    assertFalse(Arrays.equals(first, bytes(4, 6, 1)));
  }

  @Test
  void leaving_out_what_is_clean_does_not_depend_on_threads() {
    byte[] one = adaptive(1);
    assertArrayEquals(one, adaptive(3));
    assertFalse(Arrays.equals(one, bytes(3, 8, 1)), "More samples went where they were needed");
  }

  private static byte[] adaptive(int threads) {
    var effort = new Effort(8, 32, Duration.ofMinutes(5), threads);
    return new Renderer().render(still(), 50, 37, 3, effort, Shots.QUIET).pixels();
  }

  @Test
  void an_even_part_of_a_picture_is_clean_before_an_edge_is() {
    World world =
        Shots.world(
            Shots.even(0.6),
            Shots.ahead(),
            List.of(),
            new Body(Shapes.ball(Vec.ZERO, 6, 24), Material.glowing(new Vec(0.1, 0, 0))));
    var scene = new Scene(world, 48, 48);
    var film = new Film(48, 48);
    var tracer = new Tracer(scene, new Sampler(1, 8));
    for (int pass = 0; pass < 2; pass++) {
      for (int pixel = 0; pixel < 48 * 48; pixel++) {
        tracer.trace(pixel % 48, pixel / 48, pass);
        film.add(pixel % 48, pixel / 48, tracer.found, 1);
      }
      assertFalse(film.clean(0, 1));
      for (int tile = 0; tile < film.tiles(); tile++) {
        film.passed(tile, 1);
      }
    }
    assertTrue(film.clean(film.tileOf(2, 2), 1));
    assertFalse(film.clean(film.tileOf(24, 24), 1));
  }

  @Test
  void a_picture_in_strips_is_the_picture_in_one() {
    var scene = new Scene(still(), 40, 300);
    var film = new Film(40, 300);
    var tracer = new Tracer(scene, new Sampler(1, 2));
    for (int pixel = 0; pixel < 40 * 300; pixel++) {
      tracer.trace(pixel % 40, pixel / 40, 0);
      film.add(pixel % 40, pixel / 40, tracer.found, 1);
    }
    for (int tile = 0; tile < film.tiles(); tile++) {
      film.passed(tile, 1);
    }
    try (var crew = new Crew(2, Shots.QUIET)) {
      byte[] whole = new Denoiser(film, scene, crew).picture().pixels();
      byte[] strips = new Denoiser(film, scene, crew, 40 * 200).picture().pixels();
      assertArrayEquals(whole, strips);
    }
  }

  @Test
  void passes_are_told_with_a_picture_that_becomes_clearer() {
    List<Double> done = new ArrayList<>();
    List<Bitmap> pictures = new ArrayList<>();
    var checks = new AtomicInteger();
    var passes =
        new Passes() {
          @Override
          public void pass(double part, Supplier<Bitmap> soFar) {
            done.add(part);
            pictures.add(soFar.get());
          }

          @Override
          public void check() {
            checks.incrementAndGet();
          }
        };
    Bitmap last = new Renderer().render(still(), 32, 32, 1, Shots.samples(12), passes);
    assertEquals(3, done.size());
    assertTrue(done.get(0) < done.get(1) && done.get(1) < done.get(2));
    assertEquals(1.0, done.get(2), 1e-9);
    assertTrue(checks.get() > 3);
    assertArrayEquals(last.pixels(), pictures.get(2).pixels());
    assertFalse(Arrays.equals(last.pixels(), pictures.get(0).pixels()));
  }

  @Test
  void time_that_is_over_ends_the_picture_but_not_before_the_least_samples() {
    List<Double> done = new ArrayList<>();
    var passes =
        new Passes() {
          @Override
          public void pass(double part, Supplier<Bitmap> soFar) {
            done.add(part);
          }

          @Override
          public void check() {}
        };
    var effort = new Effort(5, 4000, Duration.ofMillis(1), 2);
    new Renderer().render(still(), 16, 16, 1, effort, passes);
    assertEquals(2, done.size());
    assertEquals(1.0, done.get(1), 1e-9);
  }

  @Test
  void stopping_reaches_the_caller_and_leaves_no_thread_behind() {
    var checks = new AtomicInteger();
    var stopped = new Monitor.Stopped(false);
    var passes =
        new Passes() {
          @Override
          public void pass(double part, Supplier<Bitmap> soFar) {}

          @Override
          public void check() {
            if (checks.incrementAndGet() == 3) {
              throw stopped;
            }
          }
        };
    var effort = new Effort(4000, 4000, Duration.ofHours(1), 3);
    long start = System.nanoTime();
    var thrown =
        assertThrows(
            Monitor.Stopped.class,
            () -> new Renderer().render(still(), 256, 256, 1, effort, passes));
    assertEquals(stopped, thrown);
    assertTrue(System.nanoTime() - start < 10_000_000_000L);
    assertFalse(
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().startsWith("render-")));
  }

  @Test
  void a_failure_of_a_texture_reaches_the_caller() {
    Texture broken =
        (_, _, _) -> {
          throw new IllegalStateException("no colour");
        };
    World world =
        Shots.world(
            Shots.even(1),
            Shots.ahead(),
            List.of(),
            new Body(Shapes.ball(Vec.ZERO, 10, 8), Material.matt(broken)));
    var thrown = assertThrows(IllegalStateException.class, () -> Shots.take(world, 4));
    assertEquals("no colour", thrown.getMessage());
  }

  @Test
  void hostile_worlds_make_pictures_without_a_broken_pixel() {
    double nan = Double.NaN;
    double infinite = Double.POSITIVE_INFINITY;
    var rubbish = new Vec(nan, infinite, -1e300);
    Material broken =
        new Material(
            (_, _, _) -> new Vec(nan, infinite, -3), nan, nan, 2, -1, 0, nan, rubbish, rubbish);
    Material brokenGlass =
        new Material((_, _, _) -> rubbish, nan, 0, 0, 0, 1, 0, rubbish, Vec.ZERO);
    float[] none = {};
    Body empty = new Body(new Mesh(none, none, none, new int[0]), broken);
    Mesh flat = new Mesh(new float[9], new float[9], new float[6], new int[] {0, 1, 2});
    World world =
        new World(
            List.of(
                empty,
                new Body(flat, broken),
                new Body(Shapes.ball(Vec.ZERO, 10, 8), broken),
                new Body(Shapes.ball(new Vec(8, 0, 0), 10, 8), brokenGlass),
                new Body(Shapes.ground(-10, 1e9), Material.matt(Texture.plain(rubbish)))),
            List.of(
                new Softbox(rubbish, rubbish, rubbish, rubbish),
                new Softbox(new Vec(0, 40, 0), Vec.ZERO, Vec.ZERO, Vec.grey(5)),
                new Softbox(
                    new Vec(0, 40, 0), new Vec(5, 0, 0), new Vec(0, 0, 5), Vec.grey(1e300))),
            direction -> direction.x() > 0 ? rubbish : Vec.grey(0.5),
            new Camera(new Vec(0, 0, 60), Vec.ZERO, nan, nan, nan),
            nan);
    Bitmap picture = Shots.take(world, 8);
    assertTrue(picture.opaque());
    // The left of the sky is not touched by anything broken.
    assertTrue(Shots.green(picture, 2, 2) > 150, "sky " + Shots.green(picture, 2, 2));
  }

  @Test
  void a_world_without_anything_shows_its_surroundings() {
    Bitmap picture = Shots.take(Shots.world(Shots.even(0.5), Shots.ahead(), List.of()), 4);
    int expected = Shots.green(picture, 0, 0);
    assertTrue(expected > 150 && expected < 200);
    assertEquals(expected, Shots.green(picture, 40, 30), 1);
  }

  @Test
  void every_pixel_of_a_black_world_is_black() {
    World world =
        Shots.world(
            Shots.even(0),
            Shots.ahead(),
            List.of(),
            new Body(
                Shapes.ball(Vec.ZERO, 10, 16),
                Material.coated(Texture.plain(Vec.grey(0.5)), 1, 0.3)));
    Bitmap picture = Shots.take(world, 4);
    for (int i = 0; i < picture.pixels().length; i += 4) {
      assertTrue((picture.pixels()[i] & 255) <= 1);
    }
  }
}

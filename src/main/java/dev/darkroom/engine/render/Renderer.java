package dev.darkroom.engine.render;

import dev.darkroom.engine.Bitmap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Makes pictures of worlds by path tracing (Kajiya 1986): passes of a few samples over the whole
 * picture until the {@link Effort} is spent, then denoising and toning. Once all pixels have the
 * least samples, the passes leave out the parts of the picture that are clean already.
 *
 * <p>The same world, size, seed and number of samples give the same bytes, whatever the number of
 * threads. How many samples fit into a time is not the same twice: who wants the same bytes sets
 * {@code samplesMin} to {@code samplesMax}.
 *
 * <p>Softboxes shine but are not seen by the camera, only in reflections and through glass. Light
 * reaches diffuse surfaces through clear bodies without being bent, see {@link Shadow}.
 *
 * <p>Four samples of each pixel, more of those on edges, and up to 32 where they are needed, make a
 * clean picture of most products. Worlds whose liquids overlap the walls of their vessels a little
 * look as if the two touched; see {@link Media}.
 *
 * <p>Memory: 60 bytes a pixel of the picture, at most 90 MB for denoising, and about 150 bytes a
 * triangle. Has no state; any number of threads may use one renderer.
 */
public final class Renderer {
  private static final int PASS_SAMPLES = 4;

  /** Samples that pixels on the edges of things get besides, so that edges are smooth. */
  private static final int EDGE_SAMPLES = 12;

  private static final int SAMPLES_LIMIT = 1 << 16;
  private static final int THREADS_LIMIT = 64;

  /**
   * Makes a picture.
   *
   * @param seed chooses the random numbers
   * @param passes hears of each pass and may stop the picture; called by this thread only
   * @throws dev.darkroom.engine.Monitor.Stopped as thrown by {@code passes}, or when this thread is
   *     interrupted; all threads have ended by then
   * @throws IllegalArgumentException when width or height is below 1, or when a mesh names a vertex
   *     that it does not have
   */
  public Bitmap render(
      World world, int width, int height, long seed, Effort effort, Passes passes) {
    return traced(world, width, height, seed, effort, passes, Denoiser::picture);
  }

  /**
   * The same before the tone curve: red, green and blue of each pixel times the world's exposure,
   * as light adds up, from 0 without an upper bound. For what is to be joined with other pictures.
   *
   * @throws dev.darkroom.engine.Monitor.Stopped as {@link #render}
   */
  public float[] light(
      World world, int width, int height, long seed, Effort effort, Passes passes) {
    return traced(world, width, height, seed, effort, passes, Denoiser::light);
  }

  private static <T> T traced(
      World world,
      int width,
      int height,
      long seed,
      Effort effort,
      Passes passes,
      Function<Denoiser, T> finish) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("A picture of " + width + "x" + height);
    }
    long start = System.nanoTime();
    passes.check();
    try (var crew = new Crew(Math.clamp(effort.threads(), 1, THREADS_LIMIT), passes)) {
      var scene = new Scene(world, width, height);
      var film = new Film(width, height);
      var denoiser = new Denoiser(film, scene, crew);
      int most = Math.clamp(Math.max(effort.samplesMin(), effort.samplesMax()), 1, SAMPLES_LIMIT);
      int least = Math.clamp(effort.samplesMin(), 1, most);
      List<Tracer> tracers = new ArrayList<>();
      for (int i = 0; i < crew.size(); i++) {
        tracers.add(new Tracer(scene, new Sampler(seed, most + EDGE_SAMPLES)));
      }
      var clock =
          new PassClock(start, effort.time().toNanos(), (long) width * height / crew.size());
      int done = 0;
      while (done < most && (done < least || clock.another())) {
        int count = Math.min(PASS_SAMPLES, most - done);
        int[] tiles = tiles(film, done < least, scene.exposure);
        if (tiles.length == 0) {
          break;
        }
        pass(film, crew, tracers, tiles, count);
        boolean whole = done < least && done + count >= least;
        done += count;
        clock.passed();
        if (whole) {
          edges(film, crew, tracers, most);
        }
        double part = Math.max((double) done / most, clock.spent());
        passes.pass(Math.min(1, part), denoiser::picture);
      }
      return finish.apply(denoiser);
    }
  }

  /** The tiles that need another pass: all until each has the least samples, then the noisy. */
  private static int[] tiles(Film film, boolean all, double exposure) {
    return IntStream.range(0, film.tiles())
        .filter(tile -> all || !film.clean(tile, exposure))
        .toArray();
  }

  private static void pass(Film film, Crew crew, List<Tracer> tracers, int[] tiles, int count) {
    List<IntConsumer> workers = new ArrayList<>();
    for (Tracer tracer : tracers) {
      var sum = new Sample();
      workers.add(i -> tile(film, tracer, sum, tiles[i], count));
    }
    crew.share(tiles.length, workers);
  }

  /** Samples the pixels on edges, with the sample numbers that no pass uses. */
  private static void edges(Film film, Crew crew, List<Tracer> tracers, int firstSample) {
    boolean[] edges = new boolean[film.width * film.height];
    crew.share(
        film.height,
        Collections.nCopies(
            crew.size(),
            y -> {
              for (int x = 0; x < film.width; x++) {
                edges[y * film.width + x] = film.edge(x, y);
              }
            }));
    List<IntConsumer> workers = new ArrayList<>();
    for (Tracer tracer : tracers) {
      var sum = new Sample();
      workers.add(tile -> edgesOf(film, tracer, sum, tile, edges, firstSample));
    }
    crew.share(film.tiles(), workers);
  }

  private static void edgesOf(
      Film film, Tracer tracer, Sample sum, int tile, boolean[] edges, int firstSample) {
    for (int y = film.top(tile); y < film.bottom(tile); y++) {
      for (int x = film.left(tile); x < film.right(tile); x++) {
        if (edges[y * film.width + x]) {
          trace(tracer, sum, x, y, firstSample, EDGE_SAMPLES);
          film.addExtra(x, y, sum, EDGE_SAMPLES);
        }
      }
    }
  }

  private static void tile(Film film, Tracer tracer, Sample sum, int tile, int count) {
    int before = film.samples(tile);
    for (int y = film.top(tile); y < film.bottom(tile); y++) {
      for (int x = film.left(tile); x < film.right(tile); x++) {
        trace(tracer, sum, x, y, before, count);
        film.add(x, y, sum, count);
      }
    }
    film.passed(tile, count);
  }

  private static void trace(Tracer tracer, Sample sum, int x, int y, int first, int count) {
    sum.clear();
    for (int i = 0; i < count; i++) {
      if (tracer.trace(x, y, first + i)) {
        sum.add(tracer.found);
      }
    }
  }
}

package dev.darkroom.engine.render;

import dev.darkroom.engine.Bitmap;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Small pictures and how to look at them. */
final class Shots {
  static final int SIZE = 48;

  private Shots() {}

  static final Passes QUIET =
      new Passes() {
        @Override
        public void pass(double done, Supplier<Bitmap> soFar) {}

        @Override
        public void check() {}
      };

  static Effort samples(int count) {
    return new Effort(count, count, Duration.ofMinutes(5), 2);
  }

  static Environment even(double radiance) {
    return _ -> Vec.grey(radiance);
  }

  /** Looks along -z from 100 cm away; 40 cm are seen at the origin. */
  static Camera ahead() {
    return new Camera(new Vec(0, 0, 100), Vec.ZERO, 22.62, 0, 100);
  }

  static World world(Environment environment, Camera camera, List<Softbox> lights, Body... bodies) {
    return new World(List.of(bodies), lights, environment, camera, 1);
  }

  static Bitmap take(World world, int samples) {
    return new Renderer().render(world, SIZE, SIZE, 7, samples(samples), QUIET);
  }

  /** A pixel's red, green and blue, 0 to 255. */
  static int[] colour(Bitmap picture, int x, int y) {
    int at = (y * picture.width() + x) * 4;
    byte[] p = picture.pixels();
    return new int[] {p[at + 2] & 255, p[at + 1] & 255, p[at] & 255};
  }

  static int green(Bitmap picture, int x, int y) {
    return colour(picture, x, y)[1];
  }

  /** The linear radiance that one pixel's paths find on average, before denoising and toning. */
  static Vec radiance(World world, int x, int y, int samples) {
    var scene = new Scene(world, SIZE, SIZE);
    var tracer = new Tracer(scene, new Sampler(11, samples));
    Vec sum = Vec.ZERO;
    for (int i = 0; i < samples; i++) {
      if (tracer.trace(x, y, i)) {
        Sample found = tracer.found;
        sum =
            sum.plus(
                new Vec(
                    found.baseR + found.restR,
                    found.baseG + found.restG,
                    found.baseB + found.restB));
      }
    }
    return sum.times(1.0 / samples);
  }
}

package dev.darkroom.engine.render;

import java.util.Arrays;

/**
 * Which body each part of each pixel shows first: exact masks of rendered pictures, seen through
 * the same lens as the picture.
 */
public final class Coverage {
  private final int[] firsts;
  private final int samples;

  private Coverage(int[] firsts, int samples) {
    this.firsts = firsts;
    this.samples = samples;
  }

  /** Looks along as many rays a pixel as told, at the places where a picture's samples lie. */
  public static Coverage of(World world, int width, int height, long seed, int samples) {
    Scene scene = new Scene(world, width, height);
    Walk walk = new Walk(scene.bvh, scene.geometry, scene.clearBodies);
    Sampler sampler = new Sampler(seed, samples);
    Disk disk = new Disk();
    Ray ray = new Ray();
    int[] bodies = scene.geometry.bodies();
    int[] firsts = new int[width * height * samples];
    Arrays.fill(firsts, -1);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int i = 0; i < samples; i++) {
          sampler.start(x, y, i);
          sampler.draw(0);
          double px = x + sampler.a;
          double py = y + sampler.b;
          if (scene.lens.blurs()) {
            sampler.draw(1);
          }
          scene.lens.aim(ray, disk, px, py, sampler.a, sampler.b);
          if (walk.nearest(ray.ox, ray.oy, ray.oz, ray.dx, ray.dy, ray.dz, 1e30)) {
            firsts[(y * width + x) * samples + i] = bodies[walk.triangle];
          }
        }
      }
    }
    return new Coverage(firsts, samples);
  }

  /** The share of each pixel that shows one of the bodies, 0 to 255. */
  public byte[] share(boolean[] bodies) {
    byte[] share = new byte[firsts.length / samples];
    for (int pixel = 0; pixel < share.length; pixel++) {
      int count = 0;
      for (int i = pixel * samples; i < (pixel + 1) * samples; i++) {
        count += firsts[i] >= 0 && bodies[firsts[i]] ? 1 : 0;
      }
      share[pixel] = (byte) Math.round(255.0 * count / samples);
    }
    return share;
  }

  /** In how many samples a body is seen. */
  public int seen(int body) {
    int count = 0;
    for (int first : firsts) {
      count += first == body ? 1 : 0;
    }
    return count;
  }
}
